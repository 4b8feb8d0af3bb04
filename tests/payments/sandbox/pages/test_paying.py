"""The page on which a customer would pay, as a browser without JavaScript sees it."""

import threading

import pytest


@pytest.fixture
def session(shop):
    return shop.session(1250)


def test_it_shows_what_is_to_be_paid_and_asks_for_no_card(browse, session):
    page = browse(session.url)
    assert "Window cleaning" in page.text
    assert [button for button, _ in page.buttons] == [
        "Pay £12.50",
        "Card is declined",
        "Bank asks to confirm (3-D Secure)",
        "Pay by bank debit (arrives later)",
    ]
    assert ("Back to the shop", "http://shop.test/back") in page.links
    assert page.fields == []


def test_paying_leads_back_to_the_shop_with_the_sessions_id(browse, session, shop):
    page = browse(session.url).press("Pay £12.50")
    assert (page.status, page.location) == (303, f"http://shop.test/paid?session={session.id}")
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "paid"


def test_a_declined_card_is_said_and_can_be_tried_again(browse, session):
    page = browse(session.url).press("Card is declined").follow()
    assert page.alerts == ["Your card was declined. You can try again."]
    assert page.press("Pay £12.50").location.endswith(session.id)


def test_the_bank_asks_and_is_answered_yes(browse, session, shop):
    page = browse(session.url).press("Bank asks to confirm (3-D Secure)").follow()
    assert page.heading == "Your bank asks: pay £12.50?"
    assert page.press("Yes, approve").location == f"http://shop.test/paid?session={session.id}"
    assert shop.intent(session.id).status == "succeeded"


def test_the_bank_asks_and_is_answered_no(browse, session, shop):
    page = browse(session.url).press("Bank asks to confirm (3-D Secure)").follow()
    page = page.press("No, refuse").follow()
    assert page.alerts == ["The provided PaymentMethod has failed authentication. You can try again."]
    assert shop.intent(session.id).status == "requires_payment_method"


def test_a_bank_debit_leads_back_before_the_money_is_there(browse, session, shop):
    assert browse(session.url).press("Pay by bank debit (arrives later)").location.endswith(session.id)
    assert shop.v1.checkout.sessions.retrieve(session.id).payment_status == "unpaid"


def test_paying_in_two_tabs_pays_once(browse, session, control):
    first, second = browse(session.url), browse(session.url)
    assert first.press("Pay £12.50").location == second.press("Pay £12.50").location
    assert len(control.objects("charge")) == 1


def test_a_paid_page_leads_back_to_the_shop(browse, session, control):
    address = session.url
    control.pay(session.id)
    page = browse(address)
    assert page.heading == "This is already paid"
    assert page.links == [("Back to the shop", f"http://shop.test/paid?session={session.id}")]
    assert page.buttons == []


def test_an_expired_page_says_so(browse, session, control):
    page = browse(session.url)
    control.expire(session.id)
    assert page.press("Pay £12.50").follow().heading == "This payment page has expired"


def test_a_bank_that_did_not_ask_cannot_be_answered(browse, session):
    page = browse(f"{session.url}/confirm")
    assert (page.status, page.location) == (303, f"/c/pay/{session.id}")


def test_a_page_that_does_not_exist_says_so(browse, shop):
    page = browse(f"{shop.server.url}/c/pay/cs_nothing")
    assert (page.status, page.alerts) == (400, ["There is no such payment page."])


def test_an_answer_nobody_offered_is_refused(browse, session):
    page = browse(session.url).post({"do": "free"})
    assert page.status == 400


def test_what_the_shop_wrote_is_shown_as_text_and_never_as_html(browse, shop):
    name = "<script>alert(1)</script> & co"
    line = {"price_data": {"currency": "gbp", "unit_amount": 500, "product_data": {"name": name}}, "quantity": 2}
    page = browse(shop.session(line_items=[line]).url)
    assert "<script" not in page.raw
    assert f"{name} × 2" in page.text


def test_the_form_may_lead_to_the_shop_and_nowhere_else(browse, session):
    policy = browse(session.url).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' http://shop.test;" in policy


def test_many_clicks_at_once_pay_once(browse, session, control):
    pages = [browse(session.url) for _ in range(5)]
    went = []
    threads = [
        threading.Thread(target=lambda page=page: went.append(page.press("Pay £12.50").location)) for page in pages
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert went == [f"http://shop.test/paid?session={session.id}"] * 5
    assert len(control.objects("charge")) == 1
