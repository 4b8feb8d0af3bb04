"""The order of things: a queue of deeds by time, lived through with the clock held at each."""

import heapq
import itertools
import logging
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from config.demo.story import lives
from config.demo.story.cast import CUSTOMERS
from config.demo.story.people import People
from foundation import clock
from foundation.accounts.models import User
from foundation.errors import Fact
from foundation.jobs.worker import drain_queue
from marketplace.bookings.enums import BookingState
from marketplace.bookings.models import Booking
from payments.payouts.actions.start_transfers import start_transfers

logger = logging.getLogger("commonwork.demo")
Deed = Callable[[datetime], None]


@dataclass
class Timeline:
    """Deeds still to come. Times are UTC; `now` is where the story ends and the visitor's day begins."""

    people: People
    control: Any
    now: datetime
    dice: random.Random
    lived: int = 0
    _queue: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _order: Any = field(default_factory=itertools.count)
    _paid_on: date | None = None

    def add(self, at: datetime, deed: Deed) -> None:
        """Plan a deed; what lies after the end of the story stays undone."""
        if at < self.now:
            heapq.heappush(self._queue, (at, next(self._order), deed))

    def _add_of_life(self, at: datetime, deed: Deed) -> None:
        """Plan something that need not work out: a taken time or a full day is part of life, and the story goes on."""

        def tried(moment: datetime) -> None:
            try:
                deed(moment)
            except Fact as fact:
                logger.debug("%s: %s", moment, fact)

        self.add(at, tried)

    def live(self, progress: Callable[[int, int], None]) -> None:
        """Do every deed in order, and after each what the worker process would have done by then."""
        while self._queue:
            at, _, deed = heapq.heappop(self._queue)
            self.people.look_again()
            with clock.frozen(at):
                deed(at)
                drain_queue("demo")
                self._evening(at)
            self.lived += 1
            progress(self.lived, self.lived + len(self._queue))

    def _evening(self, at: datetime) -> None:
        """Once a day: what was accepted long enough ago goes to the workers."""
        if at.date() == self._paid_on:
            return
        self._paid_on = at.date()
        if start_transfers(at=at):
            drain_queue("demo")

    # What a booking's life is made of; each step plans the next.

    def plan_booking(self, at: datetime, *, within_days: int, end: str = "accept") -> None:
        """Somebody books something. `end`: accept, silent (the clock accepts), cancel, ill, decline, or leave."""
        name = self.dice.choice(CUSTOMERS)[0]
        listing = self.dice.choice(self.people.listings)

        def book(moment: datetime) -> None:
            customer = self.people.users[name]
            booking = lives.hold(customer, listing, within_days=within_days, dice=self.dice, at=moment)
            if booking is not None and end != "leave":
                self._add_of_life(moment + timedelta(minutes=4), lambda when: self._pay(booking, customer, end, when))

        self._add_of_life(at, book)

    def _pay(self, booking: Booking, customer: User, end: str, at: datetime) -> None:
        if end == "decline":
            lives.pay(customer, booking, control=self.control, at=at, outcome="decline")
        booking = lives.pay(customer, booking, control=self.control, at=at)
        if booking.status != BookingState.CONFIRMED:
            return
        worker = booking.worker.member.user
        if end == "cancel":
            self._add_of_life(
                at + timedelta(minutes=30), lambda when: self._do(lives.change_mind, booking, customer, when)
            )
        elif end == "ill":
            self._add_of_life(
                booking.start_utc - timedelta(hours=3), lambda when: self._do(lives.fall_ill, booking, worker, when)
            )
        else:
            self._add_of_life(booking.start_utc, lambda when: self._do(lives.work, booking, worker, when))
            self._add_of_life(booking.end_utc, lambda when: self._finish(booking, worker, customer, end, when))

    def _do(self, deed: Callable[..., Booking], booking: Booking, user: User, at: datetime) -> None:
        deed(Booking.objects.select_related("worker__member__user", "payment").get(pk=booking.pk), user, at=at)

    def _finish(self, booking: Booking, worker: User, customer: User, end: str, at: datetime) -> None:
        self._do(lives.finish, booking, worker, at)
        if end != "silent":
            later = at + timedelta(hours=self.dice.choice([1, 3, 8, 20]))
            self._add_of_life(later, lambda when: self._do(lives.accept, booking, customer, when))
