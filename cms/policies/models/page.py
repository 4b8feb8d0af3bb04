"""Policies as pages. What the public reads is the version, never the draft that lies in the page."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester, Workflow
from wagtail.search import index

from cms.media.sharing import SHARING_PANELS, picture_for_sharing
from cms.pages.forms import SitePageForm
from cms.policies.blocks import BODY
from cms.policies.enums import AcceptedBy
from foundation import clock

WORKFLOW = "Two approvers"  # made by this room's migration


class NeverAtOnce(PagePermissionTester):  # type: ignore[misc]
    """Nobody publishes a policy with a button: the second approval does."""

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return bool(super().can_publish())

    def can_unpublish(self) -> bool:
        return bool(self.page.live and super().can_publish())


class PolicyIndexPage(Page):  # type: ignore[django-manager-missing]
    """All policies of the co-op."""

    lead = models.TextField(_("first sentence"), max_length=300, blank=True)
    sharing_image = picture_for_sharing()

    content_panels = [*Page.content_panels, FieldPanel("lead")]
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    base_form_class = SitePageForm
    parent_page_types = ["cms_pages.HomePage"]
    subpage_types = ["cms_policies.PolicyPage"]
    max_count = 1
    template = "cms/policies/policy_index_page.html"

    class Meta:
        verbose_name = _("policies: the list")

    def permissions_for_user(self, user: Any) -> Any:
        return PolicyIndexTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.policies.views._policy import index_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | index_context(request)


class PolicyIndexTester(PagePermissionTester):  # type: ignore[misc]
    """The list itself is published like any page; what is made below it is not."""

    def can_publish_subpage(self) -> bool:
        return False


class PolicyPage(Page):  # type: ignore[django-manager-missing]
    """One policy. Publishing it needs two approvals and makes the next version."""

    lead = models.TextField(_("in one or two sentences"), max_length=400)
    body = StreamField(BODY, blank=True)
    accepted_by = models.CharField(
        _("who is asked to accept it"), max_length=20, choices=AcceptedBy.choices, default=AcceptedBy.NOBODY
    )
    asks_again = models.BooleanField(
        _("must be accepted again"),
        default=False,
        help_text=_("Tick it when this version takes something away from people or asks more of them."),
    )
    what_changed = models.CharField(
        _("what is different in this version"), max_length=300, blank=True, help_text=_("In plain words, for readers.")
    )
    sharing_image = picture_for_sharing()

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("accepted_by"), FieldPanel("asks_again"), FieldPanel("what_changed")],
            heading=_("This version"),
        ),
    ]
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]
    promote_panels = [*Page.promote_panels, *SHARING_PANELS]
    base_form_class = SitePageForm
    parent_page_types = ["cms_policies.PolicyIndexPage"]
    subpage_types: list[str] = []
    template = "cms/policies/policy_page.html"

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if not args:
            kwargs.setdefault("live", False)  # a policy begins as a draft
        super().__init__(*args, **kwargs)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Whatever makes it live comes by here and has the version of its live revision. Raises NotApproved."""
        if self.live:
            from cms.policies.actions.make_version import make_version

            make_version(by=None, page=self, at=clock.now())
        return super().save(*args, **kwargs)

    def get_latest_revision_as_object(self) -> Any:
        """What an editor begins with. What was said about the version in force is not said about the next one."""
        draft = super().get_latest_revision_as_object()
        if self.live_revision_id and self.live_revision_id == self.latest_revision_id:
            draft.asks_again, draft.what_changed = False, ""
        return draft

    def publish(self, revision: Any, user: Any = None, **given: Any) -> Any:
        """Rights do not publish a policy, two approvals do: `save` asks for them."""
        return super().publish(revision, user=user, **(given | {"skip_permission_checks": True}))

    def permissions_for_user(self, user: Any) -> Any:
        return NeverAtOnce(user, self)

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def get_workflow(self) -> Any:
        """Always our own, wherever the page stands."""
        return Workflow.objects.filter(name=WORKFLOW, active=True).first()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms.policies.views._policy import policy_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | policy_context(self, request)
