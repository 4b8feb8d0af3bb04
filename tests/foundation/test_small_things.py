"""The small modules of the foundation: clock, registry, errors, locks, append-only."""

import contextlib
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import connection, transaction

from foundation import clock
from foundation.accounts.models import User
from foundation.errors import Fact, Invalid, NotAllowed, NotFound
from foundation.locks import advisory_lock, lock_row, lock_rows
from foundation.registry import Hooks, Registry

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)


def test_the_clock_tells_utc():
    assert clock.now().tzinfo == UTC


def test_a_held_clock_stands_still_nests_and_is_let_go():
    with clock.frozen(NOON):
        assert clock.now() == NOON
        with clock.frozen(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON
    assert clock.now() != NOON


def test_a_held_clock_is_the_same_instant_in_any_zone():
    with clock.frozen(NOON.astimezone(timezone(timedelta(hours=5)))):
        assert (clock.now(), clock.now().tzinfo) == (NOON, UTC)


def test_the_clock_refuses_a_time_without_a_zone():
    with pytest.raises(ValueError, match="aware"), clock.frozen(datetime(2026, 6, 2, 12)):  # noqa: DTZ001
        pass


def test_a_registry_keeps_one_value_a_key_and_names_what_it_knows():
    registry = Registry("fruit")
    registry.register("apple", 1)
    registry.register("apple", registry.get("apple"))
    with pytest.raises(ValueError, match="registered already"):
        registry.register("apple", 2)
    with pytest.raises(LookupError, match=r"nothing is registered as 'pear'; known are \['apple'\]"):
        registry.get("pear")
    assert registry.keys() == ["apple"]


def test_hooks_are_called_in_order_and_once_each():
    hooks, called = Hooks("events"), []
    first, second = lambda: called.append(1), lambda: called.append(2)
    for hook in (first, second, first):
        hooks.add("done", hook)
    hooks.call("done")
    hooks.call("nothing")
    assert called == [1, 2]


def test_a_fact_has_a_sentence_and_a_status():
    class Taken(Fact):
        message = "{time} is taken."

    assert str(Taken(time="10:00")) == "10:00 is taken."
    assert [fact().status for fact in (Fact, NotAllowed, NotFound, Invalid)] == [409, 403, 404, 422]
    assert Invalid(fields={"name": "Enter a name."}).fields == {"name": "Enter a name."}


@pytest.mark.django_db
def test_rows_are_locked_in_the_order_of_their_ids():
    users = [User.objects.create_user(f"u{n}@example.org") for n in range(3)]
    with transaction.atomic():
        found = lock_rows(User.objects.all(), [users[2].pk, users[0].pk, users[2].pk])
        assert [user.pk for user in found] == [users[0].pk, users[2].pk]
        assert lock_row(User.objects.all(), users[1].pk) == users[1]


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("locked", [True, False], ids=["with the lock", "without: the race is real"])
def test_an_advisory_lock_makes_the_second_wait_for_the_first(locked):
    """Two threads read, both wait until the other has read or cannot, then write what they read plus one."""
    user = User.objects.create_user("counter@example.org", phone="0")
    both_read = threading.Barrier(2)

    def add_one():
        try:
            with transaction.atomic():
                if locked:
                    advisory_lock("test", "counter")
                seen = int(User.objects.get(pk=user.pk).phone)
                with contextlib.suppress(threading.BrokenBarrierError):
                    both_read.wait(timeout=1 if locked else 120)  # under the lock nobody else comes
                User.objects.filter(pk=user.pk).update(phone=str(seen + 1))
        finally:
            connection.close()

    threads = [threading.Thread(target=add_one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=150)
    assert User.objects.get(pk=user.pk).phone == ("2" if locked else "1")
