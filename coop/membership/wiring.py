"""What membership tells the floors below when the house starts."""

from typing import Any

from django.conf import settings
from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from coop.membership.actions.follow_account import follow_account
from coop.membership.enums import ENDED
from coop.membership.policies import holds_office
from coop.membership.queries.members import memberships_of, worker_membership
from coop.membership.queries.roles import roles_of
from foundation.accounts.registry import reasons_to_stay, second_factor_required
from foundation.clock import now
from foundation.ui.registry import NavEntry, nav, roles
from payments.payouts.registry import Owner, owners


def must_have_second_factor(user: Any) -> bool:
    """Board, treasurer and secretary hold other people's trust: they sign in with a second factor."""
    return holds_office(user)


def payout_owner_of(user: Any) -> Owner | None:
    """A worker-member is paid into the account the ledger knows by the membership's opaque id."""
    member = worker_membership(user)
    if member is None:
        return None
    return Owner(account=member.account_id, email=user.email, country=str(settings.COOP["country"]))


def must_stay(*, person: Any) -> list[str]:
    """Nobody is erased while they are a member, have applied, or hold an office."""
    reasons = []
    if memberships_of(person).exclude(state__in=ENDED).exists():
        reasons.append(_("You are a member, or have applied. Leave first, or take your application back."))
    if holds_office(person):
        reasons.append(_("You hold an office of the co-op. Step down first."))
    return [str(reason) for reason in reasons]


def keep_register_up_to_date(
    instance: Any, created: bool = False, raw: bool = False, update_fields: Any = None, **kwargs: Any
) -> None:
    """Whoever changes their name or e-mail address, by whatever page: the register of members follows at once."""
    if raw or created or (update_fields is not None and not {"name", "email"} & set(update_fields)):
        return
    follow_account(user=instance, at=now())


def connect() -> None:
    """Called once, when Django starts."""
    post_save.connect(
        keep_register_up_to_date, sender=settings.AUTH_USER_MODEL, dispatch_uid="coop.membership.register"
    )
    second_factor_required.register("coop.membership", must_have_second_factor)
    roles.register("coop.membership", roles_of)
    owners.register("coop.membership", payout_owner_of)
    reasons_to_stay.register("coop.membership", must_stay)
    section = "/co-op/"
    for key, entry in {
        "join": NavEntry(_("Join us"), "membership:join", 60, place="main", section="/join/"),
        "join_foot": NavEntry(_("Become a member"), "membership:join", 10, place="footer"),
        "coop": NavEntry(_("Co-op"), "membership:coop_home", 30, "member", "menu", "users", section),
        "bar": NavEntry(_("Co-op"), "membership:coop_home", 40, "worker", "bar", "users", section),
        "mine": NavEntry(_("My membership"), "membership:my_membership", 35, "signed_in", "menu", "id-card"),
        "office": NavEntry(_("Members’ office"), "membership:members", 70, "keeper", "menu", "contact"),
    }.items():
        nav.register(f"coop.membership.{key}", entry)
