"""The four questions about how pages look."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.ui.calculations.display import CHOICES, Display

LABELS = {
    "text": {"": _("As it comes"), "large": _("Large print"), "larger": _("Very large print")},
    "words": {"": _("Every detail"), "plain": _("Plain words")},
    "scheme": {"": _("As my device has them"), "light": _("Light"), "dark": _("Dark")},
    "motion": {"": _("As my device has it"), "still": _("Keep everything still")},
}


def _radios(name: str, label: Any, help_text: Any = "") -> forms.ChoiceField:
    choices = [(one, LABELS[name][one]) for one in CHOICES[name]]
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=choices, widget=forms.RadioSelect, required=False
    )  # fmt: skip


class DisplayForm(forms.Form):
    """Every answer has a default, so the form can be sent as it stands."""

    use_required_attribute = False
    text = _radios("text", _("How big should the letters be?"))
    words = _radios(
        "words",
        _("Which words?"),
        _("Plain words are short. We have them on the pages where money or votes are explained."),
    )
    scheme = _radios("scheme", _("Which colours?"))
    motion = _radios("motion", _("What may move?"))

    def __init__(self, data: Any = None, *, now: Display) -> None:
        super().__init__(data, initial=asdict(now))
        for field in self.fields.values():
            field.asked_plainly = True  # type: ignore[attr-defined]

    def chosen(self) -> Display:
        """Only after `is_valid`."""
        return Display(**self.cleaned_data)
