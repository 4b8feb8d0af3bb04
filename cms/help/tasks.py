"""The clock of this room."""

from cms.help.actions import forget_words as forgetting
from foundation.clock import now
from foundation.jobs.registry import periodic


@periodic("cms.help.forget_words", seconds=86_400)
def forget_words() -> None:
    """Once a day."""
    forgetting.forget_words(by=None, at=now())
