"""What each kind of decision is in the rule pack, what takes effect, and who is kept from voting on it."""

from dataclasses import dataclass

from coop.decisions.enums import Kind


@dataclass(frozen=True)
class KindSpec:
    """`decision_type` is the key in the pack, `subject` that of the registry.

    `about_a_person`: the person concerned is told earlier, with reasons, and has the right of reply.
    `full_members_only`: members on probation have no vote on it (coop-finance M4). `right` names the field of the
    member class that gives the vote.
    """

    decision_type: str
    subject: str = "none"
    about_a_person: bool = False
    full_members_only: bool = False
    right: str = "votes_in_general"


KINDS: dict[str, KindSpec] = {
    Kind.RESOLUTION: KindSpec("ordinary"),
    Kind.SPECIAL: KindSpec("special"),
    Kind.POLICY_CHANGE: KindSpec("policy_change", "policy_change"),
    Kind.RULE_CHANGE: KindSpec("rule_change", "rule_change", full_members_only=True, right="votes_on_rules"),
    Kind.ELECTION: KindSpec("election", "election", full_members_only=True),
    Kind.SURPLUS: KindSpec("surplus", "surplus"),
    Kind.EXPULSION: KindSpec("expulsion", "expulsion", about_a_person=True),
    Kind.REMOVAL: KindSpec("recall", "removal", about_a_person=True, full_members_only=True),
    Kind.AMENDMENT: KindSpec("ordinary", "amendment"),
    Kind.CONVERSION: KindSpec("conversion", full_members_only=True, right="votes_on_conversion"),
    Kind.DISSOLUTION: KindSpec("special", full_members_only=True, right="votes_on_dissolution"),
}
# A person is never put out by a round of signatures: such types would need no meeting and no reply.
WRITTEN_TYPES = ("written_ordinary", "written_special")


def kind_spec(kind: str) -> KindSpec:
    return KINDS[kind]
