"""What people type and choose on the way to a booking and after it. A form never saves."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from foundation.money.formatting import format_minor
from foundation.ui.forms import PhoneInput, PostcodeInput, WholeNumberInput
from marketplace.bookings.calculations.wording import length_words
from marketplace.bookings.enums import COOP_REASONS, EndReason
from marketplace.bookings.queries.quotes import Choice
from marketplace.services.calculations.price import ExtraFacts, PriceFacts, lengths_offered, quote

# More lengths than this are a list to open, not rows to tap.
MOST_RADIOS = 7


class ChoiceForm(forms.Form):
    """How long, and with which extras. Sent with GET, so that the address of the times keeps the answers."""

    def __init__(
        self, data: Any = None, *, prices: PriceFacts, extras: list[ExtraFacts], currency: str, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.lengths = lengths_offered(prices)
        self.offered = extras
        if len(self.lengths) > 1:
            self.fields["minutes"] = forms.TypedChoiceField(
                label=_("How long?"),
                coerce=int,
                choices=[(minutes, self._length_label(prices, minutes, currency)) for minutes in self.lengths],
                initial=self.lengths[0],
                widget=forms.RadioSelect if len(self.lengths) <= MOST_RADIOS else forms.Select,
                error_messages={"required": _("Choose how long the work should take.")},
            )
        for extra in extras:
            price = format_minor(extra.price_minor, currency)
            label = f"{extra.name}, {price}" + (f", {length_words(extra.minutes)}" if extra.minutes else "")
            if extra.most == 1:
                self.fields[f"x{extra.key}"] = forms.BooleanField(label=label, required=False)
            else:
                self.fields[f"x{extra.key}"] = forms.IntegerField(
                    label=label,
                    required=False,
                    min_value=0,
                    max_value=extra.most,
                    widget=WholeNumberInput(),
                    help_text=_("How many, at most %(most)s") % {"most": extra.most},
                )
        # An address that only names a day has not answered anything yet: nobody is told of a mistake they did not make.
        self.is_bound = data is not None and (not self.fields or bool({"chosen", "minutes", *self.fields} & set(data)))

    @staticmethod
    def _length_label(prices: PriceFacts, minutes: int, currency: str) -> str:
        """2 h 30 min, £60.00: the whole price of each length, before anything is chosen."""
        return f"{length_words(minutes)}, {format_minor(quote(prices, minutes=minutes).total_minor, currency)}"

    @property
    def asks_something(self) -> bool:
        """Is there anything to choose?"""
        return bool(self.fields)

    def choice(self) -> Choice:
        """What was chosen; call it after `is_valid`."""
        extras = [(extra.key, int(self.cleaned_data.get(f"x{extra.key}") or 0)) for extra in self.offered]
        minutes = self.cleaned_data.get("minutes", self.lengths[0])
        return Choice(minutes=minutes, extras=tuple((key, times) for key, times in extras if times))


class DetailsForm(forms.Form):
    """Where to come and how to be reached. The names browsers know (autocomplete) save typing."""

    contact_name = forms.CharField(
        label=_("Name of the person to meet"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "name"}),
        error_messages={"required": _("Enter the name of the person to meet.")},
    )
    contact_phone = forms.CharField(
        label=_("Phone number"),
        help_text=_("Only for the day itself, if something comes up."),
        max_length=32,
        widget=PhoneInput({"autocomplete": "tel", "class": "medium"}),
        error_messages={"required": _("Enter a phone number, in case something comes up on the day.")},
    )
    address_line1 = forms.CharField(
        label=_("House number and street"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "address-line1"}),
        error_messages={"required": _("Enter the house number and street.")},
    )
    address_line2 = forms.CharField(
        label=_("Flat or building"),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "address-line2"}),
    )
    town = forms.CharField(
        label=_("Town"), max_length=80, required=False, widget=forms.TextInput({"autocomplete": "address-level2"})
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=16,
        widget=PostcodeInput(),
        error_messages={"required": _("Enter the postcode.")},
    )
    access_notes = forms.CharField(
        label=_("How to get in"),
        help_text=_("A code, where the key is, which bell. The worker sees this from the day before."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
    )
    access_needed_early = forms.BooleanField(label=_("The worker needs to know this now, to prepare"), required=False)
    people_present = forms.CharField(
        label=_("Who will be there?"),
        help_text=_("Children, pets, somebody who is hard of hearing: whatever is good to know."),
        max_length=200,
        required=False,
    )
    note = forms.CharField(
        label=_("Anything else the worker should know"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    ADDRESS = ("address_line1", "address_line2", "town", "postcode", "access_notes", "access_needed_early")

    def __init__(self, *args: Any, with_address: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_address:
            for name in self.ADDRESS:
                del self.fields[name]


class ConsentForm(forms.Form):
    """The express request for work inside the 14 days in which a contract can be cancelled (SI 2013/3134 reg 36)."""

    consent = forms.BooleanField(
        label=_(
            "Please do this work within 14 days. I know that once it is done, "
            "I can no longer use my 14-day right to cancel."
        ),
        error_messages={"required": _("Tick the box to ask for the work to start within 14 days.")},
    )


class FinishForm(forms.Form):
    """What the worker says when the work is done."""

    actual_minutes = forms.IntegerField(
        label=_("How many minutes did you work?"),
        help_text=_("For your own record and the customer's. The price stays as agreed."),
        min_value=1,
        max_value=24 * 60,
        widget=WholeNumberInput(unit=_("minutes")),
        error_messages={"required": _("Enter the minutes you worked.")},
    )
    remark = forms.CharField(
        label=_("A note for the customer"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


# The reasons as the worker says them.
OWN_WORDS = [
    (EndReason.WORKER_ILL.value, _("I am ill")),
    (EndReason.WORKER_FAMILY.value, _("A family matter")),
    (EndReason.WORKER_UNSAFE.value, _("I would not be safe there")),
    (EndReason.WORKER_OTHER.value, _("Something else")),
]


class CannotComeForm(forms.Form):
    """Why the worker cannot come. Nobody is marked down for any of them."""

    why = forms.ChoiceField(
        label=_("What is the reason?"),
        help_text=_("Only the co-op's office sees the reason. It never counts against you."),
        choices=OWN_WORDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason.")},
    )
    remark = forms.CharField(
        label=_("A few words for the customer"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class CallOffForm(forms.Form):
    """Why the co-op calls a booking off."""

    why = forms.ChoiceField(
        label=_("What is the reason?"),
        choices=[(reason.value, capfirst(reason.label)) for reason in COOP_REASONS],
        widget=forms.RadioSelect,
    )
    remark = forms.CharField(label=_("What both sides will read"), max_length=500, widget=forms.Textarea({"rows": 3}))
