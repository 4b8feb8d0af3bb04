"""What readers type. A form never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.help.models import MOST_WORDS
from cms.help.queries.topics import LONGEST

YES_NO = [("yes", _("Yes")), ("no", _("No"))]


class SearchForm(forms.Form):
    """Words to look for."""

    use_required_attribute = False  # without words, all answers are shown

    words = forms.CharField(
        label=_("What do you want to know?"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class UsefulForm(forms.Form):
    """Was this useful?"""

    useful = forms.ChoiceField(
        label=_("Was this useful?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no."), "invalid_choice": _("Choose yes or no.")},
    )
    words = forms.CharField(
        label=_("What was missing?"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("No names or phone numbers, please. We do not keep who wrote it."),
    )
