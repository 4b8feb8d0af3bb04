"""Rules in plain words: short sentences, and only about rules there are."""

import re

import pytest

from coop.rules.catalogue import CATALOGUE
from coop.rules.plain_words import PLAIN_WORDS

MOST_WORDS = 14


def test_they_are_about_rules_of_the_catalogue():
    assert sorted(PLAIN_WORDS.keys() - CATALOGUE.keys()) == []


@pytest.mark.parametrize("key", PLAIN_WORDS)
def test_every_sentence_is_short(key):
    sentences = [one for one in re.split(r"[.?!]\s*", str(PLAIN_WORDS[key])) if one]
    assert [one for one in sentences if len(one.split()) > MOST_WORDS] == []


@pytest.mark.django_db
def test_the_page_of_a_rule_says_it_in_the_words_a_reader_asked_for(client):
    plain, full = str(PLAIN_WORDS["levy_bp"]), str(CATALOGUE["levy_bp"].explanation)
    page = client.get("/rules/levy_bp/").text
    assert (plain in page, full in page) == (False, True)
    client.cookies["display"] = "plain"
    page = client.get("/rules/levy_bp/").text
    assert (plain in page, full in page) == (True, False)
    other = client.get("/rules/pay_by_days/").text
    assert str(CATALOGUE["pay_by_days"].explanation) in other
