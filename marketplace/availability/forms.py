"""What a worker types about their hours. Times are those on the clock of the worker's zone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.ui.forms import DateInput, TimeInput, WholeNumberInput
from marketplace.availability.calculations.windows import DayWindow, window_problem
from marketplace.availability.calculations.zones import ONE_DAY, instant_of

MOST_ROWS = 8
CLOSED, OPEN = "closed", "open"


class WindowForm(forms.Form):
    """One row: from, to, or all day. An empty row is no row."""

    opens = forms.TimeField(label=_("From"), required=False, widget=TimeInput())
    closes = forms.TimeField(label=_("To"), required=False, widget=TimeInput())
    all_day = forms.BooleanField(label=_("All day"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes, all_day = data.get("opens"), data.get("closes"), data.get("all_day")
        if all_day:
            data["window"] = DayWindow(time(0), time(0), True)
        elif opens is not None and closes is not None:
            data["window"] = window = DayWindow(opens, closes)
            if problem := window_problem(window):
                self.add_error("closes", problem)
        elif opens is not None and "closes" not in self.errors:
            self.add_error("closes", _("Enter when these hours end, or clear the row."))
        elif closes is not None and "opens" not in self.errors:
            self.add_error("opens", _("Enter when these hours begin, or clear the row."))
        return data


Row = dict[str, Any]


class DayRows:
    """The rows of one day. `key` sets its rows apart from those of other days in the same form."""

    def __init__(self, key: str, rows: Sequence[Row], *, data: Mapping[str, Any] | None = None, focus: bool = False):
        self.key = key
        self.forms = [
            WindowForm(data, prefix=f"{key}-{n}", initial=row, use_required_attribute=False)
            for n, row in enumerate(rows)
        ]
        if focus and self.forms:
            self.forms[-1].fields["opens"].widget.attrs["autofocus"] = True

    @classmethod
    def of_windows(cls, key: str, windows: Sequence[DayWindow]) -> "DayRows":
        """Show hours as they are kept."""
        return cls(key, [{"all_day": True} if w.all_day else w._asdict() for w in windows])

    @classmethod
    def sent(cls, key: str, data: Mapping[str, Any]) -> "DayRows":
        """Read the rows that a form sent, to be checked."""
        return cls(key, raw_rows(key, data), data=data)

    def is_valid(self) -> bool:
        """Check every row; what stops at the first problem is only the answer: the page asks each row for its own."""
        return all(form.is_valid() for form in self.forms)

    def windows(self) -> tuple[DayWindow, ...]:
        """The hours of the rows that are not empty; only after `is_valid`."""
        return tuple(form.cleaned_data["window"] for form in self.forms if "window" in form.cleaned_data)

    @property
    def full(self) -> bool:
        """Whether the day has as many rows as a page can hold."""
        return len(self.forms) >= MOST_ROWS


def raw_rows(key: str, data: Mapping[str, Any]) -> list[Row]:
    """Return what was typed in the rows of a day, unchecked."""
    count = str(data.get(f"{key}-rows", ""))
    number = min(int(count), MOST_ROWS) if count.isdecimal() else 0
    return [
        {
            "opens": data.get(f"{key}-{n}-opens", ""),
            "closes": data.get(f"{key}-{n}-closes", ""),
            "all_day": bool(data.get(f"{key}-{n}-all_day")),
        }
        for n in range(number)
    ]


class DayForm(forms.Form):
    """A date, and whether it is closed or has hours of its own (which stand in rows below)."""

    date = forms.DateField(label=_("Which day?"), widget=DateInput())
    kind = forms.ChoiceField(
        label=_("What is different?"),
        choices=[(CLOSED, _("I do not work that day")), (OPEN, _("I work these hours instead"))],
        widget=forms.RadioSelect,
        initial=CLOSED,
    )


class TimeOffForm(forms.Form):
    """From a day to a day, whole or from and until a time."""

    first_day = forms.DateField(label=_("First day off"), widget=DateInput())
    from_time = forms.TimeField(
        label=_("From what time?"), required=False, widget=TimeInput(), help_text=_("Leave empty for the whole day.")
    )
    last_day = forms.DateField(label=_("Last day off"), widget=DateInput())
    until_time = forms.TimeField(
        label=_("Until what time?"), required=False, widget=TimeInput(), help_text=_("Leave empty for the whole day.")
    )
    note = forms.CharField(
        label=_("Note to yourself"), required=False, max_length=120, help_text=_("Nobody else sees it.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first. Change one of them."))
        return data

    def instants(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """Return begin and end (UTC); whole days run from local midnight to local midnight."""
        data = self.cleaned_data
        begins = instant_of(data["first_day"], data["from_time"] or time(0), zone)
        if data["until_time"] is not None:
            return begins, instant_of(data["last_day"], data["until_time"], zone)
        return begins, instant_of(data["last_day"] + ONE_DAY, time(0), zone)


class HoursField(forms.DecimalField):
    """Hours with at most two decimals; cleans to whole minutes."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(
            min_value=Decimal("0.25"),
            max_value=most,
            decimal_places=2,
            required=False,
            widget=WholeNumberInput(unit=_("hours"), attrs={"inputmode": "decimal"}),
            error_messages={
                "min_value": _("Enter a quarter of an hour (0.25) or more, or leave it empty."),
                "max_value": _("There are only %(limit_value)s hours in it. Enter fewer, or leave it empty."),
            },
            **kwargs,
        )

    def clean(self, value: Any) -> int | None:
        hours = super().clean(value)
        return None if hours is None else int(hours * 60)


class LimitsForm(forms.Form):
    """The most work a day and a week."""

    per_day_minutes = HoursField(label=_("Most hours of work in a day"), most=24)
    per_week_minutes = HoursField(label=_("Most hours of work in a week, Monday to Sunday"), most=168)


def day_of(text: str) -> date | None:
    """Read a date from an address, or None."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def hours_of_minutes(minutes: int | None) -> str:
    """Return minutes as the hours a form shows: 450 is 7.5, 480 is 8; nothing for no limit."""
    if minutes is None:
        return ""
    return f"{Decimal(minutes) / 60:.2f}".rstrip("0").rstrip(".")
