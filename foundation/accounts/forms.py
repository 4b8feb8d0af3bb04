"""What people tell us about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.accounts.calculations.zones import zones_by_region
from foundation.accounts.models import User
from foundation.home import home_zone
from foundation.ui.forms import PhoneInput


class NameForm(forms.Form):
    """The extra question at sign-up. The adapter saves the answer."""

    field_order = ("name", "email", "password1")
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As people around you say it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def signup(self, request: HttpRequest, user: User) -> None:
        """Called by allauth after saving; there is nothing left to do."""


class ProfileForm(forms.Form):
    """Name, phone, language and time zone."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name", "class": "medium"})
    )
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=32,
        required=False,
        widget=PhoneInput(),
        help_text=_("So that the co-op can ring you about a job. Nobody else sees it."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        help_text=_("Times of jobs are always shown where the job is. This is for everything else."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages: Any = self.fields["language"]
        languages.choices = [("", _("As this browser asks")), *settings.LANGUAGES]
        zones: Any = self.fields["zone"]
        zones.choices = [("", _("The co-op's own (%(zone)s)") % {"zone": home_zone().key}), *zones_by_region()]
        for name in ("language", "zone"):
            self.fields[name].widget.attrs["class"] = "medium"

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and sum(one.isdigit() for one in phone) < 6:
            raise forms.ValidationError(_("Enter a whole phone number, such as 01422 496 0123."), code="too_short")
        return phone


class EraseForm(forms.Form):
    """So that nobody does it by mistake: the e-mail address once more."""

    email = forms.CharField(
        label=_("Your e-mail address, to be sure"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "class": "medium"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = email

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"].strip().lower()
        if typed != self.address.lower():
            raise forms.ValidationError(_("That is not the address of this account."))
        return typed
