"""What people send about policies. A form never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AcceptForm(forms.Form):
    """I have read it."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    agreed = forms.BooleanField(
        label=_("I have read this version and accept it"),
        error_messages={"required": _("Tick the box if you accept it. If you do not, talk to us first.")},
    )


class DecideForm(forms.Form):
    """Approve, or ask for changes."""

    decision = forms.ChoiceField(
        label=_("What do you decide?"),
        choices=[
            ("approve", _("I approve exactly this text")),
            ("back", _("It needs changes")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    note = forms.CharField(
        label=_("A word to the author"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you ask for changes."),
    )

    def clean(self) -> dict[str, str]:
        given: dict[str, str] = super().clean() or {}
        if given.get("decision") == "back" and not given.get("note", "").strip():
            self.add_error("note", _("Say what should change."))
        return given
