"""The rule by which a list is ordered, as SQL over the columns of a candidate.

The page "How this list is ordered" says the same in words; tests hold the two together. Every order is four whole
numbers, lowest first, and then the listing's id, so that a page can be continued from its last row.
"""

from marketplace.search.enums import SortBy

NEVER = 9_999
# Less than 2 km, less than 5, less than 10, further. Work by phone or video needs no way at all.
DISTANCE_BANDS = (2_000, 5_000, 10_000)

_BAND = (
    "CASE WHEN c.metres IS NULL THEN 0 "
    + " ".join(f"WHEN c.metres < {limit} THEN {band}" for band, limit in enumerate(DISTANCE_BANDS))
    + f" ELSE {len(DISTANCE_BANDS)} END"
)
# Whole kilometres: an order by the metre would give the worker's address away.
_KILOMETRES = "coalesce((c.metres + 500) / 1000, 0)"
_FREE_DAY = f"coalesce(c.free_day - %(today)s::date, {NEVER})"
_FREE_MINUTE = "coalesce(extract(epoch FROM c.free_at)::bigint / 60, 99999999999)"
# A new order every day among equals, the same for everybody: no one is always first, and no one can buy it.
_TURN = "hashint8extended(c.listing_id, %(today)s::date - DATE '2000-01-01') & 1048575"

KEYS: dict[str, tuple[str, str, str, str]] = {
    SortBy.FAIR: ("c.fit", _FREE_DAY, _BAND, _TURN),
    SortBy.SOONEST: (_FREE_MINUTE, _BAND, "0", _TURN),
    SortBy.NEAREST: (_KILOMETRES, _FREE_DAY, "c.fit", _TURN),
    SortBy.PRICE: ("c.price_minor", _FREE_DAY, _BAND, _TURN),
}
