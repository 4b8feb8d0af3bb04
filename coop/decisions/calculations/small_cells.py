"""What must stay hidden because so few voted that a number would be a name (governance 6.3)."""

from collections.abc import Mapping

FEWEST_IN_A_CLASS = 5
FEWEST_RANKED_BALLOTS = 20


def classes_may_be_shown(cast_by_class: Mapping[str, int]) -> bool:
    """Results by class: at least five votes in each class that is shown, and as many in all the others together.

    With two classes or more that is the same as five in each; with one there is nothing to take apart.
    """
    return len(cast_by_class) > 1 and all(cast >= FEWEST_IN_A_CLASS for cast in cast_by_class.values())


def ballots_may_be_published(*, ranked: bool, secret: bool, by_class: bool, cast: Mapping[str, int]) -> bool:
    """Single ballots: a rare ranking can be a signature, and a class of four can be four names."""
    if not secret:
        return True
    if ranked and sum(cast.values()) < FEWEST_RANKED_BALLOTS:
        return False
    return not by_class or classes_may_be_shown(cast)
