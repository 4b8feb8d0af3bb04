"""What people type about study circles. A form never saves."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.learning.enums import Reflecting
from cms.learning.facts import CircleFacts
from cms.learning.models import Session
from cms.learning.models.enrolment import MOST_WORDS
from foundation.accounts.calculations.zones import known_zones
from foundation.home import home_zone
from foundation.ui.forms import DateInput, TimeInput, WholeNumberInput


class ReflectionForm(forms.Form):
    """A learner's own words."""

    text = forms.CharField(
        label=_("What do you take with you?"),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In your own words. The facilitators read it; nobody else does unless you share it."),
        error_messages={"required": _("Write a sentence or two first.")},
    )
    shared = forms.BooleanField(label=_("The others in the circle may read it"), required=False)


class AttendanceForm(forms.Form):
    """Who was there."""

    present = forms.MultipleChoiceField(
        label=_("Who was there?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever is not ticked was not there."),
    )

    def __init__(self, data: Any = None, *, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["present"].choices = people  # type: ignore[attr-defined]

    def ids(self) -> set[int]:
        return {int(one) for one in self.cleaned_data["present"]}


class CircleForm(forms.Form):
    """A new circle."""

    course = forms.ChoiceField(label=_("Course"))
    first_day = forms.DateField(label=_("First session"), widget=DateInput())
    opens = forms.TimeField(label=_("Begins at"), widget=TimeInput())
    minutes = forms.IntegerField(
        label=_("Length of a session"), min_value=15, max_value=600, widget=WholeNumberInput(_("minutes"))
    )
    every_days = forms.IntegerField(
        label=_("From one session to the next"), min_value=1, max_value=60, widget=WholeNumberInput(_("days"))
    )
    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("How people find it, or how they dial in."))
    zone = forms.CharField(label=_("Time zone of the place"), max_length=64, help_text=_("Such as Europe/London."))
    size_limit = forms.IntegerField(
        label=_("Places"), min_value=1, max_value=200, widget=WholeNumberInput(_("learners"))
    )
    needed = forms.IntegerField(
        label=_("Sessions to attend for the certificate"),
        min_value=1,
        max_value=60,
        widget=WholeNumberInput(_("sessions")),
    )
    reflecting = forms.ChoiceField(
        label=_("Reflections for the certificate"), choices=Reflecting.choices, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, courses: list[tuple[str, str]], **kwargs: Any) -> None:
        usual = {
            "zone": home_zone().key,
            "minutes": 120,
            "every_days": 7,
            "size_limit": 12,
            "reflecting": Reflecting.END,
        }
        super().__init__(data, initial=usual, **kwargs)
        self.fields["course"].choices = courses  # type: ignore[attr-defined]

    def clean_zone(self) -> str:
        zone: str = self.cleaned_data["zone"]
        if zone not in known_zones():
            raise forms.ValidationError(_("Choose a time zone such as Europe/London."))
        return zone

    def facts(self) -> CircleFacts:
        given = {name: value for name, value in self.cleaned_data.items() if name != "course"}
        return CircleFacts(**given)


class ChangeCircleForm(forms.Form):
    """Where a circle meets, and when each of its sessions to come begins."""

    place = forms.CharField(label=_("Place"), max_length=200, help_text=_("How people find it, or how they dial in."))
    seen = forms.CharField(widget=forms.HiddenInput(), max_length=16)

    def __init__(self, data: Any = None, *, sessions: list[Session], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.numbers = [one.number for one in sessions]
        for one in sessions:
            about = {"n": one.number, "title": one.title}
            self.fields[f"day_{one.number}"] = forms.DateField(
                label=str(_("Session {n}, “{title}”: day")).format(**about), widget=DateInput(), initial=one.day
            )
            self.fields[f"opens_{one.number}"] = forms.TimeField(
                label=str(_("Session {n}, “{title}”: begins at")).format(**about),
                widget=TimeInput(),
                initial=one.opens,
            )

    def times(self) -> dict[int, tuple[date, time]]:
        """Number of a session -> its day and hour."""
        given = self.cleaned_data
        return {number: (given[f"day_{number}"], given[f"opens_{number}"]) for number in self.numbers}


class LeaderForm(forms.Form):
    """Who leads a circle too."""

    person = forms.ChoiceField(label=_("Facilitator"))

    def __init__(self, data: Any = None, *, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class CallOffForm(forms.Form):
    """Why a circle does not take place."""

    why = forms.CharField(
        label=_("Why is it called off?"),
        max_length=300,
        help_text=_("Everybody in the circle is told."),
        error_messages={"required": _("Say why: everybody in the circle is told.")},
    )


class FacilitatorForm(forms.Form):
    """Whom to appoint."""

    email = forms.EmailField(label=_("E-mail address of their account"))
    resolution = forms.CharField(
        label=_("Decision"), max_length=120, help_text=_("Such as “Board meeting of 3 June, item 4”.")
    )
