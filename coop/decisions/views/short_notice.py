"""Is less notice enough? A member agrees in writing, or takes it back, until voting opens."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from coop.decisions.actions.agree_to_short_notice import agree_to_short_notice
from coop.decisions.actions.withdraw_short_notice import withdraw_short_notice
from coop.decisions.enums import DecisionState
from coop.decisions.errors import NoticeIsNotShort
from coop.decisions.models import Decision
from coop.decisions.queries.pages import own_entry
from coop.decisions.queries.short_notice import ShortNotice, live_consent, notice_of, short_notice_of
from coop.decisions.queries.zone import zone_of
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._door import decision_for_members
from foundation.clock import now


@login_required
@never_cache
def short_notice(request: HttpRequest, slug: str) -> HttpResponse:
    """How many agreed is for all members; who did stays between each of them and the co-op."""
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    notice = notice_of(found)
    short = short_notice_of(found, notice)
    if short is None or notice is None:
        raise NoticeIsNotShort
    opens = instant_words(notice.opens_at, zone_of(found))
    sentence = _sentence(found, short, opens)
    if request.method == "POST":
        return _act(request, found, sentence, at=at)
    entry = own_entry(found, request.user)
    mine = live_consent(entry) if entry is not None else None
    asked = found.state == DecisionState.NOTICED and entry is not None and entry.struck_at is None
    context: dict[str, Any] = {
        "title": found.title,
        "short": short,
        "days": _days(short),
        "opens": opens,
        "progress": _progress(short),
        "sentence": mine.sentence if mine is not None else sentence,
        "mine": mine,
        "agreed_on": instant_words(mine.at, zone_of(found)) if mine is not None else "",
        "asked": asked,
        "over": found.state != DecisionState.NOTICED,
        "back_url": reverse("decisions:decision", args=[slug]),
    }
    return render(request, "coop/decisions/short_notice.html", context)


def _act(request: HttpRequest, found: Decision, sentence: str, *, at: datetime) -> HttpResponse:
    if "take_back" in request.POST:
        withdraw_short_notice(by=request.user, decision=found, at=at)
        messages.success(request, _("Your agreement is taken back."))
    else:
        agree_to_short_notice(by=request.user, decision=found, sentence=sentence, at=at)
        messages.success(request, _("Your agreement is on record. You can take it back until voting opens."))
    return redirect("decisions:short_notice", slug=found.slug)


def _sentence(found: Decision, short: ShortNotice, opens: str) -> str:
    """What is agreed to, in full: it is kept with the agreement."""
    return ngettext(
        "I agree that voting on “%(title)s” opens on %(opens)s, with %(days)d clear day of notice instead of "
        "%(asked)d.",
        "I agree that voting on “%(title)s” opens on %(opens)s, with %(days)d clear days of notice instead of "
        "%(asked)d.",
        short.clear_days,
    ) % {"title": found.title, "opens": opens, "days": short.clear_days, "asked": short.asked}


def _days(short: ShortNotice) -> str:
    return ngettext(
        "The rules ask for %(asked)d clear days of notice. This vote leaves %(days)d.",
        "The rules ask for %(asked)d clear days of notice. This vote leaves %(days)d.",
        short.clear_days,
    ) % {"asked": short.asked, "days": short.clear_days}


def _progress(short: ShortNotice) -> str:
    return ngettext(
        "%(agreed)d of the %(needed)d member who must agree has done so.",
        "%(agreed)d of the %(needed)d members who must agree have done so.",
        short.needed,
    ) % {"agreed": short.agreed, "needed": short.needed}
