"""The files of a count, once its result is declared."""

from coop.decisions.enums import DECIDED_FOR_EVER
from coop.decisions.models import CountFile
from coop.decisions.queries.voting import box_of
from coop.decisions.voting_errors import NoVoteHere


def files_of(slug: str) -> tuple[str, CountFile]:
    """The name of the files without ending, and the files of the present round. Raises NoVoteHere."""
    box = box_of(slug)
    files = CountFile.objects.filter(box=box).first()
    if files is None or box.decision.state not in DECIDED_FOR_EVER:
        raise NoVoteHere
    return f"{slug}-{box.roll.round}", files
