"""What somebody is looking for, read from the address of the page."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from foundation.money.formatting import babel_locale
from foundation.ui.forms import MoneyField
from marketplace.search.enums import SortBy
from marketplace.workers.calculations.languages import language_name


class Option(NamedTuple):
    """One choice of a select."""

    value: str
    label: str
    chosen: bool


KILOMETRES = (2, 5, 10, 25)
MOST_DAYS = 60


class FindForm(forms.Form):
    """A GET form: every answer is in the address, and one that cannot be used is left out and said so.

    The page draws it by hand (_form.html).
    """

    what = forms.CharField(required=False, max_length=120)
    where = forms.CharField(required=False, max_length=120)
    day = forms.DateField(required=False)
    most = MoneyField(required=False, min_minor=1)
    language = forms.CharField(required=False, max_length=12)
    within = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, choices=[(km, km) for km in KILOMETRES]
    )
    sort = forms.ChoiceField(required=False, choices=SortBy.choices)

    def __init__(self, data: Any, *, today: date, languages: list[str], **kwargs: Any) -> None:
        super().__init__(data, auto_id="find-%s", **kwargs)
        self.today, self.languages = today, languages
        self.last_day = today + timedelta(days=MOST_DAYS)

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day is not None and day < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        if day is not None and day > self.last_day:
            raise forms.ValidationError(_("People can be booked at most %(days)s days ahead.") % {"days": MOST_DAYS})
        return day

    def answer(self, name: str) -> Any:
        """A field's clean value; None for one that cannot be used."""
        self.is_valid()
        return self.cleaned_data.get(name)

    def language_options(self) -> list[Option]:
        """The languages on offer and the one asked for, by their names."""
        chosen = str(self.data.get("language", ""))[:12]
        reader = babel_locale(get_language() or "en")
        named = sorted((language_name(code, reader), code) for code in {*self.languages, chosen} - {""})
        return [Option("", gettext("Any language"), not chosen), *(Option(c, n, c == chosen) for n, c in named)]

    def distance_options(self) -> list[Option]:
        """How far away at most."""
        chosen = str(self.data.get("within", ""))
        words = gettext("%(km)s km")
        steps = [Option(str(km), words % {"km": km}, str(km) == chosen) for km in KILOMETRES]
        return [Option("", gettext("Any distance they travel"), not any(step.chosen for step in steps)), *steps]

    def sort_options(self) -> list[Option]:
        """The orders to choose from."""
        chosen = self.data.get("sort") or SortBy.FAIR
        return [Option(value, str(label), value == chosen) for value, label in SortBy.choices]
