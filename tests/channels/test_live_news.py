"""News of a booking reaches the open pages of its worker, through a real Valkey, and nobody else."""

import pytest
from asgiref.sync import async_to_sync
from django.db import transaction

from config.settings.layers import redis_layer
from marketplace.bookings.actions._announce import tell_worker
from marketplace.bookings.actions.accept_work import accept_work
from marketplace.bookings.actions.cancel_as_customer import cancel_as_customer
from marketplace.bookings.enums import BookingState
from marketplace.bookings.live import worker_group
from tests.channels.lines import Line, elsewhere
from tests.factories.bookings import NOON, a_booking, a_payment_page, done, fresh
from tests.factories.cast import a_bookable_listing, a_working_worker
from tests.factories.till import pay

pytestmark = pytest.mark.usefixtures("layer")


def user_of(booking):
    return booking.worker.member.user


def listeners(layer, booking):
    """How many channels Valkey knows in the group of a booking's worker."""
    return layer.client().zcard(f"asgi:group:{worker_group(booking.worker_id)}")


def test_a_paid_booking_reaches_the_open_page_of_its_worker(signed_in):
    booking = a_payment_page()
    cookie = signed_in(user_of(booking))

    async def story():
        page = Line(cookie)
        assert await page.open() == "open"
        await elsewhere(pay, booking.payment, at=NOON)
        assert await page.hear() == "confirmed"
        assert await page.receive_nothing() is True
        await page.hang_up()

    async_to_sync(story)()
    assert fresh(booking).state is BookingState.CONFIRMED


def test_every_open_page_of_the_worker_hears_it_and_no_page_of_another_worker(signed_in):
    booking = a_payment_page()
    other = a_working_worker("Otto Berg")
    cookies = [signed_in(user_of(booking)), signed_in(user_of(booking)), signed_in(other.member.user)]

    async def story():
        phone, laptop, stranger = [Line(cookie) for cookie in cookies]
        for page in (phone, laptop, stranger):
            assert await page.open() == "open"
        await elsewhere(pay, booking.payment, at=NOON)
        assert [await phone.hear(), await laptop.hear()] == ["confirmed"] * 2
        assert await stranger.receive_nothing(timeout=0.3) is True
        for page in (phone, laptop, stranger):
            await page.hang_up()

    async_to_sync(story)()


def test_cancelling_and_accepting_are_told_too(signed_in):
    listing = a_bookable_listing()
    off, over = a_booking(listing=listing), done(a_booking())
    assert off.worker_id != over.worker_id
    cookies = [signed_in(user_of(off)), signed_in(user_of(over))]

    async def story():
        first, second = [Line(cookie) for cookie in cookies]
        assert await first.open() == await second.open() == "open"
        await elsewhere(cancel_as_customer, by=off.customer, booking=off, at=NOON)
        assert await first.hear() == "cancelled"
        await elsewhere(accept_work, by=over.customer, booking=over, at=over.end_utc)
        assert await second.hear() == "completed"
        await first.hang_up()
        await second.hang_up()

    async_to_sync(story)()


def test_what_was_rolled_back_is_not_told(signed_in):
    booking = a_booking()
    cookie = signed_in(user_of(booking))

    def change_of_mind():
        with transaction.atomic():
            tell_worker(booking, "rolled back")
            transaction.set_rollback(True)
        with transaction.atomic():
            tell_worker(booking, "kept")

    async def story():
        page = Line(cookie)
        await page.open()
        await elsewhere(change_of_mind)
        assert await page.hear() == "kept"
        await page.hang_up()

    async_to_sync(story)()


def test_a_burst_of_news_arrives_whole_and_in_order(signed_in):
    booking = a_booking()
    cookie = signed_in(user_of(booking))
    words = [f"change {number}" for number in range(60)]

    def burst():
        with transaction.atomic():
            for word in words:
                tell_worker(booking, word)

    async def story():
        page = Line(cookie)
        await page.open()
        await elsewhere(burst)
        assert [await page.hear() for _ in words] == words
        await page.hang_up()

    async_to_sync(story)()


def test_a_page_that_was_quiet_for_long_still_hears(signed_in):
    """Longer than the layer's own blocking read of five seconds: redis-py 8 cuts such lines unless told not to."""
    booking = a_booking()
    cookie = signed_in(user_of(booking))

    async def story():
        page = Line(cookie)
        await page.open()
        assert await page.receive_nothing(timeout=6, interval=0.1) is True
        await elsewhere(tell_worker, booking, "after a long silence")
        assert await page.hear() == "after a long silence"
        await page.hang_up()

    async_to_sync(story)()


def test_a_closed_page_leaves_the_group(layer, signed_in):
    booking = a_booking()
    cookie = signed_in(user_of(booking))

    async def story():
        page = Line(cookie)
        await page.open()
        assert listeners(layer, booking) == 1
        await page.hang_up()
        assert page.future.done()
        assert listeners(layer, booking) == 0

    async_to_sync(story)()


def test_what_a_page_sends_is_ignored(signed_in):
    booking = a_booking()
    cookie = signed_in(user_of(booking))

    async def story():
        page = Line(cookie)
        await page.open()
        await page.say('{"type": "booking.changed", "what": "me too"}')
        await elsewhere(tell_worker, booking, "real news")
        assert await page.hear() == "real news"
        assert await page.receive_nothing() is True
        await page.hang_up()

    async_to_sync(story)()


def test_with_the_layer_out_of_reach_the_booking_stands_and_only_the_news_is_lost(settings, caplog):
    settings.CHANNEL_LAYERS = {"default": redis_layer("redis://127.0.0.1:9/0")}  # nobody answers on the discard port
    booking = a_payment_page()
    pay(booking.payment, at=NOON)
    assert fresh(booking).state is BookingState.CONFIRMED
    assert [record.name for record in caplog.records if record.levelname == "ERROR"] == ["django.db.backends.base"]
