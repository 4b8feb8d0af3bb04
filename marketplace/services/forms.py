"""What a worker says about a listing. A form never saves."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _

from foundation.money.calculations.money import Money
from foundation.ui.forms import MoneyField
from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.calculations.wording import length_words
from marketplace.services.enums import CancellationTier, DurationMode, PlaceMode, PriceShape
from marketplace.services.facts import DAY, MOST_EXTRAS, ListingFacts
from marketplace.services.models import Listing, Trade

LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 300, 360, 420, 480, 540, 600, 720)
STEPS = (15, 30, 60)
PAUSES = (0, 5, 10, 15, 20, 30, 45, 60, 90)
NOTICES = (0, 60, 120, 240, 480, 720, DAY, 2 * DAY, 3 * DAY, 7 * DAY)
HORIZONS = (7, 14, 21, 30, 45, 60)
RADII = (1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100)
ROWS = {"rows": 4}
PLACES = (
    (PlaceMode.AT_CUSTOMER.value, _("At the customer's place")),
    (PlaceMode.AT_WORKER.value, _("At my place")),
    (PlaceMode.REMOTE.value, _("By phone or video")),
)


class ListingForm(forms.Form):
    """One sitting: what, price, time, place, rules. `fieldset` names group the fields for the page."""

    title = forms.CharField(label=_("What you do, in a few words"), max_length=80)
    summary = forms.CharField(label=_("In one or two sentences"), max_length=300, required=False)
    includes = forms.CharField(
        label=_("What is included"), max_length=2000, required=False, widget=forms.Textarea(ROWS),
        help_text=_("One thing on each line."),
    )  # fmt: skip
    not_included = forms.CharField(
        label=_("What is not included"), max_length=1000, required=False, widget=forms.Textarea(ROWS),
        help_text=_("One thing on each line. It saves you the talk at the door."),
    )  # fmt: skip
    price_shape = forms.ChoiceField(label=_("How you charge"), choices=PriceShape.choices, widget=forms.RadioSelect)
    price = MoneyField(
        label=_("Price"), min_minor=1, help_text=_("What the customer pays, for the job or for each hour.")
    )
    min_minutes = forms.TypedChoiceField(label=_("How long it takes, or the shortest time"), coerce=int)
    max_minutes = forms.TypedChoiceField(label=_("The longest time"), coerce=int, required=False, empty_value=0)  # type: ignore[arg-type]
    step_minutes = forms.TypedChoiceField(label=_("In steps of"), coerce=int, required=False, empty_value=30)  # type: ignore[arg-type]
    grid_minutes = forms.TypedChoiceField(label=_("It can start every"), coerce=int)
    setup_minutes = forms.TypedChoiceField(
        label=_("Time to set up before"),
        coerce=int,
        help_text=_("Kept free for you; the customer does not pay for it."),
    )
    wrapup_minutes = forms.TypedChoiceField(label=_("Time to clear up after"), coerce=int)
    lead_minutes = forms.TypedChoiceField(label=_("Notice you need"), coerce=int)
    horizon_days = forms.TypedChoiceField(label=_("How far ahead people can book"), coerce=int)
    place_mode = forms.ChoiceField(label=_("Where you do it"), choices=PLACES, widget=forms.RadioSelect)
    radius = forms.TypedChoiceField(label=_("How far you go for it"), coerce=int, required=False, empty_value=None)
    duration_mode = forms.ChoiceField(
        label=_("When the clocks change in the night"), choices=DurationMode.choices, required=False,
        help_text=_("Only matters for work at night."),
    )  # fmt: skip
    cancellation_tier = forms.ChoiceField(label=_("If the customer cancels"), widget=forms.RadioSelect)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    # Who decided the rules whose values the fields show, by key: for the page, not for the form.
    decided: Mapping[str, dict[str, str]] = {}

    def __init__(
        self,
        *args: Any,
        listing: Listing | None = None,
        trade: Trade,
        cutoff_hours: dict[str, int],
        horizon_limit: int = 60,
        **kwargs: Any,
    ) -> None:
        given = _from_listing(listing) if listing else _from_template(trade)
        kwargs["initial"] = {**given, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self._prompts(trade)
        self._offer("min_minutes", LENGTHS, length_words)
        self._offer("max_minutes", LENGTHS, length_words)
        self._offer("step_minutes", STEPS, length_words)
        self._offer("grid_minutes", STEPS, length_words)
        self._offer("setup_minutes", PAUSES, _none_or_length)
        self._offer("wrapup_minutes", PAUSES, _none_or_length)
        self._offer("lead_minutes", NOTICES, _none_or_length)
        self._offer("horizon_days", [d for d in HORIZONS if d <= horizon_limit], lambda d: length_words(d * DAY))
        self._offer("radius", [km * 1000 for km in RADII], lambda m: f"{m / 1000:g} km", empty=_("As far as usual"))
        self.fields["cancellation_tier"].choices = [  # type: ignore[attr-defined]
            (tier.value, _("%(name)s: free until %(length)s before") % {
                "name": tier.label, "length": length_words(cutoff_hours[tier.value] * 60)})
            for tier in CancellationTier
        ]  # fmt: skip

    def _prompts(self, trade: Trade) -> None:
        for name in ("title", "summary"):
            if prompt := trade.template.get(name):
                self.fields[name].help_text = _("For example: %(prompt)s") % {"prompt": prompt}

    def _offer(self, name: str, values: Iterable[int], words: Callable[[int], Any], *, empty: Any = None) -> None:
        """Offer the values, and the one there is even when it is none of them."""
        offered = set(values)
        if isinstance(self.initial.get(name), int):
            offered.add(self.initial[name])
        choices = [(value, words(value)) for value in sorted(offered)]
        self.fields[name].choices = [("", empty), *choices] if empty else choices  # type: ignore[attr-defined]

    def facts(self, extras: tuple[ExtraFacts, ...]) -> ListingFacts:
        """What was typed, with these extras; call it after `is_valid`."""
        clean = self.cleaned_data
        same = ("title", "summary", "includes", "not_included", "price_shape", "min_minutes", "grid_minutes",
                "setup_minutes", "wrapup_minutes", "lead_minutes", "horizon_days", "place_mode",
                "cancellation_tier")  # fmt: skip
        return ListingFacts(
            **{name: clean[name] for name in same},
            price_minor=clean["price"].minor,
            max_minutes=clean["max_minutes"] or clean["min_minutes"],
            step_minutes=clean["step_minutes"] or 30,
            radius_metres=clean["radius"],
            duration_mode=clean["duration_mode"] or DurationMode.ELAPSED,
            extras=extras,
        )


def _none_or_length(minutes: int) -> Any:
    return length_words(minutes) if minutes else _("None")


def _money(minor: int) -> Money:
    return Money(minor, str(settings.COOP["currency"]))


def _from_listing(listing: Listing) -> dict[str, Any]:
    same = ("title", "summary", "includes", "not_included", "price_shape", "min_minutes", "max_minutes", "step_minutes",
            "grid_minutes", "setup_minutes", "wrapup_minutes", "lead_minutes", "horizon_days", "place_mode",
            "duration_mode", "cancellation_tier", "version")  # fmt: skip
    return {name: getattr(listing, name) for name in same} | {
        "price": _money(listing.price_minor),
        "radius": listing.radius_metres,
    }


def _from_template(trade: Trade) -> dict[str, Any]:
    """What a trade suggests for a new listing; every key of it may be missing."""
    template = trade.template
    minutes = int(template.get("minutes", 120))
    return {
        "includes": template.get("includes", ""),
        "not_included": template.get("not_included", ""),
        "price_shape": template.get("price_shape", PriceShape.FIXED),
        "min_minutes": minutes,
        "max_minutes": int(template.get("max_minutes", minutes)),
        "step_minutes": int(template.get("step_minutes", 30)),
        "grid_minutes": 30,
        "setup_minutes": int(template.get("setup_minutes", 0)),
        "wrapup_minutes": int(template.get("wrapup_minutes", 0)),
        "lead_minutes": DAY,
        "horizon_days": 30,
        "place_mode": template.get("place_mode", PlaceMode.AT_CUSTOMER),
        "duration_mode": DurationMode.ELAPSED,
        "cancellation_tier": CancellationTier.STANDARD,
    }


class ExtraForm(forms.Form):
    """One extra. A row without a name is left out: that is also how an extra is taken away."""

    name = forms.CharField(label=_("What you add"), max_length=80, required=False)
    price = MoneyField(label=_("Price"), required=False)
    minutes = forms.TypedChoiceField(
        label=_("How much longer it takes"), coerce=int, required=False, empty_value=0,  # type: ignore[arg-type]
        choices=[(n, _none_or_length(n)) for n in (0, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)],
    )  # fmt: skip
    most = forms.TypedChoiceField(
        label=_("At most how often"),
        coerce=int,
        required=False,
        empty_value=1,  # type: ignore[arg-type]
        choices=[(n, str(n)) for n in range(1, 11)],
    )

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or self.cleaned_data
        if clean.get("name") and clean.get("price") is None and "price" not in self.errors:
            self.add_error("price", _("Enter a price; 0 is fine for something you do for free."))
        if not clean.get("name") and clean.get("price"):
            self.add_error("name", _("Say what this price is for."))
        return clean

    def facts(self) -> ExtraFacts | None:
        clean = self.cleaned_data
        if not clean.get("name"):
            return None
        return ExtraFacts(
            key="", name=clean["name"], price_minor=clean["price"].minor, minutes=clean["minutes"], most=clean["most"]
        )


def extras_formset(data: Any = None, *, listing: Listing | None = None, trade: Trade, blank: int = 2) -> BaseFormSet:  # type: ignore[type-arg]
    """Rows for the extras there are (a new listing starts with the trade's), and some blank ones."""
    if listing is not None:
        initial = [
            {"name": x.name, "price": _money(x.price_minor), "minutes": x.minutes, "most": x.most}
            for x in listing.extras.all()
        ]
    else:
        initial = [
            {"name": x["name"], "price": _money(int(x["price_minor"])), "minutes": int(x.get("minutes", 0)), "most": 1}
            for x in trade.template.get("extras", [])
        ]
    factory = formset_factory(
        ExtraForm, extra=blank, max_num=MOST_EXTRAS, validate_max=True, absolute_max=MOST_EXTRAS + 3
    )
    # A row the trade suggested counts even when nobody changed it.
    return factory(data, initial=initial, prefix="extra", form_kwargs={"empty_permitted": False})


def extras_typed(formset: BaseFormSet) -> tuple[ExtraFacts, ...]:  # type: ignore[type-arg]
    """The extras of a valid formset, rows without a name left out."""
    found = [form.facts() for form in formset]
    return tuple(facts for facts in found if facts is not None)


class PhotoForm(forms.Form):
    """A picture and what it shows."""

    photo = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP, AVIF or HEIC, at most 10 MB. We remove the place and time a phone hides in it."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"}),
    )
    alt = forms.CharField(
        label=_("What the picture shows"),
        max_length=160,
        help_text=_("For people who cannot see it. For example: A tidy kitchen with a clean oven."),
    )
