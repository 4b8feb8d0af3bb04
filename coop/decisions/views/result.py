"""The result: the outcome in a sentence, the inequality with its numbers, and everything to count it again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.decisions.calculations.ballot_papers import RANKED
from coop.decisions.calculations.clear_days import day_begins
from coop.decisions.calculations.result_words import outcome_sentence, set_aside_lines, took_part
from coop.decisions.calculations.short_notice import short_notice_line
from coop.decisions.calculations.small_cells import classes_may_be_shown
from coop.decisions.calculations.stage_table import stage_charts, stage_table
from coop.decisions.enums import DECIDED_FOR_EVER, Outcome, Secrecy
from coop.decisions.models import BallotBox, CountFile, Decision, DeclaredResult, Task, TieOrder
from coop.decisions.policies import can_read_decisions
from coop.decisions.queries.board import head_of
from coop.decisions.queries.voters import voter_of
from coop.decisions.queries.voting import box_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import day_words, instant_words
from foundation.clock import now
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Column, Table

KINDS = ("for", "against", "abstain")


@require_safe
def result(request: HttpRequest, slug: str) -> HttpResponse:
    """Titles and results are for everybody. Before the declaration there is nothing to see, for anybody."""
    box = box_of(slug)
    decision = box.decision
    declared = DeclaredResult.objects.filter(decision=decision, round=decision.round).first()
    if declared is None or decision.state not in DECIDED_FOR_EVER:
        closes = instant_words(decision.closes_at, zone_of(decision))
        nothing = {"title": decision.title, "closes": closes, "back_url": decision.get_absolute_url()}
        return render(request, "coop/decisions/result.html", nothing)
    found = declared.result
    reads = can_read_decisions(request.user, voter_of(request.user, at=now()))
    context = {
        "title": decision.title,
        "back_url": decision.get_absolute_url(),
        "question": decision.question,
        "sentence": outcome_sentence(decision.title, declared.outcome),
        "won": declared.outcome in (Outcome.CARRIED, Outcome.ELECTED),
        "declared": declared,
        "declared_on": day_words(declared.declared_at, zone_of(decision)),
        "names": found.get("names", []),
        "checks": [{"text": line["account"], "met": line["met"]} for line in _findings(found)],
        "notes": [*_short_notice(box), *found.get("notes", []), *set_aside_lines(found)],
        "turnout": _turnout(box, found),
        "tasks": _tasks(decision, named=reads),
        **_numbers(box, found),
        **_to_repeat(box, decision, reads=reads),
    }
    return render(request, "coop/decisions/result.html", context)


def _short_notice(box: BallotBox) -> list[str]:
    """That the vote was hurried, and by whose agreement: part of the question in the bundle."""
    facts = (box.document or {}).get("short_notice")
    return [short_notice_line(facts)] if facts else []


def _findings(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [*found.get("quorum", []), *found.get("thresholds", [])]


def _turnout(box: BallotBox, found: dict[str, Any]) -> str:
    papers = took_part(found)
    if papers is None or found["method"] == "unopposed":
        return ""
    entitled = box.roll.size - (box.struck or 0)
    blank = int(found.get("blank", 0)) or _blank_of_ranked(box, found)
    return _("%(voted)d of %(roll)d members voted.") % {"voted": papers + blank, "roll": entitled}


def _blank_of_ranked(box: BallotBox, found: dict[str, Any]) -> int:
    """A ranked result says how many papers were valid; what else was cast was blank."""
    if box.method not in RANKED:
        return 0
    cast = box.board.filter(kind__in=("cast",)).count() - box.board.filter(kind="discount").count()
    return max(cast - int(found["valid"]), 0)


def _numbers(box: BallotBox, found: dict[str, Any]) -> dict[str, Any]:
    if "counts" in found:
        counts = found["counts"]
        labels = [_("For"), _("Against"), _("Abstained")]
        values = [counts[kind] for kind in KINDS]
        chart = Chart(
            _("How the votes fell"), labels, [Series(_("Votes"), values)], label_heading=_("Vote"), largest=sum(values)
        )
        return {"charts": [chart], "table": _class_table(found)}
    if "stages" not in found:
        return {"charts": [], "table": None}
    names = [option.name for option in box.options.order_by("position")]
    return {"charts": stage_charts(found, names), "table": stage_table(found, names), "ties": found["ties"]}


def _class_table(found: dict[str, Any]) -> Table | None:
    """By class, where nobody can be picked out of the numbers."""
    classes = found["classes"]
    if not classes_may_be_shown({name: sum(tally[kind] for kind in KINDS) for name, tally in classes.items()}):
        return None
    columns: list[Column | str] = [
        _("Class"),
        *(Column(label, numeric=True) for label in (_("For"), _("Against"), _("Abstained"))),
    ]
    rows = [[name, *(str(tally[kind]) for kind in KINDS)] for name, tally in classes.items()]
    return Table(_("Votes by class of member"), columns, rows)


def _to_repeat(box: BallotBox, decision: Decision, *, reads: bool) -> dict[str, Any]:
    """The files, and the command that proves the result again."""
    files = CountFile.objects.filter(box=box).only("box", "blt").first()
    if files is None:
        return {"files": None, "withheld": box.by_class and box.sealed_at is not None}
    name = f"{decision.slug}-{box.roll.round}.zip"
    urls = {stem: reverse(f"decisions:{stem}", args=[decision.slug]) for stem in ("bundle", "board_file", "receipt")}
    return {
        "files": name,
        "command": f"coopcount verify {name}",
        "urls": urls,
        "blt_url": reverse("decisions:ballots_file", args=[decision.slug]) if files.blt else "",
        "votes_url": reverse("decisions:votes", args=[decision.slug]) if reads and box.secrecy == Secrecy.OPEN else "",
        "head": head_of(box),
        "tie": TieOrder.objects.filter(box=box).first(),
    }


def _tasks(decision: Decision, *, named: bool) -> list[dict[str, str]]:
    """What happens now, and by when; who does it is for members to know."""
    zone = zone_of(decision)
    return [
        {
            "title": task.title,
            "owner": task.owner.user.name if named else "",
            "due": day_words(day_begins(task.due_on, zone), zone),
        }
        for task in Task.objects.filter(decision=decision).select_related("owner__user")
    ]
