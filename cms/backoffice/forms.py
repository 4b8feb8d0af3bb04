"""What is typed about people in the back office."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserEditForm as WagtailEditForm
from wagtail.users.forms import UserForm

from cms.backoffice.auth import FOLLOWED
from cms.backoffice.enums import Task


class HouseUserForm(UserForm):  # type: ignore[misc]
    """One name, an e-mail address, no password. Groups that follow from an appointment are no choice."""

    first_name = None
    last_name = None
    error_messages = UserForm.error_messages | {"taken": _("Somebody has an account with this e-mail address already.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["name"].required = True
        self.fields["name"].label = _("Name")
        self.fields["groups"].queryset = Group.objects.exclude(name__in=FOLLOWED).order_by("name")
        self.fields["groups"].help_text = _(
            "Groups of your own. Those of offices, editors, auditors and facilitators follow from who was appointed."
        )

    def clean_email(self) -> str:
        address: str = self.cleaned_data["email"].lower()
        same = get_user_model().objects.filter(email__iexact=address).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(self.error_messages["taken"], code="taken")
        return address

    def clean_groups(self) -> Any:
        """The places that follow from an appointment stay, though nobody could tick them."""
        chosen = Group.objects.filter(pk__in=[group.pk for group in self.cleaned_data["groups"]])
        if self.instance.pk is None:
            return chosen
        return (chosen | Group.objects.filter(name__in=FOLLOWED, user=self.instance)).distinct()


class UserAddForm(HouseUserForm):
    """Whoever is added signs in with a code sent to their address."""

    class Meta:
        model = get_user_model()
        fields = ("name", "email", "is_superuser", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def save(self, commit: bool = True) -> Any:
        self.instance.set_unusable_password()
        return super().save(commit=commit)


class UserChangeForm(HouseUserForm, WagtailEditForm):  # type: ignore[misc]
    """The address is how somebody signs in: only they change it, and prove that the new one is theirs."""

    class Meta:
        model = get_user_model()
        fields = ("name", "email", "is_active", "is_superuser", "groups")
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].disabled = True
        self.fields["email"].help_text = _("Only the person changes it, under their own settings.")


class AppointmentForm(forms.Form):
    """Whom to appoint, and to what."""

    email = forms.EmailField(label=_("E-mail address of their account"))
    task = forms.ChoiceField(
        label=_("Task"),
        choices=Task.choices,
        widget=forms.RadioSelect,
        help_text=_("Editors write pages and send them to be published. Auditors look at everything, change nothing."),
        error_messages={"required": _("Choose one of the two.")},
    )
    resolution = forms.CharField(
        label=_("Decision"), max_length=120, help_text=_("Such as “Board meeting of 3 June, item 4”.")
    )
