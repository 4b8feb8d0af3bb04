"""The ballot on screen: a choice of three, or a number to type beside each candidate. A form never casts anything."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from coop.decisions.calculations.ballot_papers import CHOICES, RANKED, Paper, Problem, read_choice, read_ranks
from coop.decisions.calculations.option_order import shuffled_for
from coop.decisions.calculations.receipts import receipt_start
from coop.decisions.models import Option
from coop.decisions.queries.eligible import why_not_eligible
from coop.decisions.queries.voting import Voter
from foundation.ui.forms import CodeInput


def choice_labels() -> dict[str, str]:
    return {"for": _("For"), "against": _("Against"), "abstain": _("Abstain")}


class BallotForm(forms.Form):
    """`paper` holds the ballot once the form is valid."""

    paper: Paper

    def __init__(self, voter: Voter, data: Any = None, *, paper: Paper | None = None) -> None:
        super().__init__(data)
        self.voter = voter
        self.ranked = voter.box.method in RANKED
        if self.ranked:
            self._add_ranks(paper or {})
        else:
            self.fields["choice"] = forms.ChoiceField(
                label=voter.decision.question or voter.decision.title,
                choices=[(value, choice_labels()[value]) for value in CHOICES],
                widget=forms.RadioSelect,
                initial=(paper or {}).get("choice"),
                error_messages={"required": _("Choose For, Against or Abstain.")},
            )

    def _add_ranks(self, paper: Paper) -> None:
        standing = {option.key: option for option in self.voter.options if not option.withdrawn}
        voter = self.voter.entry.member.account_id if self.voter.entry else ""
        placed = {key: place for place, key in enumerate(paper.get("ranking", []), start=1)}
        for key in shuffled_for(voter, self.voter.name_of_vote, list(standing)):
            widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"})
            self.fields[key] = forms.CharField(
                label=_("Rank for %(name)s") % {"name": standing[key].name},
                required=False,
                max_length=4,
                widget=widget,
                initial=placed.get(key, ""),
            )

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if self.errors:
            return found
        read = self._read(found)
        if isinstance(read, Problem):
            for field, words in read.fields.items():
                self.add_error(field or None, words)
        else:
            self.paper = read
        return found

    def _read(self, found: dict[str, Any]) -> Paper | Problem:
        if not self.ranked:
            return read_choice(found["choice"])
        return read_ranks(found, {option.key: option.name for option in self.voter.options if not option.withdrawn})

    @property
    def candidates(self) -> list[dict[str, Any]]:
        """Each field with the candidate's name and statement, in this voter's order."""
        known = {option.key: option for option in self.voter.options}
        return [
            {
                "field": self[key],
                "name": known[key].name,
                "statement": known[key].statement,
                "warning": _warning(known[key]),
            }
            for key in self.fields
        ]


def _warning(option: Option) -> str:
    """What a voter must know of a candidate who could not be elected as things stand."""
    why = why_not_eligible(option.nomination.candidate) if option.nomination else ""
    if not why:
        return ""
    return _(
        "As things stand %(name)s cannot be elected: %(why)s If that is still so at the count, papers that rank them "
        "pass to the next choice."
    ) % {"name": option.name, "why": why}


class ReceiptForm(forms.Form):
    """The code of a receipt; `start` is what it begins with."""

    code = forms.CharField(max_length=120, widget=CodeInput(attrs={"autocomplete": "off"}))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["code"].label = _("Your code")
        self.fields["code"].help_text = _("Five groups of four, such as 3F2A-91C0-77BD-0E41-5A6C.")

    def clean_code(self) -> str:
        start = receipt_start(self.cleaned_data["code"])
        if start is None:
            raise forms.ValidationError(
                _("A code has at least 20 characters, all of them digits or the letters A to F.")
            )
        return start
