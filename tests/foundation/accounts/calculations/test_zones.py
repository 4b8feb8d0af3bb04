"""The list of time zones."""

import zoneinfo

from foundation.accounts.calculations.zones import zones_by_region


def test_every_offer_is_a_real_zone_and_stands_once():
    names = [name for _region, places in zones_by_region() for name, _place in places]
    assert set(names) <= zoneinfo.available_timezones()
    assert len(names) == len(set(names))


def test_places_are_read_without_underscores_and_sorted():
    europe = dict(zones_by_region())["Europe"]
    assert ("Europe/London", "London") in europe
    assert [place for _name, place in europe] == sorted(place for _name, place in europe)
    assert ("America/Argentina/Buenos_Aires", "Argentina, Buenos Aires") in dict(zones_by_region())["America"]


def test_offsets_and_old_names_are_not_offered():
    names = {name for _region, places in zones_by_region() for name, _place in places}
    assert names.isdisjoint({"UTC", "GMT", "EST5EDT", "Etc/GMT+1", "GB", "US/Eastern"})
