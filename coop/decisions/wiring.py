"""What this room tells the others when the house starts."""


def connect() -> None:
    """Called once, when Django starts."""
    from coop.decisions.actions.strike_ended_member import strike_ended_member
    from coop.decisions.registry import subjects
    from coop.decisions.subjects.election import Election
    from coop.decisions.subjects.expulsion import Expulsion
    from coop.decisions.subjects.nothing import Nothing
    from coop.decisions.subjects.policy_change import PolicyChange
    from coop.decisions.subjects.removal import Removal
    from coop.decisions.subjects.rule_change import RuleChange
    from coop.membership.registry import events

    for key, subject in {
        "none": Nothing(),
        "policy_change": PolicyChange(),
        "rule_change": RuleChange(),
        "election": Election(),
        "expulsion": Expulsion(),
        "removal": Removal(),
    }.items():
        subjects.register(key, subject)
    events.add("ended", strike_ended_member)
