"""Names of languages."""

from marketplace.workers.calculations.languages import OFFERED, language_name


def test_a_language_is_named_in_the_readers_own():
    assert language_name("pl", "en") == "Polish"
    assert language_name("pl", "de") == "Polnisch"


def test_a_signed_language_has_a_name_too():
    assert language_name("bfi", "en") == "British Sign Language"


def test_a_code_nobody_knows_stays_as_it_is():
    assert language_name("not-a-language", "en") == "not-a-language"


def test_every_language_on_offer_has_a_name():
    assert [code for code in OFFERED if language_name(code, "en") == code] == []
