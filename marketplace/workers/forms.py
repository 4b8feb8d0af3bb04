"""What a worker types about themselves. A form never saves."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.accounts.calculations.zones import known_zones
from foundation.money.formatting import babel_locale
from marketplace.workers.calculations.languages import OFFERED, language_name
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker
from marketplace.workers.queries.find_place import find_places
from marketplace.workers.registry import FoundPlace

KILOMETRES = (1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100)
# Metres a minute, by how people get about.
SPEEDS = ((80, _("On foot")), (220, _("By bicycle")), (300, _("By bus or train")), (400, _("By car or van, in town")),
          (700, _("By car or van, in the country")))  # fmt: skip


class ProfileForm(forms.Form):
    """The words of the page."""

    name = forms.CharField(
        label=_("Name customers see"),
        max_length=80,
        help_text=_("Your own name, or the one you work under."),
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    headline = forms.CharField(
        label=_("One line about you"),
        max_length=120,
        required=False,
        help_text=_("It stands under your name. For example: Careful with old houses and older people."),
    )
    bio = forms.CharField(
        label=_("In your own words"),
        max_length=4000,
        required=False,
        help_text=_("How you work, what you are good at, what customers should know. Leave out your phone number."),
        widget=forms.Textarea({"rows": 7}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can work in"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, worker: Worker | None = None, **kwargs: Any) -> None:
        if worker is not None:
            given = {"name": worker.name, "headline": worker.headline, "bio": worker.bio, "languages": worker.languages}
            kwargs["initial"] = {**given, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        reader = babel_locale(get_language() or "en")
        codes = dict.fromkeys([*OFFERED, *(worker.languages if worker else [])])
        named = [(code, language_name(code, reader)) for code in codes]
        home = str(settings.COOP["locale"])[:2]
        self.fields["languages"].choices = sorted(named, key=lambda one: (one[0] != home, one[1]))  # type: ignore[attr-defined]

    def facts(self) -> ProfileFacts:
        """What was typed; call it after `is_valid`."""
        clean = self.cleaned_data
        return ProfileFacts(
            name=clean["name"], headline=clean["headline"], bio=clean["bio"], languages=tuple(clean["languages"])
        )


class BaseForm(forms.Form):
    """Where work starts from, and how far and how fast."""

    place = forms.CharField(
        label=_("Where you start from"),
        max_length=120,
        help_text=_("Your postcode or town. Nobody sees it: customers see the area below and a rounded distance."),
        widget=forms.TextInput({"autocomplete": "postal-code"}),
    )
    area = forms.CharField(
        label=_("Area shown to customers"),
        max_length=80,
        required=False,
        help_text=_("A town or district, such as Mytholmroyd. Empty: the name of the place above."),
    )
    radius = forms.TypedChoiceField(label=_("How far you travel"), coerce=int)
    speed = forms.TypedChoiceField(
        label=_("How you get about"),
        coerce=int,
        choices=SPEEDS,
        help_text=_("So that nobody books you in two places with too little time between."),
    )
    extra_minutes = forms.TypedChoiceField(
        label=_("Minutes to park, or to wait for a bus"),
        coerce=int,
        choices=[(n, str(n)) for n in (0, 5, 10, 15, 20, 30)],
    )
    zone = forms.ChoiceField(label=_("Time zone"), help_text=_("Your hours are by this clock."))

    def __init__(self, *args: Any, worker: Worker | None = None, **kwargs: Any) -> None:
        self.worker = worker
        self.found: FoundPlace | None = None
        given: dict[str, Any] = {"radius": 10_000, "speed": 400, "extra_minutes": 5, "zone": settings.COOP["zone"]}
        if worker is not None:
            given = {
                "area": worker.base_area,
                "radius": worker.radius_metres,
                "speed": worker.travel_metres_per_minute,
                "extra_minutes": worker.travel_extra_minutes,
                "zone": worker.zone,
            }
        kwargs["initial"] = {**given, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        if worker is not None:
            self.fields["place"].required = False
            self.fields["place"].help_text = _("Only if you have moved. Nobody sees it.")
        radii = [(km * 1000, _("%(km)s km") % {"km": km}) for km in KILOMETRES]
        self._offer("radius", radii, lambda metres: _("%(km)s km") % {"km": metres / 1000})
        self._offer("speed", list(SPEEDS), lambda speed: _("%(km)s km an hour") % {"km": speed * 60 // 1000})
        minutes = list(self.fields["extra_minutes"].choices)  # type: ignore[attr-defined]
        self._offer("extra_minutes", minutes, str)
        zones = [(zone, zone.replace("_", " ")) for zone in sorted(known_zones())]
        self.fields["zone"].choices = zones  # type: ignore[attr-defined]

    def _offer(self, name: str, choices: list[Any], words: Any) -> None:
        """Offer the choices, and the value there is even when it is none of them."""
        value = self.initial[name]
        if value not in {choice for choice, _words in choices}:
            choices = sorted([*choices, (value, words(value))], key=lambda one: one[0])
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean_place(self) -> str:
        text: str = self.cleaned_data["place"]
        if text:
            places = find_places(text)
            if not places:
                raise forms.ValidationError(
                    _("We do not know this place. Try a postcode, or the name of a town nearby.")
                )
            self.found = places[0]
        return text

    def facts(self) -> BaseFacts:
        """What was typed, with the place found; call it after `is_valid`."""
        clean, found, worker = self.cleaned_data, self.found, self.worker
        assert found is not None or worker is not None
        return BaseFacts(
            latitude_e6=found.latitude_e6 if found else worker.base_latitude_e6,  # type: ignore[union-attr]
            longitude_e6=found.longitude_e6 if found else worker.base_longitude_e6,  # type: ignore[union-attr]
            area=clean["area"] or (found.area if found else worker.base_area),  # type: ignore[union-attr]
            zone=clean["zone"],
            radius_metres=clean["radius"],
            travel_metres_per_minute=clean["speed"],
            travel_extra_minutes=clean["extra_minutes"],
        )


class PhotoForm(forms.Form):
    """A picture and what it shows."""

    photo = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP, AVIF or HEIC, at most 10 MB. We remove the place and time a phone hides in it."),
        widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp,image/avif,image/heic,image/heif"}),
    )
    alt = forms.CharField(
        label=_("What the picture shows"),
        max_length=120,
        help_text=_("For people who cannot see it. For example: Rosa, smiling, in a green apron."),
    )
