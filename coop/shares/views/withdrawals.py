"""Taking shares out: the queue, what is to be paid, and what went out within a year."""

from zoneinfo import ZoneInfo

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.shares.models import Withdrawal
from coop.shares.policies import can_decide_withdrawals, can_handle_share_money
from coop.shares.queries.stayed import Stayed, stayed
from coop.shares.queries.withdrawals import queue, suspension, to_pay, within_a_year
from coop.shares.views._office import office_tabs, register_keeper
from coop.shares.views._words import day_words, money
from foundation.clock import now
from foundation.home import home_zone
from foundation.ui.calculations.table import Cell, Column, Table

MOST = 200


@never_cache
@login_required
@require_safe
def withdrawals(request: HttpRequest) -> HttpResponse:
    keeper = register_keeper(request)
    at, zone = now(), home_zone()
    waiting, owed, year = list(queue()[:MOST]), list(to_pay()[:MOST]), list(within_a_year(at=at)[:MOST])
    stopped, kept = suspension(), stayed(at=at, limit=MOST)
    context = {
        "tabs": office_tabs("withdrawals"),
        "suspended": stopped.reason if stopped else "",
        "is_suspended": stopped is not None,
        "may_decide": can_decide_withdrawals(keeper),
        "suspension_url": reverse("shares:suspension"),
        "queue": _queue(waiting, zone, may_decide=can_decide_withdrawals(keeper)) if waiting else None,
        "to_pay": _to_pay(owed, zone, may_pay=can_handle_share_money(keeper)) if owed else None,
        "year": _year(year, zone) if year else None,
        "stayed": _stayed(kept, zone) if kept else None,
        "year_total": money(sum(one.amount_minor for one in year)),
        "stats": [
            {"label": _("In the queue"), "figure": money(sum(one.amount_minor for one in waiting))},
            {"label": _("Approved, to be paid"), "figure": money(sum(one.amount_minor for one in owed))},
            {
                "label": _("Taken out in the last 365 days"),
                "figure": money(sum(one.amount_minor for one in year)),
                "note": _("could be called back in an insolvency"),
            },
        ],
    }
    return render(request, "coop/shares/withdrawals.html", context)


def _name(one: Withdrawal | Stayed) -> str:
    return one.member.legal_name or one.member.user.name


def _queue(waiting: list[Withdrawal], zone: ZoneInfo, *, may_decide: bool) -> Table:
    pattern = reverse("shares:decide_withdrawal", args=[0])
    columns: list[Column | str] = [
        _("Name"),
        Column(_("Shares"), numeric=True),
        Column(_("Amount"), numeric=True),
        _("Why"),
        _("Since"),
        _("Notice over"),
        _("Put off until"),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(f"{place}. {_name(one)}", url=pattern.replace("/0/", f"/{one.pk}/") if may_decide else ""),
            str(one.quantity),
            money(one.amount_minor),
            one.get_origin_display(),
            day_words(one.requested_at, zone),
            day_words(one.notice_ends_at, zone),
            day_words(one.deferred_until, zone) or "–",
        ]
        for place, one in enumerate(waiting, start=1)
    ]
    return Table(_("The queue, first come first served"), columns, rows)


def _to_pay(owed: list[Withdrawal], zone: ZoneInfo, *, may_pay: bool) -> Table:
    pattern = reverse("shares:pay_back", args=[0])
    columns: list[Column | str] = [
        _("Name"),
        Column(_("Shares"), numeric=True),
        Column(_("Amount"), numeric=True),
        _("Approved"),
    ]
    rows: list[list[Cell | str]] = [
        [
            Cell(_name(one), url=pattern.replace("/0/", f"/{one.pk}/") if may_pay else ""),
            str(one.quantity),
            money(one.amount_minor),
            day_words(one.withdrawn_at, zone),
        ]
        for one in owed
    ]
    return Table(_("Approved, to be paid by the treasurer"), columns, rows, quiet_caption=True)


def _year(year: list[Withdrawal], zone: ZoneInfo) -> Table:
    columns: list[Column | str] = [
        _("Name"),
        Column(_("Amount"), numeric=True),
        _("Given up"),
        _("Paid"),
    ]
    rows: list[list[Cell | str]] = [
        [
            _name(one),
            money(one.amount_minor),
            day_words(one.withdrawn_at, zone),
            day_words(one.paid_at, zone) or "–",
        ]
        for one in year
    ]
    foot = [_("Together"), money(sum(one.amount_minor for one in year)), "", ""]
    return Table(_("Taken out in the last 365 days, the latest first"), columns, rows, foot=foot, quiet_caption=True)


def _stayed(kept: list[Stayed], zone: ZoneInfo) -> Table:
    columns: list[Column | str] = [
        _("Name"),
        Column(_("Shares"), numeric=True),
        Column(_("Amount"), numeric=True),
        _("What became of them"),
    ]
    rows: list[list[Cell | str]] = [
        [
            _name(one),
            str(one.quantity),
            money(one.amount_minor),
            _("To the general reserve on {day}").format(day=day_words(one.gone_at, zone))
            if one.gone_at
            else _("Still theirs, until they are passed on to a member"),
        ]
        for one in kept
    ]
    return Table(_("Shares of former members that are not paid back"), columns, rows, quiet_caption=True)
