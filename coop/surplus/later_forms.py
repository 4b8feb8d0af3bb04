"""What officers fill in after a plan was declared: capital given back, corrections, tax passed on."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.surplus.calculations.numbers import exact
from coop.surplus.registry import MINUTES, MONEY, measures
from foundation.errors import Invalid
from foundation.money.parsing import parse_money
from foundation.ui.forms import DateInput, MoneyField

MOST_LINES = 50


class GiveBackForm(forms.Form):
    """How much capital, and by which decision of the board."""

    amount = MoneyField(label=gettext_lazy("How much is given back in all?"))
    need_ahead = MoneyField(
        label=gettext_lazy("What the co-op expects to be short of in the coming year"),
        required=False,
        help_text=gettext_lazy("0 if what comes in will cover what goes out."),
    )
    resolution = forms.CharField(
        label=gettext_lazy("Decision of the board"),
        max_length=200,
        help_text=gettext_lazy("Such as “Board meeting of 3 June, item 4”. Every member can read it."),
        error_messages={"required": gettext_lazy("Name the decision: somebody may want to read the minutes.")},
    )


class TaxForm(forms.Form):
    """Which line of the bank statement went to the tax office."""

    amount = MoneyField(label=gettext_lazy("How much was paid?"), min_minor=1)
    paid_on = forms.DateField(label=gettext_lazy("On which day?"), widget=DateInput())
    reference = forms.CharField(
        label=gettext_lazy("Line of the bank statement"),
        max_length=80,
        help_text=gettext_lazy("Such as “statement 14, line 3”. No names."),
        error_messages={"required": gettext_lazy("Say which line of the bank statement this is.")},
    )


class CorrectionForm(forms.Form):
    """What was counted wrong, a line for each, and why. `people` are account ids by member number."""

    lines = forms.CharField(
        label=gettext_lazy("What should have been counted?"),
        max_length=5_000,
        widget=forms.Textarea({"rows": 4}),
    )
    why = forms.CharField(
        label=gettext_lazy("What was wrong?"),
        max_length=200,
        help_text=gettext_lazy("One sentence, without names: every member will read it."),
    )

    def __init__(self, *args: Any, people: Mapping[int, str], kinds: Mapping[str, str], unit: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.people, self.kinds, self.unit = people, kinds, unit
        self.fields["lines"].help_text = _(
            "A line for each: member number, what is counted, the right figure for the year. Such as “{example}”. "
            "Counted are: {counted}. Hours are written as 12.5."
        ).format(example=f"12, {next(iter(kinds), 'earnings')}, 1250.00", counted=", ".join(kinds) or _("nothing"))

    def clean_lines(self) -> dict[str, dict[str, int]]:
        """Right values by account id and measure, as measures are kept."""
        found: dict[str, dict[str, int]] = {}
        lines = [line for line in self.cleaned_data["lines"].splitlines() if line.strip()]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("At most {most} lines at a time.").format(most=MOST_LINES))
        for number, line in enumerate(lines, start=1):
            parts = [part.strip() for part in line.split(",", 2)]
            try:
                owner, measure, value = self._read(parts)
            except ValueError as problem:
                raise forms.ValidationError(
                    _("Line {number}: {problem}").format(number=number, problem=problem)
                ) from problem
            found.setdefault(owner, {})[measure] = value
        return found

    def _read(self, parts: list[str]) -> tuple[str, str, int]:
        if len(parts) != 3:
            raise ValueError(_("write a member number, what is counted and the figure, with commas between them."))
        number, measure, text = parts
        if not number.isdigit() or int(number) not in self.people:
            raise ValueError(_("nobody of that year has the member number {number}.").format(number=number))
        if measure not in self.kinds:
            raise ValueError(_("“{measure}” was not counted in that year.").format(measure=measure))
        return self.people[int(number)], measure, self._value(self.kinds[measure], text)

    def _value(self, kind: str, text: str) -> int:
        if kind == MONEY:
            try:
                amount = parse_money(text, self.unit).minor
            except Invalid as fact:
                raise ValueError(fact.text) from fact
            return _not_below_nought(amount)
        try:
            number = Fraction(exact(text.replace(",", ".")))
        except ValueError:
            raise ValueError(_("“{text}” is not a number.").format(text=text)) from None
        number = number * 60 if kind == MINUTES else number
        if number.denominator != 1:
            raise ValueError(_("“{text}” is not a whole number, or not whole minutes.").format(text=text))
        return _not_below_nought(int(number))


def _not_below_nought(value: int) -> int:
    if value < 0:
        raise ValueError(_("a figure is not below nought."))
    return value


def kinds_of(keys: list[str]) -> dict[str, str]:
    """The sort of each measure (money, minutes, number), for those that somebody still knows."""
    known = dict(measures.items())
    return {key: known[key].kind for key in keys if key in known}
