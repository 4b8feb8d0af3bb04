"""Words, tones and lines that several pages of this room draw."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from coop.decisions.enums import DecisionState, Outcome
from coop.decisions.models import Decision, DecisionEvent
from coop.decisions.queries.zone_words import instant_words

S = DecisionState
_TONES = {
    S.OPEN: "good",
    S.NOTICED: "info",
    S.DECLARED: "info",
    S.CONFIRMED: "info",
    S.IN_FORCE: "good",
    S.IMPLEMENTING: "good",
    S.DONE: "good",
    S.RULED_OUT: "bad",
    S.VOID: "bad",
    S.OUT_OF_ORDER: "bad",
    S.CHALLENGED: "wait",
    S.ADJOURNED: "wait",
}
_OUTCOME_TONES = {Outcome.CARRIED: "good", Outcome.ELECTED: "good", Outcome.LOST: "neutral", Outcome.INQUORATE: "wait"}
_AFTER = (S.DECLARED, S.CHALLENGED, S.CONFIRMED, S.ADJOURNED)


def badge(decision: Decision) -> dict[str, str]:
    """The state in a word or two; once declared, the outcome."""
    if decision.state in (*_AFTER, S.IN_FORCE, S.IMPLEMENTING, S.DONE) and decision.outcome:
        outcome = Outcome(decision.outcome)
        return {"label": str(outcome.label), "tone": _OUTCOME_TONES[outcome]}
    return {"label": str(decision.get_state_display()), "tone": _TONES.get(S(decision.state), "neutral")}


def event_words() -> dict[str, str]:
    """Each verb as a line of the history; verbs of other sides of the room speak for themselves."""
    return {
        "propose": _("Written down"),
        "edit_text": _("Text changed"),
        "accept_amendment": _("Change by a member taken over"),
        "put_amendment": _("Change by a member put to the vote"),
        "drop_amendment": _("Change dropped: its author has no vote any more"),
        "carry_amendment": _("Change carried by the members"),
        "submit": _("Handed in"),
        "requisition": _("Enough members ask for a vote: the board has a month"),
        "rule_admissible": _("Admitted"),
        "rule_out": _("Not admitted"),
        "appeal": _("Appeal"),
        "allow_appeal": _("Appeal allowed: admitted"),
        "answer_challenge": _("Answered"),
        "start_discussion": _("Discussion opened"),
        "settle_text": _("Text final"),
        "convene": _("Convened by members"),
        "reopen_text": _("Text opened again"),
        "plan_election": _("Election planned"),
        "give_notice": _("Notice given, roll closed"),
        "give_second_notice": _("Notice of the second vote given"),
        "change_text": _("Text to be changed: the notice is void"),
        "object_to_roll": _("Objection to the roll"),
        "strike_entry": _("Struck from the roll"),
        "open_voting": _("Voting opened"),
        "close_voting": _("Voting closed"),
        "count_decision": _("Counted twice, with the same result"),
        "elect_unopposed": _("Elected without a ballot"),
        "declare_result": _("Result declared"),
        "challenge_result": _("Result challenged"),
        "challenge_again": _("Result challenged again"),
        "confirm_result": _("The result stands"),
        "void_result": _("The result is void"),
        "adjourn": _("Adjourned"),
        "bring_into_force": _("In force"),
        "leave_seat_free": _("A seat stays free"),
        "plan_tasks": _("Task given out"),
        "add_task": _("Task given out"),
        "finish_task": _("Task done"),
        "finish": _("Carried out"),
        "set_review_date": _("Review date set"),
        "extend_voting": _("More time to vote"),
        "approve_minutes": _("Minutes approved"),
        "lapse": _("Lapsed"),
        "supersede": _("Replaced by a later decision"),
        "recall": _("Taken back by a later decision"),
        "withdraw": _("Withdrawn"),
        "rule_out_of_order": _("Ruled out of order"),
    }


def history_entries(events: Iterable[DecisionEvent], zone: ZoneInfo, *, names: bool) -> list[dict[str, Any]]:
    """The history as a time line. `names` tells members who acted; strangers see what, not who."""
    words = event_words()
    return [
        {
            "title": words.get(event.verb, event.verb.replace("_", " ").capitalize()),
            "when": instant_words(event.at, zone),
            "iso": event.at.isoformat(),
            "text": event.reason if names else "",
            "by": _who(event) if names else "",
        }
        for event in events
    ]


def _who(event: DecisionEvent) -> str:
    if event.by is None:
        return str(event.get_side_display())
    return f"{event.by.name}, {event.get_side_display()}"
