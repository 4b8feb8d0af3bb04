"""A statement in words, in the order of a written notice of allocation: for the page, the PDF and the table alike."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from coop.surplus.calculations.numbers import decimal, from_text
from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout, SettlementRow, Statement
from coop.surplus.queries.settlements import corrections_for
from coop.surplus.queries.statements import figures_of
from coop.surplus.registry import MINUTES, MONEY, measures
from coop.surplus.views._wording import day, formula_lines, percent, span
from foundation.money.formatting import format_minor

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Sections:
    """Every part of a statement, as pairs of words and values or as sentences, in its order."""

    title: str
    to: str
    period: Pairs
    shared: Pairs
    decision_url: str
    measures: Pairs
    formula: list[str]
    outcome: Pairs
    capital: Pairs
    corrections: Pairs
    notes: list[str]
    seal: str
    figures: dict[str, Any] = field(repr=False, default_factory=dict)


def sections_of(statement: Statement) -> Sections:
    """Everything ready to read, in the reader's language."""
    figures = figures_of(statement)
    unit, loss = str(figures["unit"]), figures["total"] < 0
    plan, member = statement.row.allocation, statement.row.member
    assert member is not None, "statements are for members"
    return Sections(
        title=_("Your statement for {year}").format(year=figures["year"]),
        to=_("{name}, member {number}").format(name=member.user.name, number=figures["member_no"]),
        period=[
            (_("Period"), span(date.fromisoformat(figures["first"]), date.fromisoformat(figures["last"]))),
            (_("Written on"), day(statement.made_at)),
        ],
        shared=[
            (_("Loss of the co-op") if loss else _("Surplus of the co-op"), format_minor(abs(figures["result"]), unit)),
            (_("Of it, to members' accounts"), format_minor(abs(figures["to_members"]), unit)),
            (_("Decided by"), figures["decision"]),
        ],
        decision_url=figures["decision_url"],
        measures=[*_measures(figures, unit), (_("Your part"), format_minor(abs(figures["total"]), unit))],
        formula=formula_lines(figures["parts"], plan.steps, unit),
        outcome=_outcome(figures, unit, getattr(statement.row, "payout", None)),
        capital=_capital(figures["capital"], unit),
        corrections=_corrections(figures, unit, corrections_for(statement.row)),
        notes=_notes(figures),
        seal=statement.sha256,
        figures=figures,
    )


def _measures(figures: dict[str, Any], unit: str) -> Pairs:
    """What was counted for the member, as the registry names it."""
    found: Pairs = []
    for name, text in sorted(figures["measures"].items()):
        known = measures.get(name) if name in measures.keys() else None  # noqa: SIM118 - a registry
        if known is not None and known.kind == MONEY:
            found.append((str(known.title), format_minor(int(text), unit)))
        elif known is not None and known.kind == MINUTES:
            found.append((str(known.title), _hours(text)))
        else:
            found.append((str(known.title) if known else name, text))
    return found


def _hours(text: str) -> str:
    return _("{number} hours").format(number=decimal(from_text(text)))


def _outcome(figures: dict[str, Any], unit: str, payout: Payout | None) -> Pairs:
    if figures["total"] < 0:
        return [(_("Taken from your capital account"), format_minor(-figures["retained"], unit))]
    pairs = [(_("Paid out to you"), format_minor(figures["cash"], unit))]
    if figures["interest"]:
        pairs.append((_("of it, interest on your shares"), format_minor(figures["interest"], unit)))
    pairs += _kept_back(figures, unit, payout)
    pairs.append((_("Credited to your capital account"), format_minor(figures["retained"], unit)))
    if figures["cash"]:
        pairs.append((_("Payment"), _payment_words(payout, figures.get("payable_from"))))
    return pairs


def _kept_back(figures: dict[str, Any], unit: str, payout: Payout | None) -> Pairs:
    """What of the cash does not reach the member, and what does: tax, and what an earlier correction took."""
    tax, set_off = figures.get("withheld", 0), payout.set_off if payout is not None else 0
    if not tax and not set_off:
        return []
    pairs: Pairs = []
    if tax:
        pairs.append((_("– tax kept back for the tax office"), format_minor(tax, unit)))
    if set_off:
        pairs.append(
            (_("– kept back, as an earlier correction found that you had too much"), format_minor(set_off, unit))
        )
    return [*pairs, (_("= sent to you"), format_minor(figures["cash"] - tax - set_off, unit))]


def _payment_words(payout: Payout | None, payable_from: str | None) -> str:
    if (payout is None or payout.state == PayoutState.DUE) and payable_from is not None:
        return _("Not before {day}: the plan says so.").format(day=day(date.fromisoformat(payable_from)))
    if payout is None:
        return _("Not begun yet.")
    if payout.state == PayoutState.PAID and payout.paid_at is not None:
        return _("Sent to your payout account on {day}.").format(day=day(payout.paid_at))
    if payout.state == PayoutState.SET_OFF:
        return _("Kept back in full: an earlier correction found that you had too much.")
    if payout.state == PayoutState.UNCLAIMED:
        return _("You did not fetch it. It is kept in the reserve, and is yours when you ask.")
    if payout.state == PayoutState.WAITING:
        return _("It waits until you have set up a payout account.")
    return _("On its way.")


def _capital(capital: dict[str, int], unit: str) -> Pairs:
    return [
        (_("Your capital account before"), format_minor(capital["opening"], unit)),
        (_("+ credited now"), format_minor(capital["credited"], unit)),
        (_("– losses borne"), format_minor(capital["losses"], unit)),
        (_("– paid back to you"), format_minor(capital["redeemed"], unit)),
        (_("= your capital account now"), format_minor(capital["closing"], unit)),
    ]


def _corrections(figures: dict[str, Any], unit: str, rows: list[SettlementRow]) -> Pairs:
    """What corrections changed since the statement was written, each with its decision, and what it comes to."""
    pairs: Pairs = []
    total = int(figures["total"])
    for row in rows:
        one = row.settlement
        named = _("{day}, by {decision}").format(day=day(one.declared_at or one.made_at), decision=one.decision_name)
        pairs.append((_("Correction {number}").format(number=one.number), named))
        pairs += [
            (str(label), format_minor(amount, unit))
            for label, amount in (
                (_("+ paid out to you besides"), row.cash),
                (_("– of it, tax kept back for the tax office"), row.withheld),
                (_("+ added to your capital account besides"), row.retained),
                (_("– had too much: kept back from your part of the next surplus"), row.set_off),
            )
            if amount
        ]
        if row.cash:
            pairs.append((_("Payment"), _payment_words(getattr(row, "payout", None), None)))
        total += row.cash + row.retained - row.set_off
    if rows:
        pairs.append((_("= your part, corrected"), format_minor(total, unit)))
    return pairs


def _notes(figures: dict[str, Any]) -> list[str]:
    redeem = _(
        "Your capital account is yours. It is paid back when the members decide so, the oldest year first, and when "
        "you leave; the co-op must be able to afford it."
    )
    tax = _(
        "What is paid or credited to you may count as income in the year you are told. This is no tax advice: keep "
        "this statement for your tax return."
    )
    if figures["total"] < 0:
        return [_("Nothing is owed by you: a loss is taken from capital accounts only."), redeem]
    laws = [
        _(
            "Tax of {percent} on what is paid out is kept back by law ({citation}) and passed on to the tax office."
        ).format(percent=percent(rule["percent"]), citation=rule["citation"])
        for rule in figures.get("withholding", [])
    ]
    return [redeem, *dict.fromkeys(laws), tax]


def as_lines(sections: Sections) -> Pairs:
    """Every pair of the statement one after the other."""
    formula = [(_("How it was worked out"), line) for line in sections.formula]
    return [
        (pgettext("whom it is for", "For"), sections.to),
        *sections.period,
        *sections.shared,
        *sections.measures,
        *formula,
        *sections.outcome,
        *sections.capital,
        *sections.corrections,
        (_("Fingerprint"), sections.seal),
    ]
