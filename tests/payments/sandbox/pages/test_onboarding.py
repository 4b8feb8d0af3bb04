"""The page on which a member would answer the provider's questions."""

import pytest


@pytest.fixture
def worker(shop):
    return shop.worker(state=None)


@pytest.fixture
def link(shop, worker):
    onboarding = {"refresh_url": "http://shop.test/again", "return_url": "http://shop.test/done"}
    use_case = {"type": "account_onboarding", "account_onboarding": onboarding}
    return shop.v2.core.account_links.create({"account": worker, "use_case": use_case}).url


def status(shop, worker):
    account = shop.v2.core.accounts.retrieve(worker, {"include": ["configuration.recipient"]})
    return account.configuration.recipient.capabilities.stripe_balance.stripe_transfers.status


def test_it_shows_what_would_be_asked_but_asks_nothing(browse, link):
    page = browse(link)
    assert page.heading == "Set up payouts"
    assert "identity.individual.address" in page.text
    assert page.fields == []
    assert [label for label, _ in page.buttons] == [
        "Everything is in order",
        "Something is missing",
        "Still being checked",
        "Do it later",
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Everything is in order", "active"),
        ("Something is missing", "restricted"),
        ("Still being checked", "pending"),
        ("Do it later", "restricted"),
    ],
)
def test_each_answer_leads_back_and_has_its_effect(browse, link, shop, worker, answer, expected):
    assert browse(link).press(answer).location == "http://shop.test/done"
    assert status(shop, worker) == expected


def test_a_link_works_once(browse, link):
    page = browse(link)
    page.press("Do it later")
    assert browse(link).location == "http://shop.test/again"
    assert page.press("Everything is in order").location == "http://shop.test/again"


def test_a_link_runs_out(browse, link, control):
    control.pass_time(299)
    assert browse(link).status == 200
    control.pass_time(2)
    assert browse(link).location == "http://shop.test/again"


def test_an_unknown_answer_does_not_use_the_link_up(browse, link):
    page = browse(link)
    assert page.post({"do": "bribe"}).status == 400
    assert browse(link).status == 200


def test_a_link_that_never_was_says_so(browse, shop):
    assert browse(f"{shop.server.url}/c/onboarding/acctlink_x").alerts == ["There is no such link."]
