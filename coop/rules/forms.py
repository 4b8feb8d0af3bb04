"""A proposed value, typed the way people say it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.rules.catalogue import CATALOGUE
from coop.rules.wording import unit_words, value_words
from foundation.errors import Invalid
from foundation.money.parsing import parse_money
from foundation.ui.forms import AffixInput


class TryForm(forms.Form):
    """`value` cleans to what the rule holds: hundredths of a percent, minor units, or a whole number of its unit."""

    value = forms.CharField(label=gettext_lazy("What if it were"), max_length=20)
    trade = forms.ChoiceField(label=gettext_lazy("For which trade"), required=False)

    def __init__(self, key: str, trades: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key
        spec = CATALOGUE[key]
        widget = AffixInput({"class": "short", "inputmode": "decimal", "autocomplete": "off"})
        widget.after = unit_words(key)
        self.fields["value"].widget = widget
        self.fields["value"].help_text = _("From {least} to {most}.").format(
            least=value_words(key, spec.minimum), most=value_words(key, spec.maximum)
        )
        if trades:
            everywhere = ("", _("Every trade without a value of its own"))
            self.fields["trade"].choices = [everywhere, *trades]  # type: ignore[attr-defined]
        else:
            del self.fields["trade"]

    def clean_value(self) -> int:
        text = self.cleaned_data["value"].strip().removesuffix("%").strip()
        value = self._read(text)
        problem = CATALOGUE[self.key].problem_with(value)
        if problem:
            least, most = CATALOGUE[self.key].minimum, CATALOGUE[self.key].maximum
            words = _("Choose a value from {least} to {most}.")
            raise ValidationError(words.format(least=value_words(self.key, least), most=value_words(self.key, most)))
        return value

    def _read(self, text: str) -> int:
        if self.key.endswith("_bp") or "_minor" in self.key:
            try:
                # A percentage with two decimals reads like an amount with two decimals.
                return parse_money(text, "GBP" if self.key.endswith("_bp") else str(settings.COOP["currency"])).minor
            except Invalid as problem:
                if self.key.endswith("_bp"):
                    raise ValidationError(_("Enter a percentage such as 7 or 7.5.")) from problem
                raise ValidationError(str(problem)) from problem
        if not text.isascii() or not text.isdigit():
            raise ValidationError(_("Enter a whole number."))
        return int(text)
