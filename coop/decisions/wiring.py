"""What this room tells the others when the house starts."""


def connect() -> None:
    """Called once, when Django starts."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from coop.decisions.actions.strike_from_open_rolls import strike_from_open_rolls
    from coop.decisions.cards import open_votes_card
    from coop.decisions.enums import Kind
    from coop.decisions.queries.concerned import expelled_by_vote
    from coop.decisions.queries.signs_of_life import said_or_voted
    from coop.decisions.registry import Subject, classes_asked, subjects, try_it, types_needed
    from coop.decisions.subjects.amendment import Amendment
    from coop.decisions.subjects.election import Election
    from coop.decisions.subjects.expulsion import Expulsion
    from coop.decisions.subjects.nothing import Nothing
    from coop.decisions.subjects.policy_change import PolicyChange
    from coop.decisions.subjects.removal import Removal
    from coop.decisions.subjects.rule_change import RuleChange, needed_for, who_must_agree
    from coop.decisions.trying import draft_class_change, propose_policy, try_policy
    from coop.membership.registry import coop_cards, events, proofs_of_expulsion, signs_of_life, ways_to_expel
    from coop.rules.registry import class_changes, proposals
    from foundation.ui.registry import NavEntry, nav

    built_in: dict[str, Subject] = {
        "none": Nothing(),
        "policy_change": PolicyChange(),
        "rule_change": RuleChange(),
        "election": Election(),
        "expulsion": Expulsion(),
        "removal": Removal(),
        "amendment": Amendment(),
    }
    for key, subject in built_in.items():
        subjects.register(key, subject)
    types_needed.register("rule_change", needed_for)
    classes_asked.register("rule_change", who_must_agree)
    for change in ("suspended", "gave_notice", "ended"):
        events.add(change, strike_from_open_rolls)
    proofs_of_expulsion.register("coop.decisions", expelled_by_vote)
    ways_to_expel.register(
        "coop.decisions", lambda *, member: f"{reverse('decisions:propose')}?kind={Kind.EXPULSION}&person={member.pk}"
    )
    signs_of_life.register("coop.decisions", said_or_voted)
    try_it.register("policy_change", try_policy)
    proposals.register("coop.decisions", propose_policy)
    class_changes.register("coop.decisions", draft_class_change)
    coop_cards.register("coop.decisions", open_votes_card)
    section = "/decisions/"
    for key, entry in {
        "main": NavEntry(_("Decisions"), "decisions:decisions", 50, section=section),
        "mine": NavEntry(_("Decisions"), "decisions:decisions", 32, "member", "menu", "vote", section),
        "secretary": NavEntry(_("Secretary’s desk"), "decisions:office_decisions", 72, "secretary", "menu", "gavel"),
        "board": NavEntry(_("Secretary’s desk"), "decisions:office_decisions", 73, "board", "menu", "gavel"),
    }.items():
        nav.register(f"coop.decisions.{key}", entry)
