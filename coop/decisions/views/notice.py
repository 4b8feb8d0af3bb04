"""Give notice: choose the times, look at the letter, send it to everybody on the roll."""

from datetime import datetime, time, timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.give_second_notice import give_second_notice
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.calculations.rule_words import quorum_words, threshold_words
from coop.decisions.calculations.secrecy import CLAIMS
from coop.decisions.enums import DecisionState
from coop.decisions.errors import NoSecondStage, NotNow
from coop.decisions.forms import NoticeForm
from coop.decisions.models import Decision
from coop.decisions.queries.entitled import entitled_members
from coop.decisions.queries.timing import Timing, stage_rules, timing_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._answers import seen_version, took
from coop.decisions.views._decision_page import effects_of, statements_for, text_of
from coop.decisions.views._door import decision_to_announce
from coop.rules.calculations.counting_rule import stage_count
from foundation import formats
from foundation.clock import now

S = DecisionState
EVENING, MORNING = time(18), time(9)


@login_required
def notice(request: HttpRequest, slug: str) -> HttpResponse:
    """The first press shows the letter, the second sends it."""
    at = now()
    reader, found = decision_to_announce(request, slug, at=at)
    second = found.state in (S.DECLARED, S.CONFIRMED)
    if found.state not in (S.FINAL_TEXT, S.ADJOURNED) and not second:
        raise NotNow(state=found.get_state_display())
    if second and found.stage >= stage_count(found.type_rules):
        raise NoSecondStage
    stage = found.stage + 1 if second else found.stage
    page = reverse("decisions:office_decision" if reader.runs else "decisions:decision", args=[slug])
    timing = timing_of(found, stage=stage, about_a_person=kind_spec(found.kind).about_a_person, at=at)
    sent = request.POST if request.method == "POST" else None
    may_be_short = timing.consent_percent is not None and not second
    form = NoticeForm(sent, zone=timing.zone, may_be_short=may_be_short, initial=_first_times(timing))
    valid = sent is not None and form.is_valid()
    if valid and "send" in request.POST:
        act = give_second_notice if second else give_notice
        facts = {name: form.cleaned_data[name] for name in ("opens_at", "closes_at")}
        if may_be_short:
            facts["short"] = form.cleaned_data["short"]
        if took(form, lambda: act(by=request.user, decision=found, **facts, seen=seen_version(request), at=at)):
            messages.success(request, _("Notice is given. The letters are on their way."))
            return redirect(page)
    context: dict[str, Any] = {
        "form": form,
        "heading": _("Notice of the second vote") if second else _("Give notice"),
        "kicker": found.title,
        "seen": found.version,
        "asked": _asked(timing),
        "letter": _letter(found, form, stage, timing, at) if valid and not form.errors else None,
        "back_url": page,
        "back": found.title,
    }
    return render(request, "coop/decisions/notice.html", context, status=422 if form.errors else 200)


def _first_times(timing: Timing) -> dict[str, Any]:
    """The earliest times that the rules allow, as a start."""
    day = max(timing.earliest_open, timing.stage_window[0]) if timing.stage_window else timing.earliest_open
    opens_at = datetime.combine(day, MORNING, tzinfo=timing.zone)
    closes = max(timing.earliest_close(opens_at), day + timedelta(days=1))
    return {"opens_on": day, "opens_time": MORNING, "closes_on": closes, "closes_time": EVENING}


def _asked(timing: Timing) -> list[str]:
    """What the rules ask for, in words."""
    first = formats.date_format(timing.earliest_open, "l j F Y")
    lines = [
        ngettext(
            "%(n)d clear day of notice: voting opens on %(day)s at the earliest.",
            "%(n)d clear days of notice: voting opens on %(day)s at the earliest.",
            timing.clear_days,
        )
        % {"n": timing.clear_days, "day": first},
        ngettext("%(n)d clear day to vote.", "%(n)d clear days to vote.", timing.window_days)
        % {"n": timing.window_days},
    ]
    if timing.consent_percent is not None:
        words = _("It can open sooner if members with %(percent)d %% of all votes agree to that in writing.")
        lines.append(words % {"percent": timing.consent_percent})
    if timing.stage_window is not None:
        days = {
            "first": formats.date_format(timing.stage_window[0], "l j F Y"),
            "last": formats.date_format(timing.stage_window[1], "l j F Y"),
        }
        lines.append(_("The second vote opens between %(first)s and %(last)s.") % days)
    return lines


def _letter(found: Decision, form: NoticeForm, stage: int, timing: Timing, at: datetime) -> dict[str, Any]:
    """What everybody would read."""
    rules, members = stage_rules(found, stage), len(entitled_members(found, at=at))
    return {
        "text": text_of(found),
        "effects": effects_of(found, at=at),
        "statements": statements_for(found),
        "opens": instant_words(form.cleaned_data["opens_at"], timing.zone),
        "closes": instant_words(form.cleaned_data["closes_at"], timing.zone),
        "threshold": threshold_words(rules),
        "quorum": quorum_words(rules, members),
        "secrecy": CLAIMS[found.secrecy],
        "members": ngettext("It goes to %(n)d member.", "It goes to %(n)d members.", members) % {"n": members},
    }
