"""What somebody looks for. A form never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 200


class SearchForm(forms.Form):
    """Words to look for."""

    words = forms.CharField(
        label=_("Search the whole site"),
        max_length=LONGEST,
        error_messages={"required": _("Type a word to look for.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
