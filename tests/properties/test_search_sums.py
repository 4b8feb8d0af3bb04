"""Prices, floors, shares, spelling and pages: what holds for any input."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from marketplace.search.calculations.cursor import Cursor, parse_cursor
from marketplace.search.calculations.geonames import codes_to_try, fold, split_label
from marketplace.search.calculations.spelling import best_match, distance, forms, letters_allowed
from marketplace.services.calculations.floor import least_price_field, meets_floor, shortfall
from marketplace.services.calculations.price import ExtraFacts, PriceFacts, lengths_offered, quote
from marketplace.services.calculations.shares import planned_shares, worker_share
from marketplace.workers.calculations.geography import Point, metres_between, public_point

lengths = st.integers(1, 96).map(lambda quarter: quarter * 15)
prices = st.integers(1, 100_000)
extras = st.builds(
    ExtraFacts,
    key=st.uuids().map(str),
    name=st.just("Extra"),
    price_minor=st.integers(0, 20_000),
    minutes=st.integers(0, 240),
    most=st.integers(1, 5),
)
points = st.builds(Point, st.integers(-89_000_000, 89_000_000), st.integers(-180_000_000, 180_000_000))
words = st.text("abcdefgh", min_size=1, max_size=12)


@st.composite
def listings(draw):
    if draw(st.booleans()):
        minutes = draw(lengths)
        return PriceFacts("fixed", draw(prices), minutes, minutes, 30)
    least, steps, step = draw(lengths), draw(st.integers(0, 8)), draw(st.sampled_from([15, 30, 60]))
    return PriceFacts("hourly", draw(prices), least, least + steps * step, step)


@given(listings(), st.lists(extras, max_size=4), st.data())
def test_a_bill_adds_up_to_its_total_and_its_minutes(facts, offered, data):
    minutes = data.draw(st.sampled_from(lengths_offered(facts)))
    taken = [(extra, data.draw(st.integers(1, extra.most))) for extra in offered]
    bill = quote(facts, minutes=minutes, extras=taken)
    assert bill.total_minor == sum(line.amount_minor for line in bill.lines)
    assert bill.minutes == sum(line.minutes for line in bill.lines) >= minutes


@given(listings(), st.lists(extras, max_size=3), st.integers(0, 3_000), st.data())
def test_a_listing_without_a_shortfall_can_never_be_booked_below_the_floor(facts, offered, floor, data):
    if shortfall(facts, offered, floor_minor_per_hour=floor):
        least = least_price_field(facts, offered, floor_minor_per_hour=floor)
        assert least > facts.price_minor
        facts = PriceFacts(facts.shape, least, facts.min_minutes, facts.max_minutes, facts.step_minutes)
    minutes = data.draw(st.sampled_from(lengths_offered(facts)))
    chosen = data.draw(st.lists(st.sampled_from(offered), unique=True) if offered else st.just([]))
    bill = quote(facts, minutes=minutes, extras=[(extra, data.draw(st.integers(1, extra.most))) for extra in chosen])
    assert meets_floor(bill.total_minor, bill.minutes, floor_minor_per_hour=floor)


@given(st.integers(0, 10**9), st.integers(0, 5_000), st.integers(0, 1_000), st.integers(0, 500), st.booleans())
def test_shares_add_up_and_none_is_negative(total, levy, card, fixed, by_coop):
    shares = planned_shares(total, levy_bp=levy, card_bp=card, card_fixed_minor=fixed, card_borne_by_coop=by_coop)
    assert shares.total_minor == total
    assert min(shares.worker_minor, shares.coop_minor, shares.outside_minor) >= 0
    if by_coop:
        assert shares.worker_minor == worker_share(total, levy_bp=levy)


@given(words, words)
def test_words_near_enough_to_be_meant_share_a_form(a, b):
    allowed = min(letters_allowed(a), letters_allowed(b))
    if 0 < distance(a, b) <= allowed and len(a) == len(b):
        assert forms(a) & forms(b)
    if a == b:
        assert best_match(a, {b: 1}) == b


@given(words, words, words)
def test_the_distance_of_words_is_a_distance(a, b, c):
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))
    assert c != a or distance(c, b) == distance(a, b)


@given(
    st.dates(date(2020, 1, 1), date(2099, 12, 31)),
    st.tuples(*[st.integers(-(10**17), 10**17)] * 4),
    st.integers(0, 10**17),
)
def test_any_cursor_reads_what_it_wrote(day, keys, listing_id):
    cursor = Cursor(day=day, keys=keys, listing_id=listing_id)
    assert parse_cursor(str(cursor)) == cursor


@given(st.text(max_size=60))
@example("𝑨")
def test_any_text_can_be_looked_up(text):
    parse_cursor(text)
    assert fold(fold(text)) == fold(text)
    for code in codes_to_try(text):
        assert code.isalnum()
    assert len(split_label(text)) == 2


@given(points, points)
def test_distances_are_the_same_both_ways_and_half_round_the_world_at_most(a, b):
    assert metres_between(a, b) == metres_between(b, a)
    assert 0 <= metres_between(a, b) <= 20_015_200
    assert metres_between(a, a) == 0


@given(points)
def test_the_public_point_is_near_and_stays_where_it_is(base):
    public = public_point(base)
    assert metres_between(base, public) <= 400
    assert public_point(public) == public
