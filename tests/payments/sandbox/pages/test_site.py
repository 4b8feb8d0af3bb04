"""What all pages share: honest words, a strict policy, and no visitors from elsewhere."""

import re

import pytest

BANNER = "SANDBOX — this is not Stripe. No card is charged and no money moves."


@pytest.fixture
def addresses(shop, control):
    """Every page there is."""
    asked = shop.session()
    control.pay(asked.id, "three_d_secure")
    gone = shop.session()
    control.expire(gone.id)
    use_case = {"type": "account_onboarding", "account_onboarding": {"refresh_url": "http://shop.test/again"}}
    link = shop.v2.core.account_links.create({"account": shop.worker(), "use_case": use_case}).url
    home = shop.server.url
    paths = ["/", "/control", "/c/nothing", f"/c/pay/{gone.id}"]
    return [*(home + path for path in paths), asked.url, f"{asked.url}/confirm", link]


def test_every_page_says_that_it_is_a_sandbox(browse, addresses):
    for address in addresses:
        page = browse(address)
        assert page.banner == BANNER, address
        assert "SANDBOX" in re.search("<title>(.*)</title>", page.raw)[1]


def test_no_page_asks_for_a_card_or_carries_script_or_style_of_its_own(browse, addresses):
    for address in addresses:
        page = browse(address)
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|autocomplete=.cc|<iframe|<img", page.raw), address
        assert not re.search(r"card number|cvc|expiry date", page.text, re.IGNORECASE), address


def test_every_page_has_a_language_one_heading_and_its_landmarks(browse, addresses):
    for address in addresses:
        raw = browse(address).raw
        assert '<html lang="en-GB">' in raw
        assert [raw.count(f"<{tag}>") for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1], address


def test_every_page_has_the_strict_policy(browse, addresses):
    for address in addresses:
        headers = browse(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_style_is_served_from_here(browse, shop):
    page = browse(f"{shop.server.url}/assets/sandbox.css")
    assert page.headers["Content-Type"].startswith("text/css")
    assert "prefers-color-scheme: dark" in page.raw
    assert "url(" not in page.raw


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test:80", "192.168.0.7", ""])
def test_pages_are_not_opened_under_a_name_from_elsewhere(browse, shop, host):
    page = browse(f"{shop.server.url}/control", {"Host": host})
    assert page.status == 403


@pytest.mark.parametrize("host", ["localhost", "localhost:12111", "127.0.0.1:9", "[::1]:80", "[::1]"])
def test_pages_are_opened_under_every_name_of_this_computer(browse, shop, host):
    assert browse(f"{shop.server.url}/control", {"Host": host}).status == 200


def test_a_further_name_can_be_allowed(make_sandbox, browse):
    server = make_sandbox(page_hosts=frozenset({"sandbox"}))
    assert browse(f"{server.url}/control", {"Host": "sandbox:12111"}).status == 200
    assert browse(f"{server.url}/control").status == 403


@pytest.mark.parametrize("origin", ["http://evil.test", "null", "http://127.0.0.1:1", "https://127.0.0.1.evil.test"])
def test_a_form_from_another_site_does_nothing(browse, shop, control, origin):
    session = shop.session()
    page = browse(session.url).post({"do": "succeed"}, Origin=origin)
    assert (page.status, page.alerts) == (403, ["This form was sent from another website."])
    assert control.objects("charge") == []


def test_a_form_of_its_own_is_taken(browse, shop):
    session = shop.session()
    assert browse(session.url).post({"do": "succeed"}, Origin=shop.server.url).status == 303


def test_an_address_takes_only_what_it_is_for(browse, shop):
    page = browse(f"{shop.server.url}/control")
    assert page.post({}, "/assets/sandbox.css").status in (200, 405)
    assert page.post({}, "/").status == 405
    assert browse(f"{shop.server.url}/nothing").status == 404


def test_the_interface_does_not_mind_the_name_it_is_called_by(shop):
    answer = shop.v1.balance.retrieve(options={"headers": {"Host": "sandbox:12111"}})
    assert answer.object == "balance"
