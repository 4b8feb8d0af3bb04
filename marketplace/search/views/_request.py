"""Reading a search from the address, and what the page says about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foundation.home import home_day
from marketplace.search.enums import SortBy
from marketplace.search.forms import FindForm
from marketplace.search.queries.find_listings import WALKED, Wanted
from marketplace.search.queries.understand import Understood, understand

FIELDS = ("trade", "what", "where", "day", "most", "language", "within", "sort")


@dataclass(frozen=True)
class Asked:
    """One search: the form as drawn, what was understood, and what is wanted of the shelf."""

    form: FindForm
    understood: Understood
    wanted: Wanted
    query: dict[str, str]
    place_unknown: bool

    def url(self, path: str, **changes: Any) -> str:
        """The address of this search with some answers changed; None lets one go."""
        kept = {key: str(value) for key, value in {**self.query, **changes}.items() if value not in (None, "")}
        return f"{path}?{urlencode(kept)}" if kept else path


def coop_today(at: datetime) -> date:
    """The date on the co-op's own clock."""
    return home_day(at)


def read_request(request: HttpRequest, *, at: datetime, words: str | None = None) -> Asked:
    """Read the address. `words` replaces what was typed, when its spelling was put right. One query."""
    typed = {name: request.GET.get(name, "").replace("\x00", "").strip()[:120] for name in FIELDS}
    query = {name: value for name, value in typed.items() if value}
    if query.get("sort") == SortBy.FAIR:
        del query["sort"]
    what = typed["what"] if words is None else words
    understood = understand(trade_slug=typed["trade"], words=what, where=typed["where"])
    form = FindForm(query, today=coop_today(at), languages=understood.languages)
    place_unknown = bool(typed["where"]) and understood.place is None
    if place_unknown:
        form.add_error("where", _("We do not know this place. Try a postcode, or the name of a town nearby."))
    return Asked(form, understood, _wanted(form, understood), query, place_unknown)


def _wanted(form: FindForm, understood: Understood) -> Wanted:
    most, within, place, trade = form.answer("most"), form.answer("within"), understood.place, understood.trade
    known = understood.by_trade.get(trade.slug, 0) if trade else 0
    return Wanted(
        trade_id=trade.pk if trade else None,
        tsquery=understood.tsquery,
        latitude_e6=place.latitude_e6 if place else None,
        longitude_e6=place.longitude_e6 if place else None,
        within_metres=within * 1000 if within and place else None,
        day=form.answer("day"),
        price_cap_minor=most.minor if most else None,
        language=form.answer("language") or "",
        sort=form.answer("sort") or SortBy.FAIR,
        walk=_walk(known),
    )


def _walk(known: int) -> int:
    """How far to walk in a trade that was counted a few minutes ago: past everybody, and a few who came since."""
    return min(WALKED, known + 100) if known else 0
