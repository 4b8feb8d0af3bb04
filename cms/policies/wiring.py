"""What this room tells the others when the house starts."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coop.membership.registry import Card


def policies_card(*, user: Any, roles: Any, at: Any) -> Card | None:
    """Policies that ask this member, on the members' page of the co-op. One query."""
    from cms.policies.queries.acceptances import to_accept

    number = len(to_accept(user))
    if not number:
        return None
    return Card(
        title=_("Policies to read"),
        sentence=ngettext(
            "{number} policy waits for you to read and accept it.",
            "{number} policies wait for you to read and accept them.",
            number,
        ).format(number=number),
        url=reverse("policies:my_acceptances"),
        link_text=_("Read and accept"),
        order=5,
        figure=str(number),
    )


def approvals_card(*, user: Any, roles: Any, at: Any) -> Card | None:
    """Texts that wait for two people, for those who approve. One query."""
    from cms.policies.policies import can_approve_policies
    from cms.policies.queries.waiting import count_waiting

    if not can_approve_policies(user):
        return None
    number = count_waiting()
    waits = ngettext("{number} text waits for approval.", "{number} texts wait for approval.", number)
    return Card(
        title=_("Policies to approve"),
        sentence=waits.format(number=number) if number else _("No text waits for approval."),
        url=reverse("policies:approvals"),
        link_text=_("Open the desk"),
        order=96,
        figure=str(number) if number else "",
    )


def refuse_another_wording(*, source_obj: Any, **kwargs: Any) -> None:
    """Undoes the whole act: what was approved is one text in one language."""
    from cms.policies.errors import OneWording
    from cms.policies.models import PolicyPage

    if isinstance(source_obj, PolicyPage):
        raise OneWording


def connect() -> None:
    """Called once, when Django starts."""
    from wagtail.signals import copy_for_translation_done

    from coop.membership.registry import coop_cards
    from foundation.ui.registry import NavEntry, nav

    copy_for_translation_done.connect(refuse_another_wording, dispatch_uid="cms.policies.one_wording")
    coop_cards.register("cms.policies", policies_card)
    coop_cards.register("cms.policies.approvals", approvals_card)
    mine = NavEntry(
        gettext_lazy("Policies I accepted"), "policies:my_acceptances", 37, "signed_in", "menu", "file-check"
    )
    nav.register("cms.policies.mine", mine)
    nav.register("cms.policies", NavEntry(gettext_lazy("Policies"), "policies:all_policies", 24, place="footer"))
