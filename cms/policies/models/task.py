"""The step of the workflow in which two people approve."""

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from foundation import clock


class TwoApprovers(Task):  # type: ignore[misc]
    """Waits until two people who did not write the text have approved it; then the workflow publishes it."""

    class Meta:
        verbose_name = _("Two approvers")
        verbose_name_plural = _("Two approvers")

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        from cms.policies.policies import can_approve_policies

        return can_approve_policies(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """While others read it, the text stays as it is; who wants to change it takes it back first."""
        return True

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """Nothing here: the desk shows what changed beside the buttons."""
        return []

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        from cms.policies.policies import can_approve_policies

        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting if can_approve_policies(user) else waiting.none()

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Wagtail's own doors lead to the same actions as ours."""
        from cms.policies.actions.approve_text import approve_text
        from cms.policies.actions.send_text_back import send_text_back

        note = str(kwargs.get("comment", ""))
        act = approve_text if action_name == "approve" else send_text_back
        act(by=user, revision=task_state.revision, note=note, at=clock.now())

    @classmethod
    def get_description(cls) -> str:
        return _t("Two people of the board or the secretary approve exactly this text; neither of them wrote it.")
