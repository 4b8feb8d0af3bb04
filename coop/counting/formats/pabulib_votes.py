"""The table VOTES of a Pabulib file: one row per voter, grouped and scored as it is read."""

import re
from collections.abc import Mapping

from coop.counting.enums import VoteType
from coop.counting.errors import BadInput

_POINTS = re.compile(r"[0-9]{1,9}")


class VoteTable:
    """``scores`` is what a greedy rule ranks by: approvals; points; or, for rankings, Borda points (the longest
    ballot allowed, less the place counted from 0)."""

    def __init__(self, source: str, kind: VoteType, places: Mapping[str, int], longest: int | None) -> None:
        self.source, self.kind, self.places = source, kind, places
        self.longest = longest if longest is not None else len(places)
        self.ballots: dict[tuple[int, ...], int] = {}
        self.named = [0] * len(places)
        self.scores = [0] * len(places)
        self.rows = 0
        self._voters: set[str] = set()
        self._known: dict[str, tuple[int, ...]] = {}

    def add(self, fields: Mapping[str, str], line: int) -> None:
        self.rows += 1
        voter = fields["voter_id"].strip()
        if voter in self._voters:
            raise BadInput(self.source, line, f"voter {voter} has voted twice." if voter else "the voter has no id.")
        self._voters.add(voter)
        text = fields["vote"]
        chosen = self._known.get(text)
        if chosen is None:
            chosen = self._known[text] = self._read(text, line)
        key = tuple(sorted(chosen))
        self.ballots[key] = self.ballots.get(key, 0) + 1
        for place in chosen:
            self.named[place] += 1
        self._score(chosen, fields, line)

    def _read(self, text: str, line: int) -> tuple[int, ...]:
        if not text.strip():
            return ()
        chosen: list[int] = []
        for part in text.split(","):
            project = part.strip()
            if project not in self.places:
                raise BadInput(self.source, line, f"the vote names project “{project[:40]}”, which is not listed.")
            chosen.append(self.places[project])
        if len(set(chosen)) < len(chosen):
            raise BadInput(self.source, line, "the vote names a project twice.")
        if self.kind is VoteType.CHOOSE_1 and len(chosen) > 1:
            raise BadInput(self.source, line, f"the vote names {len(chosen)} projects where one may be chosen.")
        return tuple(chosen)

    def _score(self, chosen: tuple[int, ...], fields: Mapping[str, str], line: int) -> None:
        if self.kind in (VoteType.APPROVAL, VoteType.CHOOSE_1):
            for place in chosen:
                self.scores[place] += 1
        elif self.kind is VoteType.ORDINAL:
            for rank, place in enumerate(chosen):
                self.scores[place] += max(self.longest - rank, 0)
        else:
            texts = [part.strip() for part in fields["points"].split(",")] if chosen else []
            if len(texts) != len(chosen):
                raise BadInput(self.source, line, f"{len(chosen)} projects are named but {len(texts)} points given.")
            for place, text in zip(chosen, texts, strict=True):
                if not _POINTS.fullmatch(text):
                    raise BadInput(self.source, line, f"points should be a whole number, not “{text[:40]}”.")
                self.scores[place] += int(text)
