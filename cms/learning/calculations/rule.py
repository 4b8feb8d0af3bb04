"""When a learner has earned the certificate."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from cms.learning.enums import Reflecting


@dataclass(frozen=True)
class Standing:
    """How far somebody is: sessions attended, how many more are needed, and which reflections are missing."""

    attended: int
    sessions: int
    needed: int
    still: int
    to_reflect: tuple[int, ...]  # numbers of attended sessions without a reflection, where the rule asks for each
    end_missing: bool
    over: bool

    @property
    def is_met(self) -> bool:
        return self.over and not self.still and not self.to_reflect and not self.end_missing


def standing(
    *,
    sessions: int,
    needed: int,
    reflecting: str,
    attended: AbstractSet[int],
    reflected: AbstractSet[int | None],
    over: bool,
) -> Standing:
    """`attended` and `reflected` are numbers of sessions; None among `reflected` is the one at the end."""
    each = reflecting == Reflecting.EACH
    return Standing(
        attended=len(attended),
        sessions=sessions,
        needed=needed,
        still=max(needed - len(attended), 0),
        to_reflect=tuple(sorted(attended - reflected)) if each else (),
        end_missing=not each and None not in reflected,
        over=over,
    )
