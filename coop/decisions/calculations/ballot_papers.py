"""From what a voter sent to a ballot paper: the whole paper is read and judged before anything is written.

A paper is ``{"choice": "for" | "against" | "abstain"}`` or ``{"ranking": [option keys, best first]}``, the form that
coop.counting counts. An empty ranking is a blank paper: it is cast, and ranks nobody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.counting.enums import Method

RANKED = frozenset({Method.SCOTTISH_STV.value, Method.IRV.value})
CHOICES = ("for", "against", "abstain")
Paper = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a paper cannot be cast, in words, by field; ``""`` is the paper as a whole."""

    fields: Mapping[str, str] = field(default_factory=dict)


def read_choice(value: str) -> Paper | Problem:
    """A yes-or-no paper from the value of its radio button."""
    if value not in CHOICES:
        return Problem({"choice": _("Choose For, Against or Abstain.")})
    return {"choice": value}


def read_ranks(typed: Mapping[str, str], names: Mapping[str, str]) -> Paper | Problem:
    """A ranked paper from the numbers typed beside the options, which may be left empty.

    ``typed`` and ``names`` go by option key. Numbers must run 1, 2, 3 ... without a gap or a repetition.
    """
    problems: dict[str, str] = {}
    ranks: dict[int, str] = {}
    for key, name in names.items():
        text = typed.get(key, "").strip()
        if not text:
            continue
        if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:4]) <= len(names) or len(text) > 4:
            problems[key] = _("Type a whole number from 1 to %(most)d for %(name)s, or leave it empty.") % {
                "most": len(names),
                "name": name,
            }
        elif int(text) in ranks:
            problems[key] = _("%(name)s and %(other)s both have rank %(rank)d. Give each a rank of its own.") % {
                "name": name,
                "other": names[ranks[int(text)]],
                "rank": int(text),
            }
        else:
            ranks[int(text)] = key
    if problems:
        return Problem(problems)
    missing = [rank for rank in range(1, max(ranks, default=0)) if rank not in ranks]
    if missing:
        return Problem(
            {
                "": ngettext(
                    "Nobody has rank %(ranks)s. Ranks run 1, 2, 3 without a gap.",
                    "Nobody has ranks %(ranks)s. Ranks run 1, 2, 3 without a gap.",
                    len(missing),
                )
                % {"ranks": ", ".join(map(str, missing))}
            }
        )
    return {"ranking": [ranks[rank] for rank in sorted(ranks)]}


def paper_problem(paper: Any, method: str, options: Sequence[str] | None = None) -> str:
    """Why this is not a paper of this vote, or nothing. The database asks the same of every row it takes in.

    Without `options` only the form is judged, not whom a ranking names.
    """
    if not isinstance(paper, dict) or len(paper) != 1:
        return _("This is not a ballot of this vote.")
    if method in RANKED:
        ranking = paper.get("ranking")
        if not isinstance(ranking, list) or not all(
            isinstance(key, str) and (options is None or key in options) for key in ranking
        ):
            return _("This ballot ranks somebody who does not stand.")
        return _("This ballot ranks somebody twice.") if len(set(ranking)) < len(ranking) else ""
    return "" if paper.get("choice") in CHOICES else _("Choose For, Against or Abstain.")


def is_blank(paper: Mapping[str, Any]) -> bool:
    return paper.get("ranking") == []
