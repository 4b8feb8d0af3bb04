"""What somebody is looking for, read from the address of the page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.money.formatting import babel_locale
from foundation.ui.forms import DateInput, MoneyField
from marketplace.search.enums import SortBy
from marketplace.workers.calculations.languages import language_name

KILOMETRES = (2, 5, 10, 25)
MOST_DAYS = 60


class FindForm(forms.Form):
    """A GET form: every answer is in the address, and one that cannot be used is left out and said so."""

    what = forms.CharField(
        label=_("What do you need?"),
        required=False,
        max_length=120,
        help_text=_("A kind of work, or your own words"),
        widget=forms.TextInput({"list": "what-list", "autocomplete": "off", "enterkeyhint": "search"}),
    )
    where = forms.CharField(
        label=_("Where?"),
        required=False,
        max_length=120,
        help_text=_("A postcode or a town"),
        widget=forms.TextInput({"list": "where-list", "autocomplete": "postal-code", "enterkeyhint": "search"}),
    )
    day = forms.DateField(label=_("Which day?"), required=False, help_text=_("Empty: the first free"), widget=DateInput)
    most = MoneyField(label=_("At most, for the job"), required=False, min_minor=1)
    language = forms.ChoiceField(label=_("Speaks"), required=False)
    within = forms.TypedChoiceField(label=_("No further than"), required=False, coerce=int, empty_value=None)
    sort = forms.ChoiceField(label=_("Order"), required=False, choices=SortBy.choices)

    def __init__(self, data: Any, *, today: date, languages: list[str], **kwargs: Any) -> None:
        super().__init__(data, auto_id="find-%s", **kwargs)
        self.today = today
        codes = [*languages, *{code for code in [str(data.get("language", ""))] if code and code not in languages}]
        reader = babel_locale(get_language() or "en")
        names = sorted(((code, language_name(code, reader)) for code in codes), key=lambda pair: pair[1])
        any_distance = [("", _("Any distance they travel"))]
        self.fields["language"].choices = [("", _("Any language")), *names]  # type: ignore[attr-defined]
        self.fields["within"].choices = [  # type: ignore[attr-defined]
            *any_distance,
            *((str(km), _("%(km)s km") % {"km": km}) for km in KILOMETRES),
        ]
        day = self.fields["day"].widget.attrs
        day["min"], day["max"] = today.isoformat(), (today + timedelta(days=MOST_DAYS)).isoformat()

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        if day is not None and day < self.today:
            raise forms.ValidationError(_("This day is over. Choose today or a later day."))
        if day is not None and day > self.today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("People can be booked at most %(days)s days ahead.") % {"days": MOST_DAYS})
        return day

    def answer(self, name: str) -> Any:
        """A field's clean value; None for one that cannot be used."""
        self.is_valid()
        return self.cleaned_data.get(name)
