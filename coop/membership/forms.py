"""What applicants, members and the office write. A form never saves."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from coop.membership.calculations.age import age_on
from coop.membership.enums import ConsentKind, MemberState
from coop.membership.facts import ApplicationFacts
from coop.membership.models import MemberClass
from foundation.ui.forms import DateInput

ROWS = {"rows": 4}
LEAST_AGE = 16


class RegisterDetailsForm(forms.Form):
    """What the register of members holds about a person."""

    legal_name = forms.CharField(
        label=_("Your full name"),
        max_length=120,
        help_text=_("As in your papers. Other members see the name in your profile."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    postal_address = forms.CharField(
        label=_("Your postal address"),
        max_length=500,
        help_text=_("The law asks for it in the register of members."),
        widget=forms.Textarea({"rows": 4, "autocomplete": "street-address"}),
    )
    notices_by_email = forms.BooleanField(
        label=_("Send me notices of meetings and votes by e-mail"),
        required=False,
        help_text=_("If not, they come by post."),
    )


class ApplicationForm(RegisterDetailsForm):
    """The application. `texts` are what is agreed to, by kind; the date of birth is judged and thrown away."""

    born = forms.DateField(
        label=_("Your date of birth"),
        widget=DateInput({"autocomplete": "bday"}),
        help_text=_("You can join from the age of 16. We check the date and do not keep it."),
    )
    motivation = forms.CharField(
        label=_("Why would you like to join?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(ROWS),
        help_text=_("A few words for the board, if you like."),
    )
    field_order = ["member_class", "legal_name", "born", "postal_address", "motivation", "notices_by_email"]

    def __init__(
        self, *args: Any, today: date, classes: list[MemberClass], texts: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        choices = [(each.code, each.get_code_display()) for each in classes]
        self.fields["member_class"] = forms.ChoiceField(
            label=_("Join as"), choices=choices, widget=forms.RadioSelect, help_text=_("You can join in more than one.")
        )
        for kind in ConsentKind.values:
            self.fields[f"agree_{kind}"] = forms.BooleanField(
                label=_("I agree: %(title)s") % {"title": texts[kind].title},
                error_messages={"required": _("Please read this and agree, or stop here.")},
            )
        self.order_fields(self.field_order)

    def clean_born(self) -> date:
        born: date = self.cleaned_data["born"]
        if born > self.today or self.today.year - born.year > 125:
            raise ValidationError(_("Please check the date of birth."))
        if age_on(born, self.today) < LEAST_AGE:
            raise ValidationError(_("You can join from the age of 16."))
        return born

    def facts(self) -> ApplicationFacts:
        """What was said, ready for the action."""
        data = self.cleaned_data
        return ApplicationFacts(
            legal_name=data["legal_name"],
            postal_address=data["postal_address"],
            age_years=age_on(data["born"], self.today),
            agreed=frozenset(kind for kind in ConsentKind.values if data[f"agree_{kind}"]),
            notices_by_email=data["notices_by_email"],
            motivation=data["motivation"],
        )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("Your answer"), max_length=4000, widget=forms.Textarea({"rows": 8}), help_text=_("The board reads it.")
    )


class LeaveForm(forms.Form):
    reason = forms.CharField(
        label=_("Why are you leaving?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(ROWS),
        help_text=_("You do not have to say. It helps us to do better."),
    )


class ResolutionForm(forms.Form):
    """The decision something rests on."""

    resolution = forms.CharField(
        label=_("The decision"), max_length=120, help_text=_("Such as: Board meeting of 2 June, item 4.")
    )


class RefusalForm(ResolutionForm):
    """The reason is optional."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(ROWS),
        help_text=_("If you give one, the applicant reads it."),
    )


class StepForm(forms.Form):
    """A step the office records: `fields` are those the step needs, of all the possible ones."""

    resolution = forms.CharField(
        label=_("The decision"), max_length=120, help_text=_("Such as: Board meeting of 2 June, item 4.")
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(ROWS), help_text=_("The member reads it.")
    )
    answer_by = forms.DateField(
        label=_("The member can answer until"), widget=DateInput(), help_text=_("Nobody is suspended unheard.")
    )
    until = forms.DateField(
        label=_("Suspended until"),
        widget=DateInput(),
        required=False,
        help_text=_("The last day. Leave it empty if it lasts until a decision."),
    )
    requirement = forms.CharField(
        label=_("What is asked of the new member"), max_length=2000, widget=forms.Textarea(ROWS)
    )
    ends_on = forms.DateField(label=_("The last day of probation"), widget=DateInput())

    def __init__(
        self, *args: Any, fields: tuple[str, ...], optional: tuple[str, ...] = (), today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name in set(self.fields) - set(fields):
            del self.fields[name]
        for name in optional:
            self.fields[name].required = False

    def _to_come(self, name: str) -> date | None:
        day: date | None = self.cleaned_data[name]
        if day is not None and day <= self.today:
            raise ValidationError(_("Choose a day that is still to come."))
        return day

    def clean_answer_by(self) -> date | None:
        return self._to_come("answer_by")

    def clean_until(self) -> date | None:
        return self._to_come("until")

    def clean_ends_on(self) -> date | None:
        return self._to_come("ends_on")


class MemberFilterForm(forms.Form):
    """Which members to list. What is not known counts as not asked."""

    q = forms.CharField(label=_("Name, e-mail or number"), max_length=80, required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    member_class = forms.ChoiceField(label=_("Class"), required=False)

    def __init__(self, *args: Any, classes: list[MemberClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [choice for choice in MemberState.choices if choice[0] != MemberState.DRAFT]
        self.fields["state"].choices = [("", _("All")), *states]  # type: ignore[attr-defined]
        self.fields["member_class"].choices = [("", _("All")), *((one.code, one.name) for one in classes)]  # type: ignore[attr-defined]
