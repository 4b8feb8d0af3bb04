"""A trial in words, as a picture and as a table."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.rules.calculations.trial import Band, Cells, Group, Trial
from coop.rules.wording import value_words
from foundation import formats
from foundation.money.formatting import format_minor
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.table import Cell, Column, Table


@dataclass(frozen=True)
class TrialWords:
    """What was done, what came of it, and what nobody can know; `chart` and `table` are about workers by band."""

    change: str
    done: str
    outcome: list[str] = field(default_factory=list)
    books: str = ""
    unknown: list[str] = field(default_factory=list)
    hides: bool = False
    chart: Chart | None = None
    table: Table | None = None


def in_words(trial: Trial) -> TrialWords:
    """Everything the page says about a trial."""
    now, proposed = value_words(trial.key, trial.value_now), value_words(trial.key, trial.value)
    change = _("{now} as it is, {proposed} as proposed").format(now=now, proposed=proposed)
    looked = ngettext(
        "We took the {n} booking from {first} to {last} and worked it out twice: with {now}, as the rule is now, "
        "and with {proposed}.",
        "We took the {n} bookings from {first} to {last} and worked each out twice: with {now}, as the rule is now, "
        "and with {proposed}.",
        trial.bookings,
    )
    done = looked.format(
        n=f"{trial.bookings:,}", first=_day(trial.first), last=_day(trial.last), now=now, proposed=proposed
    )
    banded = next((group for group in trial.groups if group.bands), None)
    hides = any(_hides(group) for group in trial.groups) or trial.coop_change is None
    return TrialWords(
        change=change,
        done=done,
        outcome=_outcome(trial),
        books=_by_the_books(trial.books) if trial.coop_change is not None else "",
        unknown=list(trial.unknown),
        hides=hides,
        chart=_chart(banded) if banded and trial.touched else None,
        table=_table(banded) if banded and trial.touched else None,
    )


def _by_the_books(paid: int) -> str:
    """Left out with the other sums, when those would tell something about fewer than five people."""
    return _("By the books, workers were paid {money} for their work in that time.").format(money=_money(paid))


def _outcome(trial: Trial) -> list[str]:
    if not trial.bookings:
        return [_("There were no such bookings in that time, so there is nothing to try it on.")]
    if not trial.touched:
        return [_("Nothing would have been different: not one of these bookings is touched.")]
    lines = [
        ngettext(
            "{n} booking would have been different.", "{n} bookings would have been different.", trial.touched
        ).format(n=f"{trial.touched:,}")
    ]
    lines += [_side(group) for group in trial.groups]
    if trial.coop_change is None:
        lines.append(_("Sums of money are not shown, because they would tell something about fewer than five people."))
    else:
        lines.append(_coop(trial.coop_change))
    return lines


def _side(group: Group) -> str:
    """Of 12 workers, 12 would have got more, none less; together £312.40 more."""
    cells = group.total
    if cells.people is None:
        return _people_too_few(group.name)
    who = _people(group.name, cells.people)
    if cells.hidden:
        return _("Of {who}, fewer than five would have been touched or left as they are: not shown.").format(who=who)
    if group.name == "customers":
        words = _("Of {who}, {less} would have paid more and {more} less.")
    else:
        words = _("Of {who}, {more} would have got more and {less} less.")
    line = words.format(who=who, more=_count(cells.more), less=_count(cells.less))
    return line if cells.change is None else f"{line} {_together(group.name, cells.change)}"


def _people_too_few(name: str) -> str:
    if name == "customers":
        return _("Fewer than five customers stand behind this: not shown.")
    return _("Fewer than five workers stand behind this: not shown.")


def _people(name: str, number: int) -> str:
    if name == "customers":
        return ngettext("{n} customer", "{n} customers", number).format(n=f"{number:,}")
    return ngettext("{n} worker", "{n} workers", number).format(n=f"{number:,}")


def _together(name: str, change: int) -> str:
    if change == 0:
        return ""
    if name == "customers":
        words = _("Together {money} less to pay.") if change > 0 else _("Together {money} more to pay.")
    else:
        words = _("Together {money} more.") if change > 0 else _("Together {money} less.")
    return words.format(money=_money(abs(change)))


def _coop(change: int) -> str:
    if change == 0:
        return _("The co-op would have got just as much.")
    words = _("The co-op would have got {money} more.") if change > 0 else _("The co-op would have got {money} less.")
    return words.format(money=_money(abs(change)))


def _chart(group: Group) -> Chart | None:
    """What changes in the year for one person of each band, on average; rounded down to a whole minor unit."""
    shown = [band for band in group.bands if band.cells.change is not None]
    if not shown:
        return None
    each = [_each(band.cells) for band in shown]
    more = [max(change, 0) for change in each]
    less = [max(-change, 0) for change in each]
    series = []
    if any(more):
        series.append(Series(_("More"), more, [_money(change) for change in more], "worker"))
    if any(less):
        series.append(Series(_("Less"), less, [_money(change) for change in less]))
    if not series:
        return None
    return Chart(
        title=_("What changes in the year for one worker, on average"),
        labels=[band_words(band) for band in shown],
        series=series,
        label_heading=_("Earned in the year"),
        description=_("By what workers earned in the year before."),
    )


def _each(cells: Cells) -> int:
    change = cells.change or 0
    return abs(change) // (cells.people or 1) * (1 if change > 0 else -1)


def _table(group: Group) -> Table:
    rows: list[list[Cell | str]] = []
    for band in group.bands:
        cells = band.cells
        numbers = [_shown(cells.more), _shown(cells.less), _shown(cells.same)]
        rows.append([band_words(band), _shown(cells.people), *numbers, _change(cells.change)])
    total = group.total
    foot = [
        _("All"),
        _shown(total.people),
        *(_shown(n) for n in (total.more, total.less, total.same)),
        _change(total.change),
    ]
    columns: list[Column | str] = [
        _("Earned in the year"),
        *(Column(title, numeric=True) for title in (_("Workers"), _("Get more"), _("Get less"), _("The same"))),
        Column(_("Together"), numeric=True),
    ]
    return Table(_("Who would have got more, and who less"), columns, rows, foot=foot)


def band_words(band: Band) -> str:
    """Under £500.00, £500.00 to £2,000.00, £2,000.00 and more."""
    if band.below is None:
        return _("{low} and more").format(low=_money(band.lowest)) if band.lowest else _("All earnings")
    if not band.lowest:
        return _("under {high}").format(high=_money(band.below))
    return _("{low} to {high}").format(low=_money(band.lowest), high=_money(band.below))


def _hides(group: Group) -> bool:
    return group.total.hidden or any(band.cells.hidden for band in group.bands)


def _shown(number: int | None) -> str:
    return _("not shown") if number is None else f"{number:,}"


def _count(number: int | None) -> str:
    return _("none") if not number else f"{number:,}"


def _change(change: int | None) -> str:
    if change is None:
        return _("not shown")
    return f"+{_money(change)}" if change > 0 else _money(change)


def _money(minor: int) -> str:
    return format_minor(minor, str(settings.COOP["currency"]))


def _day(day: date) -> str:
    return formats.date_format(day, "j F Y")
