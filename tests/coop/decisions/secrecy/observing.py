"""Eyes on a running site: all that it keeps, and all that it logs."""

import logging
from collections import Counter
from contextlib import contextmanager

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail

from coop.decisions.models import BoardEntry
from tests.coop.decisions.secrecy.adversary import rows
from tests.factories.votes import keys_of


def everything_kept() -> dict[str, Counter]:
    """By table, every row as text; sessions also as they read; how far each sequence has counted; and the mail sent."""
    kept = {
        table: Counter(text for (text,) in rows(f'SELECT to_jsonb(t)::text FROM public."{table}" t'))
        for (table,) in rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    }
    kept["sessions"] = Counter(str(session.get_decoded()) for session in Session.objects.all())
    kept["sequences"] = Counter(f"{n}={v}" for n, v in rows("SELECT sequencename, last_value FROM pg_sequences"))
    kept["mail"] = Counter(f"{one.to} {one.subject} {one.body}" for one in mail.outbox)
    return kept


def new_in(before, after) -> dict[str, list[str]]:
    """What is there now and was not there before, by place. What is gone without anything new counts as "gone"."""
    found = {place: sorted((after[place] - before[place]).elements()) for place in after}
    gone = {place: sorted((before[place] - after[place]).elements()) for place in before}
    return {place: found[place] or ["gone"] for place in after if found[place] or gone[place]}


def words_of_the_vote(decision) -> set[str]:
    """What stands for a choice or a ballot: the keys of the candidates, and the receipts."""
    receipts = BoardEntry.objects.filter(box__decision=decision, receipt__isnull=False).values_list(
        "receipt", flat=True
    )
    return set(keys_of(decision).values()) | set(receipts)


def with_any(texts, words) -> list[str]:
    return [text for text in texts if any(word in text for word in words)]


class Lines(logging.Handler):
    """Keeps every line, with the traceback that a log file would have."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.said: list[tuple[str, str]] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s %(args)s"))

    def emit(self, record) -> None:
        self.said.append((record.name, self.format(record)))

    def lines(self, logger="") -> list[str]:
        return [line for name, line in self.said if name.startswith(logger)]


@contextmanager
def listening():
    """An operator looks for a fault: the root, Django and the web server at DEBUG, the rest as our settings have it."""
    handler, root = Lines(), logging.getLogger()
    levels = {"": "DEBUG", "django": "DEBUG", "uvicorn": "DEBUG", "uvicorn.access": "DEBUG"}
    levels |= {name: each["level"] for name, each in settings.LOGGING["loggers"].items()}
    before = [(logger, logger.level, logger.propagate) for logger in map(logging.getLogger, levels)]
    root.addHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
        logging.getLogger(name).propagate = True
    try:
        yield handler
    finally:
        root.removeHandler(handler)
        for logger, level, propagate in before:
            logger.setLevel(level)
            logger.propagate = propagate
