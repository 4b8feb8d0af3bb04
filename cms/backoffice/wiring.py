"""What this room tells the others when the house starts."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models.signals import post_migrate, post_save
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.membership.registry import Card, coop_cards


def appointments_card(*, user: Any, roles: Any, at: Any) -> Card | None:
    """The way to appointing editors and auditors, for the board and the secretary; no query."""
    if not {"board", "secretary"} & set(roles):
        return None
    return Card(
        title=_("Editors and auditors"),
        sentence=_("Who writes the pages of the site, who checks the books, and on which decision."),
        url=reverse("backoffice:appointments"),
        link_text=_("Appoint editors and auditors"),
        order=98,
    )


def connect() -> None:
    """Called once, when Django starts."""
    coop_cards.register("cms.backoffice.appointments", appointments_card)
    for label in ("coop_membership.OfficeTerm", "cms_learning.FacilitatorTerm", "cms_backoffice.Appointment"):
        post_save.connect(_term_changed, sender=apps.get_model(label), dispatch_uid=f"cms.backoffice.{label}")
    post_save.connect(_user_saved, sender=settings.AUTH_USER_MODEL, dispatch_uid="cms.backoffice.staff")
    # Django sends the signal for apps with models only; the last of them knows all tables to be there.
    last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
    post_migrate.connect(_migrated, sender=last, dispatch_uid="cms.backoffice.groups")


def _term_changed(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    from cms.backoffice.actions.follow_offices import follow_offices

    if not raw:
        follow_offices(user=instance.user)


def _user_saved(instance: Any, raw: bool = False, update_fields: Any = None, **kwargs: Any) -> None:
    """Staff join the coordinators at once; who is staff no longer leaves them within the hour."""
    from cms.backoffice.actions.follow_offices import follow_offices

    if instance.is_staff and not raw and (update_fields is None or "is_staff" in update_fields):
        follow_offices(user=instance)


def _migrated(**kwargs: Any) -> None:
    """After the last app's tables are made: all permissions can be given."""
    from cms.backoffice.actions.follow_offices import follow_offices
    from cms.backoffice.actions.seed_groups import seed_groups

    seed_groups()
    follow_offices()
