"""What officers fill in: a draft's percentages, and by which decision something is declared or taken back."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coop.surplus.calculations.bounds import limit, settable
from coop.surplus.calculations.facts import CATALOGUE, names_in
from coop.surplus.calculations.numbers import as_text, decimal, exact
from coop.surplus.calculations.types import Profile, Step
from coop.surplus.queries.inputs import KNOWN_FACTS

FORMULA_NAMES = {
    "hours": _("by hours worked"),
    "earnings": _("by what was earned"),
    "purchases": _("by what was bought"),
    "equal": _("the same for everybody"),
    "alpha_mix": _("half by hours, half by earnings"),
}
FACT = "fact."


class ReasonForm(forms.Form):
    """One sentence that everybody will read."""

    words = forms.CharField(max_length=200, widget=forms.TextInput())

    def __init__(self, *args: Any, label: str, hint: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label
        self.fields["words"].help_text = hint


class TakeBackForm(forms.Form):
    """Why a declaration is taken back, and by which decision: one of `decisions`, or a meeting `on_paper`."""

    words = forms.CharField(
        label=_("Why?"),
        max_length=200,
        widget=forms.TextInput(),
        help_text=_("Everybody will read it beside the plan."),
    )
    decision: Any = forms.ModelChoiceField(label=_("Which decision takes it back?"), queryset=None)
    meeting = forms.CharField(
        label=_("Which meeting resolved it?"),
        max_length=200,
        required=False,
        help_text=_("Its name and day, as in the minutes. Everybody will read it beside the plan."),
    )

    def __init__(self, *args: Any, decisions: Any, on_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["decision"]
        field.queryset = decisions
        field.label_from_instance = lambda one: f"{one.title} ({one.get_state_display()})"
        if not on_paper:
            del self.fields["meeting"]
        elif decisions:
            field.required = False
            field.label = _("Which vote takes it back?")
            field.empty_label = _("None: a meeting resolved it on paper")
        else:
            del self.fields["decision"]
            self.fields["meeting"].required = True

    def blame(self, name: str, problem: str) -> None:
        """Put a refusal beside the answer that it is about."""
        self.add_error(name if name in self.fields else None, problem)


class DraftForm(forms.Form):
    """Title, words, and every setting of a profile at its default. Percentages are plain decimals."""

    title = forms.CharField(label=_("Title"), max_length=80)
    words = forms.CharField(
        label=_("What is it for?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("In your own words, for the members."),
    )

    def __init__(self, *args: Any, profile: Profile, loss: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile
        if not loss:
            self.fields["payable_from"] = forms.DateField(
                label=_("Pay nothing before"),
                required=False,
                help_text=_(
                    "Only if members should wait for the part that is paid out. Leave it empty to pay at once."
                ),
                widget=forms.DateInput({"type": "date", "class": "short"}, format="%Y-%m-%d"),
            )
        self.steps = profile.losses if loss else profile.steps
        self.defaults = settable(self.steps)
        for name, percent in self.defaults.items():
            self.fields[name] = self._percent_field(name, percent)
        for step in self.steps:
            if step.formula is not None and step.alternatives:
                choices = [(one.id, FORMULA_NAMES.get(one.id, one.id)) for one in (step.formula, *step.alternatives)]
                self.fields[f"{step.code}.formula"] = forms.ChoiceField(
                    label=_("{title}: shared").format(title=step.title),
                    choices=[("", _("as the pattern says")), *choices],
                    required=False,
                )
        for name in sorted(set(_facts_asked_for(self.steps)) - KNOWN_FACTS):
            self.fields[FACT + name] = forms.CharField(
                label=CATALOGUE[name][1].capitalize(),
                required=False,
                help_text=_("Only if your rules ask for it. Money in the smallest coin: 12345 is 123.45."),
                widget=forms.TextInput({"inputmode": "numeric", "class": "short"}),
            )

    def _step(self, name: str) -> Step:
        return next(step for step in self.steps if step.code == name.partition(".")[0])

    def _percent_field(self, name: str, percent: Fraction) -> forms.CharField:
        step, _dot, what = self._step(name), ".", name.partition(".")[2]
        titles = {"cash": _("{title}: of that, paid out"), "rate": _("{title}: rate a year")}
        title = titles.get(what, "{title}" + (f": {what}" if what else "")).format(title=step.title)
        bounds = [(bound, True) for bound in (step.cash.least if what == "cash" and step.cash else step.least)]
        bounds += [(bound, False) for bound in (step.cash.most if what == "cash" and step.cash else step.most)]
        return forms.CharField(
            label=_("{title}, in percent").format(title=title),
            initial=decimal(percent, 6),
            max_length=20,
            help_text="; ".join(limit(bound, low) for bound, low in bounds if bound.source.in_force(None)),
            widget=forms.TextInput({"inputmode": "decimal", "class": "short"}),
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name in [*self.defaults, *(key for key in self.fields if key.startswith(FACT))]:
            text = str(data.get(name, "")).strip().replace(",", ".")
            if not text and name.startswith(FACT):
                continue
            try:
                data[name] = exact(text)
            except ValueError:
                self.add_error(name, _("Write a plain number, such as 12.5."))
        return data

    @property
    def choices(self) -> dict[str, str]:
        """What differs from the profile, as exact text by setting, and the formulas chosen."""
        data = self.cleaned_data
        changed = {name: as_text(data[name]) for name, default in self.defaults.items() if data[name] != default}
        formulas = {name: data[name] for name in self.fields if name.endswith(".formula") and data.get(name)}
        return changed | formulas

    @property
    def told(self) -> dict[str, str]:
        """Figures that the books do not know."""
        data = self.cleaned_data
        given = ((name, data.get(name)) for name in self.fields if name.startswith(FACT))
        return {name.removeprefix(FACT): as_text(value) for name, value in given if isinstance(value, Fraction)}

    def blame(self, step: str, problem: str) -> None:
        """Put a refusal of the engine beside the step it is about."""
        self.add_error(step if step in self.fields else None, problem)


def _facts_asked_for(steps: tuple[Step, ...]) -> Iterator[str]:
    for step in steps:
        if step.fact and step.kind == "fixed":
            yield step.fact
        if step.base in CATALOGUE:
            yield step.base
        if step.only_if is not None:
            yield from names_in(step.only_if)
        if step.stop_when is not None:
            yield from (step.stop_when.balance, step.stop_when.reaches)
        for bound in (*step.least, *step.most):
            if bound.when is not None:
                yield from names_in(bound.when)
