from datetime import UTC, datetime
from itertools import count

import pytest

from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

AT = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def at():
    return AT


@pytest.fixture
def post():
    """Post pairs given as (debit, credit, amount) or Pair, under a key of their own unless one is given."""
    keys = count(1)

    def _post(*pairs, key=None, kind="test", unit="GBP", at=AT, **more):
        return post_journal(
            kind=kind,
            pairs=[pair if isinstance(pair, Pair) else Pair(*pair) for pair in pairs],
            idempotency_key=key or f"key-{next(keys)}",
            unit=unit,
            at=at,
            **more,
        )

    return _post
