"""What joining is and costs, for every page that tells of it: read from the classes, and from the rooms that charge."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.membership.enums import ClassCode
from coop.membership.models import MemberClass
from coop.membership.queries.classes import classes_to_join
from coop.membership.registry import costs_of
from coop.membership.wording import leaving_words, rights_words, vote_words


def ways_to_join(*, at: datetime) -> list[dict[str, Any]]:
    """Each class of members: costs, rights, leaving, and where to apply. One query, and those of the costs."""
    apply_url = reverse("membership:apply")
    return [_way(one, apply_url, at) for one in classes_to_join()]


def _way(rules: MemberClass, apply_url: str, at: datetime) -> dict[str, Any]:
    costs = [
        {"label": cost.label, "value": cost.amount, "note": cost.note} for cost in costs_of(member_class=rules, at=at)
    ]
    return {
        "name": rules.name,
        "one": rules.get_code_display(),
        "who": rules.about or _who(rules.code),
        "costs": costs,
        "rights": rights_words(rules),
        "leaving": [leaving_words(rules), vote_words(rules)],
        "trial": _trial(rules),
        "requirement": rules.probation_requirement,
        "pay_within": _pay_within(rules) if costs else "",
        "url": f"{apply_url}?class={rules.code}",
    }


def _who(code: str) -> str:
    return {
        ClassCode.WORKER: _("For people who do the work."),
        ClassCode.USER: _("For people who book the work."),
        ClassCode.SUPPORTER: _("For people who want this co-op to thrive, and put money in."),
    }[ClassCode(code)]


def _trial(rules: MemberClass) -> str:
    days = rules.probation_days
    words = ngettext("The first day is a trial.", "The first %(n)d days are a trial.", days)
    return words % {"n": days} if days else ""


def _pay_within(rules: MemberClass) -> str:
    days = rules.pay_within_days
    words = ngettext("After the yes you have %(n)d day to pay.", "After the yes you have %(n)d days to pay.", days)
    return words % {"n": days}


def steps_to_join() -> list[dict[str, str]]:
    """What happens, one after the other, as the software does it, in whichever class."""
    return [
        {
            "title": _("Read what it costs"),
            "text": _("Costs and rights are on this page, and the rules one press away."),
        },
        {"title": _("Apply"), "text": _("About five minutes. You make an account, and say why you want to join.")},
        {"title": _("The board decides"), "text": _("You get an e-mail either way. A no costs you nothing.")},
        {
            "title": _("Pay what joining costs"),
            "text": _(
                "The same way as a booking. Until then nothing binds you. Where it costs nothing, this step falls away."
            ),
        },
        {"title": _("You are a member"), "text": _("You get your number, and one vote, like everybody.")},
    ]
