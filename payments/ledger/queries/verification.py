"""Prove the books again from their rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection, transaction

from payments.ledger.calculations.hashing import GENESIS, chain
from payments.ledger.models import Period
from payments.ledger.queries.proofs import PROOFS, SUMS, Proof
from payments.ledger.queries.rows import rows_between
from payments.ledger.registry import NothingToProve, verifiers

SHOWN = 5
QUESTION = """
WITH sums AS ({sums}) SELECT problem, count(*) OVER () FROM ({query}) AS found (problem)
ORDER BY problem LIMIT {shown}
"""


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one proof. At most five problems are spelled out; `wrong` counts them all, 0 when it holds.

    `note` says why a proof that holds had nothing to hold against yet.
    """

    name: str
    claim: str
    wrong: int = 0
    problems: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def holds(self) -> bool:
        return self.wrong == 0


def verify_ledger() -> Iterator[Finding]:
    """Ask every proof of one and the same state of the books, while others go on posting; yield each as it is done."""
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for proof in PROOFS:
            yield _ask(proof)
        yield _prove_chain()
        for name, verifier in verifiers.items():
            yield _verify(name, verifier)


def _verify(name: str, verifier: Callable[[], list[str]]) -> Finding:
    """A proof of another room."""
    try:
        problems = verifier()
    except NothingToProve as reason:
        return Finding(name, name, note=str(reason))
    return Finding(name, name, len(problems), problems[:SHOWN])


def _ask(proof: Proof) -> Finding:
    with connection.cursor() as cursor:
        cursor.execute(QUESTION.format(sums=SUMS, query=proof.query, shown=SHOWN))
        rows = cursor.fetchall()
    return Finding(proof.name, proof.claim, rows[0][1] if rows else 0, [problem for problem, _ in rows])


def _prove_chain() -> Finding:
    """Compute the root of every closed month anew from its rows."""
    problems: list[str] = []
    before: Period | None = None
    for period in Period.objects.order_by("month"):
        follows = before is None or period.month == before.through + timedelta(days=1)
        if not follows or period.previous_root != (before.root if before else GENESIS):
            problems.append(f"{period} does not follow from the month before")
        rows = rows_between(period.month, period.through)
        if chain(period.previous_root, period.month, rows) != (period.root, period.journals):
            problems.append(f"the journals of {period} are not those its root was made from")
        before = period
    claim = "The root of every closed month comes from its journals and the root before it"
    return Finding("hash chain", claim, len(problems), problems[:SHOWN])
