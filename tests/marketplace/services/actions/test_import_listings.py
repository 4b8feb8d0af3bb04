"""Bringing in a co-op's own workers with their listings."""

import pytest

from coop.membership.models import Member
from foundation.accounts.models import User
from marketplace.services.actions.import_listings import import_listings
from marketplace.services.errors import ImportRefused
from marketplace.services.models import Extra, Listing
from marketplace.workers.models import Worker
from tests.factories.marketplace import LONG_AGO, a_member, a_trade, a_user, a_worker
from tests.factories.places import hebden

pytestmark = pytest.mark.django_db
HEADER = "email,name,trade,title,price,minutes,postcode,extras,price_shape,max_minutes,publish,includes\n"
ROSA = "rosa@example.org,Rosa Lane,cleaning,Weekly clean,40,120,HX7,Oven = 14 = 45,,,yes,Kitchen|Bath\n"
AGAIN = "ROSA@example.org,,cleaning,Spring clean,£95.00,240,,,,,,\n"
TOM = "tom@example.org,Tom Greenwood,gardening,Hedges,22,60,HX7,,hourly,240,no,\n"


@pytest.fixture
def staff():
    a_trade("cleaning")
    a_trade("gardening")
    hebden()
    return a_user("Priya", is_staff=True)


def bring_in(staff, *lines, **given):
    return import_listings(
        by=staff, lines=[HEADER, *lines], resolution="Founding meeting, item 4", at=LONG_AGO, **given
    )


def test_people_members_pages_and_listings_come_into_being(staff):
    seen = []
    done = bring_in(staff, ROSA, AGAIN, TOM, tick=seen.append)
    assert (done.read, done.people, done.workers, done.listings, done.published) == (3, 2, 2, 3, 1)
    rosa = Worker.objects.get(slug="rosa-lane")
    assert (rosa.base_area, rosa.base_latitude_e6, rosa.radius_metres) == ("Hebden Bridge", 53_741_800, 10_000)
    assert (rosa.member.state, rosa.member.member_no) == ("active", 1)
    assert list(rosa.listings.order_by("id").values_list("title", "price_minor", "state")) == [
        ("Weekly clean", 4000, "live"),
        ("Spring clean", 9500, "draft"),
    ]
    assert Listing.objects.get(title="Weekly clean").includes == "Kitchen\nBath"
    assert list(Extra.objects.values_list("name", "price_minor", "minutes")) == [("Oven", 1400, 45)]
    assert Listing.objects.get(title="Hedges").max_minutes == 240
    assert seen == [1, 1, 1]


def test_every_bad_line_is_told_at_once_and_nothing_is_kept(staff):
    with pytest.raises(ImportRefused) as refused:
        bring_in(
            staff,
            ROSA,
            "nobody,Ada,cleaning,Clean,40,120,HX7,,,,,\n",
            "ada@example.org,Ada,plumbing,Taps,40,120,HX7,,,,,\n",
            "ben@example.org,Ben,cleaning,Clean,10,120,HX7,,,,,\n",
            "cy@example.org,Cy,cleaning,Clean,40,120,ZZ9,,,,,\n",
            "di@example.org,Di,cleaning,,40,two,HX7,,,,,\n",
        )
    problems = refused.value.details["problems"]
    assert [line for line, _sentence in problems] == [3, 4, 5, 6, 7]
    told = [sentence for _line, sentence in problems]
    assert "“nobody” is not an e-mail address" in told[0]
    assert "there is no trade “plumbing”; known are: cleaning, gardening" in told[1]
    assert "below the lowest price" in told[2]
    assert "the place “ZZ9” is not known" in told[3]
    assert "“two” is not a whole number" in told[4]
    assert not User.objects.exclude(pk=staff.pk).exists()
    assert not Listing.objects.exists()


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(staff):
    done = bring_in(staff, ROSA, TOM, dry_run=True)
    assert (done.read, done.listings) == (2, 2)
    assert not Worker.objects.exists()


def test_a_worker_there_is_keeps_their_page_and_gets_the_listing(staff):
    rosa = a_worker("Rosa from before", user=a_user("Rosa", email="rosa@example.org"))
    done = bring_in(staff, ROSA)
    assert (done.people, done.workers, done.listings) == (0, 0, 1)
    rosa.refresh_from_db()
    assert rosa.name == "Rosa from before"


def test_a_suspended_member_is_not_brought_in(staff):
    a_member(a_user("Rosa", email="rosa@example.org"), state="suspended")
    with pytest.raises(ImportRefused) as refused:
        bring_in(staff, ROSA)
    assert "does not allow listing" in refused.value.details["problems"][0][1]


def test_a_first_line_that_cannot_be_used_is_told_as_line_1(staff):
    with pytest.raises(ImportRefused) as refused:
        import_listings(by=staff, lines=["email,name\n"], resolution="x", at=LONG_AGO)
    assert refused.value.details["problems"][0][0] == 1


def test_somebody_without_office_brings_in_nobody(staff):
    with pytest.raises(ImportRefused):
        bring_in(a_user("Mallory"), ROSA)
    assert not Member.objects.exists()


def test_a_point_may_be_given_instead_of_a_postcode(staff):
    header = "email,name,trade,title,price,minutes,latitude,longitude,area,radius_km\n"
    row = "rosa@example.org,Rosa Lane,cleaning,Weekly clean,40,120,53.5,-2.5,Westhoughton,7.5\n"
    import_listings(by=staff, lines=[header, row], resolution="x", at=LONG_AGO)
    rosa = Worker.objects.get()
    assert (rosa.base_latitude_e6, rosa.base_longitude_e6) == (53_500_000, -2_500_000)
    assert (rosa.base_area, rosa.radius_metres) == ("Westhoughton", 7_500)


def test_the_same_offer_twice_is_refused_in_one_file_and_from_an_earlier_one(staff):
    with pytest.raises(ImportRefused) as refused:
        bring_in(staff, ROSA, ROSA)
    assert refused.value.details["problems"] == [(3, "Rosa Lane has a listing “Weekly clean” already")]
    bring_in(staff, ROSA)
    with pytest.raises(ImportRefused) as refused:
        bring_in(staff, AGAIN, ROSA)
    assert refused.value.details["problems"] == [(3, "Rosa Lane has a listing “Weekly clean” already")]
    assert Listing.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({",40,": ",abc,"}, "price: “abc” is not an amount, such as 40 or 12.50"),
        ({",40,": ",99999999999999999999,"}, "price: “99999999999999999999” is not an amount, such as 40 or 12.50"),
        ({",40,": ",-40,"}, "price: Enter a price above zero."),
        ({",40,": ",0,"}, "price: Enter a price above zero."),
        ({",120,": ",²,"}, "“²” is not a whole number"),
        ({",120,": ",99999999999,"}, "“99999999999” is not a whole number"),
        ({",120,": ",-5,"}, "min_minutes: Choose between 5 minutes and 24 hours."),
        ({"= 14 =": "= much ="}, "Oven: “much” is not an amount, such as 40 or 12.50"),
        ({"rosa@example.org": "rosa@@org"}, "“rosa@@org” is not an e-mail address"),
        ({"rosa@": "r" * 300 + "@"}, f"“{'r' * 40}…” is not an e-mail address"),
        ({"Bath\n": "Bath,spare\n"}, "it has more cells than the first line names columns"),
    ],
)
def test_each_kind_of_mistake_is_told_and_nothing_breaks(staff, changed, said):
    line = ROSA
    for old, new in changed.items():
        line = line.replace(old, new, 1)
    with pytest.raises(ImportRefused) as refused:
        bring_in(staff, line)
    assert refused.value.details["problems"] == [(2, said)]
    assert not Listing.objects.exists()


def test_a_language_is_a_code(staff):
    header = HEADER.replace("includes", "languages")
    with pytest.raises(ImportRefused) as refused:
        import_listings(
            by=staff, lines=[header, ROSA.replace("Kitchen|Bath", "en|English please")], resolution="x", at=LONG_AGO
        )
    told = refused.value.details["problems"]
    assert told == [(2, "“english please” is not the code of a language, such as en or pt-br")]


def test_what_breaks_off_the_table_is_told_with_its_line(staff):
    with pytest.raises(ImportRefused) as refused:
        bring_in(staff, ROSA, '"tom@example.org,Tom\n')
    assert refused.value.details["problems"] == [(3, "this is not CSV (unexpected end of data)")]
    assert not Listing.objects.exists()
