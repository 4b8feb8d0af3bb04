"""Rows of a list made ready to be drawn: every word, figure and address, so that a template only puts them down.

A list is the page people look at most, so sentences are fetched from the translations once for a language, not once for
every row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation import formats
from foundation.money.formatting import format_minor
from foundation.pictures.naming import SMALL, picture_url
from foundation.ui.calculations.initials import initials, tone
from marketplace.search.queries.find_listings import Hit
from marketplace.services.calculations.shares import worker_share
from marketplace.services.calculations.wording import length_words
from marketplace.services.enums import PlaceMode, PriceShape
from marketplace.workers.enums import CheckKind


@dataclass(frozen=True, slots=True)
class Card:
    """One offer in a list. `free_iso`, `distance`, `checks` and `photo_url` may be empty."""

    url: str
    title: str
    name: str
    initials: str
    tone: int
    area: str
    photo_url: str
    price: str
    price_note: str
    share: str
    free: str
    free_iso: str
    distance: str
    checks: str


def cards_for(hits: Iterable[Hit], *, levy_bp: int, today: date) -> list[Card]:
    """Prepare hits for a page; `levy_bp` is the co-op's share in force, `today` the co-op's local date."""
    pattern = reverse("services:listing", args=["SLUG"])
    currency, language = str(settings.COOP["currency"]), get_language() or ""
    words = _sentences(language)
    return [_card(hit, pattern, currency, levy_bp, today, language, words) for hit in hits]


def _card(hit: Hit, pattern: str, currency: str, levy_bp: int, today: date, language: str, words: "_Sentences") -> Card:
    first_name = hit.worker_name.split(" ", 1)[0]
    kept = format_minor(worker_share(hit.price_minor, levy_bp=levy_bp), currency, language)
    return Card(
        url=pattern.replace("SLUG", hit.slug),
        title=hit.title,
        name=hit.worker_name,
        initials=initials(hit.worker_name),
        tone=tone(hit.worker_name),
        area=hit.area,
        photo_url=picture_url("workers", hit.worker_photo, SMALL) if hit.worker_photo else "",
        price=format_minor(hit.price_minor, currency, language),
        price_note=_price_note(hit.price_shape, hit.min_minutes, language),
        share=words.share % {"amount": kept, "name": first_name},
        free=free_words(hit.free_at, hit.zone, today),
        free_iso=hit.free_at.isoformat() if hit.free_at else "",
        distance=_distance(hit.place_mode, hit.metres, first_name, words),
        checks=_check_names(tuple(hit.checks), language),
    )


@dataclass(frozen=True)
class _Sentences:
    share: str
    free: str
    never_free: str
    remote: str
    away: str
    go_to: str
    go_to_away: str


@lru_cache(maxsize=32)
def _sentences(language: str) -> _Sentences:
    """The sentences of a card in the language that is active."""
    return _Sentences(
        share=_("%(amount)s goes to %(name)s"),
        free=_("Free %(day)s at %(time)s"),
        never_free=_("No free time in the next weeks"),
        remote=_("by phone or video"),
        away=_("about %(km)s km away"),
        go_to=_("you go to %(name)s"),
        go_to_away=_("you go to %(name)s, about %(km)s km"),
    )


def price_note(shape: str, minutes: int) -> str:
    """What the price on a card is for."""
    return _price_note(shape, minutes, get_language() or "")


@lru_cache(maxsize=1024)
def _price_note(shape: str, minutes: int, language: str) -> str:
    length = {"length": length_words(minutes)}
    if shape == PriceShape.HOURLY:
        return _("for %(length)s, the shortest") % length
    return _("for the job, %(length)s") % length


@lru_cache(maxsize=512)
def _day_words(day: date, today: date, language: str) -> str:
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow")
    return formats.date_format(day, "l j F") if day - today < timedelta(days=7) else formats.date_format(day, "D j F")


def free_words(free_at: datetime | None, zone: str, today: date) -> str:
    """ "Free tomorrow at 09:00", by the clock where the work is done."""
    language = get_language() or ""
    words = _sentences(language)
    if free_at is None:
        return words.never_free
    local = free_at.astimezone(ZoneInfo(zone))
    return words.free % {"day": _day_words(local.date(), today, language), "time": f"{local:%H:%M}"}


def _distance(place_mode: str, metres: int | None, first_name: str, words: _Sentences) -> str:
    """Whole kilometres, at least one: a shown distance never gives an address away."""
    if place_mode == PlaceMode.REMOTE:
        return words.remote
    if metres is None:
        return words.go_to % {"name": first_name} if place_mode == PlaceMode.AT_WORKER else ""
    told = {"name": first_name, "km": max(1, (metres + 500) // 1000)}
    return (words.go_to_away if place_mode == PlaceMode.AT_WORKER else words.away) % told


@lru_cache(maxsize=256)
def _check_names(kinds: tuple[str, ...], language: str) -> str:
    return ", ".join(str(CheckKind(kind).label) for kind in kinds if kind in CheckKind.values)


def checks_words(kinds: tuple[str, ...]) -> str:
    """The names of checks in force, in a row."""
    return _check_names(kinds, get_language() or "")
