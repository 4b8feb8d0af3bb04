"""What the office fills in about a class of members. A form never saves."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coop.membership.enums import LeavingRule, VoteEnds
from coop.rules.calculations.pack_classes import (
    CHOICE,
    DAYS,
    MONEY,
    MOST_TEXT,
    RIGHTS,
    TEXT,
    WHOLE,
    YES_NO,
    Right,
)
from coop.rules.class_wording import LABELS
from foundation.money.calculations.money import Money
from foundation.ui.forms import MoneyField, WholeNumberInput

CHOICES: dict[str, Any] = {"leaving_rule": LeavingRule.choices, "vote_ends": VoteEnds.choices}


class ClassWordsForm(forms.Form):
    """Words that change nothing about anybody's rights."""

    name = forms.CharField(label=gettext_lazy("What members of this class are called"), max_length=60)
    about = forms.CharField(
        label=gettext_lazy("Who it is for"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("One sentence, for the page where people join."),
    )


class ClassRightsForm(forms.Form):
    """All rights of a class, filled in as they are; what differs becomes a proposal."""

    def __init__(self, *args: Any, rights: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rights = rights
        for name, right in RIGHTS.items():
            self.fields[name] = _field(name, right, rights[name])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not self.changes:
            raise forms.ValidationError(_("Nothing is different yet. Change what the members should decide on."))
        return data

    @property
    def changes(self) -> dict[str, Any]:
        """What differs from the rights of today, as a rulebook writes it."""
        values = {name: _value(right, self.cleaned_data[name]) for name, right in RIGHTS.items()}
        return {name: value for name, value in values.items() if value != self.rights[name]}


def _field(name: str, right: Right, now: Any) -> forms.Field:
    label = LABELS[name]
    if right.kind == YES_NO:
        return forms.BooleanField(label=label, required=False, initial=now)
    if right.kind == CHOICE:
        return forms.ChoiceField(label=label, choices=CHOICES[name], initial=now)
    if right.kind == TEXT:
        return forms.CharField(
            label=label, max_length=MOST_TEXT, required=False, initial=now, widget=forms.Textarea({"rows": 3})
        )
    if right.kind == MONEY:
        currency = str(settings.COOP["currency"])
        return MoneyField(label=label, min_minor=right.lowest, max_minor=right.highest, initial=Money(now, currency))
    unit = _("days") if right.kind == DAYS else ""
    return forms.IntegerField(
        label=label, min_value=right.lowest, max_value=right.highest, initial=now, widget=WholeNumberInput(unit)
    )


def _value(right: Right, typed: Any) -> Any:
    if right.kind == MONEY:
        return typed.minor
    return int(typed) if right.kind in (WHOLE, DAYS) else typed
