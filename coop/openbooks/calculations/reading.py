"""Reading figures from the books, with what must stay hidden left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from coop.openbooks.calculations.books import Books
from coop.openbooks.calculations.figures import (
    CONTRIBUTION,
    DISPUTE_COSTS,
    EARNED,
    GIVEN_BACK,
    PAID,
    SENT,
    TAX,
    Figure,
)
from coop.openbooks.calculations.periods import Span, spans_over
from coop.openbooks.calculations.small_cells import hidden_spans, published_level
from coop.openbooks.enums import Behind, Reading, Unit


@dataclass(frozen=True, slots=True)
class People:
    """How many different people paid, and got money back, in a month."""

    paid: int = 0
    refunded: int = 0


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of a period: minor units, a number or whole percent; None when hidden. `as_of`: the month of a level."""

    amount: int | None
    as_of: date | None = None

    @property
    def hidden(self) -> bool:
        return self.amount is None


@dataclass(frozen=True)
class OpenBooks:
    """The books with what is hidden of them: for each group of people, the keys of periods that would expose one."""

    books: Books
    hidden: Mapping[Behind, frozenset[str]]
    spans: Sequence[Span] = field(default_factory=list)

    def is_hidden(self, figure: Figure, span: Span) -> bool:
        return span.key in self.hidden[figure.behind]

    def value(self, figure: Figure, span: Span) -> Value:
        """The figure for a period, or at its end."""
        if figure.reading is Reading.LEVEL:
            return Value(self.books.stock(figure.heads, through=span.last), span.months[-1])
        if figure.reading is Reading.SHARED:
            month, level = published_level(self.books.movements(figure.heads), span.last)
            return Value(level if month else None, month)
        if self.is_hidden(figure, span):
            return Value(None)
        if figure.unit is Unit.COUNT:
            return Value(self.books.journals(span.months, figure.rules))
        if figure.unit is Unit.PERCENT:
            return Value(worker_percent(self.books, span.months))
        return Value(self.books.amount(span.months, figure.rules))


def worker_percent(books: Books, months: Sequence[date]) -> int:
    """Of every 100 that finished jobs brought, how many whole ones went to the workers (rounded down); 0 for no job."""
    worker, coop, tax = (books.amount(months, ((1, rule),)) for rule in (EARNED, CONTRIBUTION, TAX))
    total = worker + coop + tax
    return max(0, 100 * worker // total) if total > 0 else 0


def open_books(books: Books, people: Mapping[date, People]) -> OpenBooks:
    """Find out what is to be hidden. `people` by first day of the month; a month it lacks has nobody."""
    work = {month: _behind_work(books, month, people.get(month, People())) for month in books.months}
    gave_back = [month for month in books.months if books.of([month], ((1, GIVEN_BACK),))]
    refunds = {month: people.get(month, People()).refunded for month in gave_back}
    disputes = {month: books.journals([month], ((1, DISPUTE_COSTS),)) for month in books.months}
    always = hidden_spans({month: count for month, count in work.items() if count is not None})
    hidden = {
        Behind.ALL: frozenset[str](),
        Behind.MEMBERS: frozenset[str](),
        Behind.WORK: frozenset(always),
        Behind.REFUNDS: frozenset(always | hidden_spans(refunds)),
        Behind.DISPUTES: frozenset(always | hidden_spans({month: many for month, many in disputes.items() if many})),
    }
    return OpenBooks(books, hidden, spans_over(books.months))


def _behind_work(books: Books, month: date, people: People) -> int | None:
    """How few people stand behind what work brought in a month: of those who paid, earned and were sent money, the
    group with the fewest. None where there was none of it."""
    groups = []
    if books.of([month], ((1, PAID),)):
        groups.append(people.paid)
    for rule in (EARNED, SENT):
        if books.of([month], ((1, rule),)):
            groups.append(books.accounts(month, rule, "2110"))
    return min(groups, default=None)
