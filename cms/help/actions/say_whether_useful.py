"""Say whether a page was useful. Saying it again changes the answer."""

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.help.errors import TooManyWords
from cms.help.models import MOST_WORDS, HelpPage, Usefulness
from cms.help.policies import can_say_whether_useful
from foundation.errors import NotAllowed


@transaction.atomic
def say_whether_useful(*, by: Any, page: HelpPage, visit: str, useful: bool, words: str, at: datetime) -> Usefulness:
    """Keep the answer of a visit (queries.answers.visit_of), and nothing of who it was.

    Raises NotAllowed, TooManyWords.
    """
    if not can_say_whether_useful(by):
        raise NotAllowed
    words = words.strip()
    if len(words) > MOST_WORDS:
        raise TooManyWords(most=MOST_WORDS)
    answer, _new = Usefulness.objects.update_or_create(
        page=page, visit=visit, defaults={"useful": useful, "words": words, "answered_at": at}
    )
    return answer
