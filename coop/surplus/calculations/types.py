"""What goes into an allocation and what comes out. Amounts are whole minor units (pence); ratios are exact fractions.

Nothing here can change once made. Percentages are in points: ``Fraction(20)`` is 20 %. The way in is
``waterfall.allocate(profile, result_minor, members, settings, facts, *, year_end=None, unit="", formulas=None)``; what
it refuses is a ``problems.CannotAllocate``. Profiles come from ``coop.surplus.profiles.load_profile(id)``.

Sinks are heads of the chart of accounts. A step for members names the account of the cash part, ``2440`` (patronage)
or ``2450`` (interest); the retained part goes to ``3210`` of the year.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from. ``kind`` is ``law``, ``rules`` or ``meeting``.

    ``valid_from`` and ``valid_to`` are the dates the text bears; ``read_on`` is the day it was looked up at ``url``.
    """

    kind: str
    citation: str = ""
    url: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    read_on: date | None = None
    note: str = ""

    def in_force(self, on: date | None) -> bool:
        """Whether it holds on that day. Without a day, what has no end holds."""
        if on is None:
            return self.valid_to is None
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class When:
    """A condition on a fact of the year: ``fact`` (times ``of``, when given) is below or above ``than``."""

    fact: str
    test: str  # "below" | "above" | "at_least"
    than: Fraction
    of: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A least or a most, in points of the step's base, and who says so."""

    percent: Fraction
    source: Source
    when: When | None = None


@dataclass(frozen=True, slots=True)
class StopWhen:
    """The step is full when the balance of one fact reaches another (times a ratio)."""

    balance: str
    reaches: str
    times: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Formula:
    """How a pool is shared among members. Every formula has an id and a version and is frozen with the allocation.

    ``weights`` weighs the measures of ``weighted_sum`` and ``normalised_mix`` (for ``alpha_mix``: hours and earnings).
    ``classes`` says which classes take part and at what fraction of their weight. ``seniority_cap`` (at most 2) turns
    on the coefficient in the measure ``seniority``. Below ``min_threshold`` of ``threshold_measure`` nobody takes part.
    No member gets more than ``max_share`` points of the pool: the rest is shared out again among the others.
    """

    id: str
    version: int = 1
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    classes: Mapping[str, Fraction] = field(default_factory=lambda: {"worker": Fraction(1)})
    seniority_cap: Fraction | None = None
    threshold_measure: str = ""
    min_threshold: Fraction = Fraction(0)
    max_share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Cash:
    """Which part of a member's patronage is paid out; the rest stays in a capital tranche of the year."""

    percent: Fraction
    least: tuple[Bound, ...] = ()
    most: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """Share interest. ``rate`` in points a year (0: the step's percentage is shared by capital and days instead)."""

    rate: Fraction = Fraction(0)
    most: tuple[Bound, ...] = ()
    cap_fact: str = ""  # a fact in points that the rate may not exceed by more than ``cap_plus``
    cap_plus: Fraction = Fraction(0)
    cap_source: Source | None = None  # with ``most`` as well, the higher of the two is the limit


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the waterfall.

    ``kind``: ``percent`` ``fixed`` ``to_target`` ``nonmember`` ``interest`` ``patronage`` ``class_split`` ``remainder``
    for a surplus; ``cover`` ``members_bear`` ``carried`` for a loss.
    ``base``: ``result``, ``remaining``, ``step:<code>``, a fact, or one of the profile's named bases.
    """

    code: str
    title: str
    kind: str
    sink: str
    source: Source
    base: str = "remaining"
    percent: Fraction | None = None
    least: tuple[Bound, ...] = ()
    most: tuple[Bound, ...] = ()
    fact: str = ""  # fixed: the amount; cover: the balance of the reserve; nonmember: the measure
    stop_when: StopWhen | None = None
    only_if: When | None = None
    indivisible: bool = False
    formula: Formula | None = None
    alternatives: tuple[Formula, ...] = ()  # may be chosen; those by one measure stand in
    class_percent: Mapping[str, Fraction] = field(default_factory=dict)
    cash: Cash | None = None
    interest: Interest | None = None

    @property
    def settable(self) -> bool:
        """Whether law and rules leave a choice of percentage at all."""
        low = max((bound.percent for bound in self.least if bound.when is None), default=Fraction(0))
        high = min((bound.percent for bound in self.most if bound.when is None), default=Fraction(100))
        return low < high


@dataclass(frozen=True, slots=True)
class Check:
    """An inequality between amounts that must hold at the end: Σ steps <= (or >=) percent of a base."""

    code: str
    steps: tuple[str, ...]
    test: str  # "at_most" | "at_least"
    percent: Fraction
    of: str
    source: Source


@dataclass(frozen=True, slots=True)
class Base:
    """A named base: plus minus; never below nothing. Terms are ``result``, ``step:<code>`` or facts."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Withholding:
    """Tax that the co-op keeps back for the tax office: points of what is paid out of one sort.

    ``of`` is ``patronage`` or ``interest``. What stays as capital is not touched: nothing of it is paid.
    """

    of: str
    percent: Fraction
    source: Source


@dataclass(frozen=True, slots=True)
class PayBy:
    """The last day to pay, by law: the ``day`` of a month, ``months`` after the month in which the year ended."""

    months: int
    day: int
    source: Source


@dataclass(frozen=True, slots=True)
class Profile:
    """A jurisdiction's or a co-op's waterfall, read from data."""

    id: str
    version: int
    title: str
    jurisdiction: str
    disclaimer: str
    steps: tuple[Step, ...]
    losses: tuple[Step, ...]
    bases: Mapping[str, Base]
    checks: tuple[Check, ...]
    notes: tuple[str, ...]
    sources: tuple[Source, ...]
    sha256: str
    withholding: tuple[Withholding, ...] = ()
    pay_by: PayBy | None = None

    def step(self, code: str) -> Step:
        """The step with this code. Raises KeyError."""
        for step in (*self.steps, *self.losses):
            if step.code == code:
                return step
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Holding:
    """Share capital held for some days of the year, both ends counted. Minor units."""

    principal: int
    days: int = 365


@dataclass(frozen=True, slots=True)
class MemberInput:
    """One person in the year.

    ``member`` is opaque (the ledger's ``m_...``); ``number`` settles ties. ``class_code``: ``worker``, ``user``,
    ``supporter``, or ``employee`` for who worked here without being a member. ``measures``: what was done in the year,
    such as ``hours``, ``earnings``, ``seniority``, never negative. ``capital``: retained patronage still held, in minor
    units, below which a loss cannot push the account.
    """

    member: str
    number: int
    class_code: str = "worker"
    measures: Mapping[str, Fraction] = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()
    capital: int = 0


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """What one step took. Negative in a loss. ``pools`` says how a class split fell."""

    code: str
    title: str
    kind: str
    sink: str
    amount: int
    base_name: str
    base: Fraction
    percent: Fraction | None
    indivisible: bool
    source: Source
    pools: Mapping[str, int] = field(default_factory=dict)
    formula: Formula | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One member's part of one pool: ``amount`` ~ ``pool`` x ``weight`` / ``total_weight``.

    ``pool_name`` is the class in a class split, otherwise empty. For interest the weight is capital x days.
    """

    step: str
    pool_name: str
    pool: int
    weight: Fraction
    total_weight: Fraction
    amount: int


@dataclass(frozen=True, slots=True)
class MemberRow:
    """What one person gets (or bears, negative). ``total = patronage + interest = cash + retained``.

    ``withheld_patronage`` and ``withheld_interest`` are the tax kept back from ``cash``.
    """

    member: str
    number: int
    class_code: str
    measures: Mapping[str, Fraction]
    total: int
    patronage: int
    interest: int
    cash: int
    retained: int
    parts: tuple[Part, ...]
    withheld_patronage: int = 0
    withheld_interest: int = 0


@dataclass(frozen=True, slots=True)
class Withheld:
    """What one rule of withholding keeps back from all members together."""

    rule: Withholding
    base: int
    amount: int


@dataclass(frozen=True, slots=True)
class AllocationResult:
    """A frozen allocation. Σ steps = result, and Σ members = Σ steps of the members, to the cent.

    ``settings`` are all percentages in force by step code (``<step>.cash``, ``<step>.rate`` and ``<step>.<class>``
    beside them), ``facts`` the figures used. ``document`` is what is hashed: canonical JSON, ratios as text.
    """

    profile_id: str
    profile_version: int
    profile_sha256: str
    profile_title: str
    result: int
    year_end: date | None
    unit: str
    settings: Mapping[str, Fraction]
    facts: Mapping[str, Fraction]
    steps: tuple[StepOutcome, ...]
    members: tuple[MemberRow, ...]
    notes: tuple[str, ...]
    document: bytes
    sha256: str
    withheld: tuple[Withheld, ...] = ()

    @property
    def is_loss(self) -> bool:
        """Whether the year ended below nothing."""
        return self.result < 0

    def step(self, code: str) -> StepOutcome:
        """The outcome of one step. Raises KeyError."""
        for outcome in self.steps:
            if outcome.code == code:
                return outcome
        raise KeyError(code)

    def amount_to(self, sink: str) -> int:
        """What goes to one account in all."""
        return sum(outcome.amount for outcome in self.steps if outcome.sink == sink)
