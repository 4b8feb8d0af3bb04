"""Members, their class, every change of state, what they agreed to, and the offices they hold."""

from coop.membership.models.consent import Consent, ConsentWording
from coop.membership.models.event import MembershipEvent
from coop.membership.models.member import Member, MemberNumber, new_account_id
from coop.membership.models.member_class import GOVERNED, ClassVersion, MemberClass
from coop.membership.models.office import OfficeTerm
from coop.membership.models.probation import Probation
from coop.membership.models.register_details import RegisterDetails

__all__ = [
    "GOVERNED",
    "ClassVersion",
    "Consent",
    "ConsentWording",
    "Member",
    "MemberClass",
    "MemberNumber",
    "MembershipEvent",
    "OfficeTerm",
    "Probation",
    "RegisterDetails",
    "new_account_id",
]
