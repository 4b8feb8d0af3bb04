"""People who join, stay and leave, made through the actions. Their board is one person with a second factor."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from coop.membership.actions.admit_member import admit_member
from coop.membership.actions.apply_for_membership import apply_for_membership
from coop.membership.actions.approve_application import approve_application
from coop.membership.actions.expel import expel
from coop.membership.enums import ConsentKind, Office
from coop.membership.facts import ApplicationFacts
from coop.membership.models import Member, OfficeTerm
from coop.membership.registry import proofs_of_expulsion
from foundation.accounts.models import User
from tests.factories.marketplace import LONG_AGO, a_user

RESOLUTION = "Board meeting of 2 June, item 4"


def an_application(**given) -> ApplicationFacts:
    """Everything said and agreed to."""
    said = {
        "legal_name": "Ada Moss",
        "postal_address": "1 Mill Lane\nHebden Bridge\nHX7 8AA",
        "age_years": 34,
        "agreed": frozenset(ConsentKind.values),
        "motivation": "I book a cleaner every week.",
    }
    return ApplicationFacts(**{**said, **given})


def an_officer(name: str = "Bea Board", office: str = Office.BOARD) -> User:
    """Somebody who holds an office, with the second factor without which they get nowhere."""
    user = a_user(name)
    TOTP.activate(user, generate_totp_secret())
    OfficeTerm.objects.create(user=user, office=office, starts_at=LONG_AGO, resolution="General meeting")
    return user


def applied(user: User | None = None, *, class_code: str = "worker", at=LONG_AGO, **given) -> Member:
    user = user or a_user("Ada Moss")
    return apply_for_membership(by=user, class_code=class_code, application=an_application(**given), at=at)


def accepted(user: User | None = None, *, board: User | None = None, at=LONG_AGO, **given) -> Member:
    return approve_application(
        by=board or an_officer(), member=applied(user, at=at, **given), resolution=RESOLUTION, at=at
    )


def admitted(user: User | None = None, *, board: User | None = None, at=LONG_AGO, **given) -> Member:
    """A member, straight from the application, as the board may do."""
    member = applied(user, at=at, **given)
    return admit_member(by=board or an_officer(), member=member, resolution=RESOLUTION, at=at)


def expelled(member: Member, *, resolution: str = "Members' decision 7", at) -> Member:
    """Put out by the members, for whose vote a room vouches."""
    proofs_of_expulsion.register("tests.vote", lambda **_: True)
    try:
        return expel(by=None, member=member, resolution=resolution, reason="Took the till", proof="7", at=at)
    finally:
        del proofs_of_expulsion._values["tests.vote"]
