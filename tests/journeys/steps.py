"""What people do in the browser, one function a deed, so that a journey reads as a story."""

import re

from django.core import mail
from playwright.sync_api import expect

from foundation.accounts.models import User
from marketplace.services.models import Listing
from tests.support.browser import assert_good_page

PASSWORD = "a long enough pass phrase"
HOLDER = "Amina Begum"


def the_code_in_the_last_mail() -> str:
    """The code that was mailed to prove an address: letters and digits on a line of their own."""
    body = mail.outbox[-1].body
    return re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", body, re.MULTILINE)[1]


def tick(page, control) -> None:
    """Choose a radio or checkbox with the keyboard."""
    control.focus()
    page.keyboard.press("Space")
    expect(control).to_be_checked()


def find(page, *, what: str, where: str = "Hebden Bridge") -> None:
    page.goto("/find/")
    page.get_by_label("What do you need?").fill(what)
    page.get_by_label("Where?").fill(where)
    page.get_by_role("button", name="Search").click()


def open_listing(page, listing: Listing) -> None:
    page.get_by_role("link", name=listing.title).first.click()
    assert_good_page(page)


def choose_time(page, listing: Listing, clock: str) -> None:
    """From the listing to a kept time."""
    page.goto(f"/book/{listing.slug}/")
    assert_good_page(page)
    radio = page.get_by_role("radio", name=re.compile(rf"^{clock}\b")).first
    tick(page, radio)
    page.get_by_role("button", name="Keep this time and go on").click()


def give_details(page) -> None:
    assert_good_page(page)
    page.get_by_label("Name of the person to meet").fill(HOLDER)
    page.get_by_label("Phone number").fill("01422 555 0142")
    page.get_by_label("House number and street").fill("4 Bridge Lanes")
    page.get_by_label("Town").fill("Hebden Bridge")
    page.get_by_label("Postcode").fill("HX7 6AT")
    page.get_by_role("button", name="Check your booking").click()


def sign_up(page, *, email: str, name: str = HOLDER) -> None:
    """Make an account and prove the address with the mailed code."""
    page.get_by_label("Your name").fill(name)
    page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Send me a code").click()
    code = page.get_by_label(re.compile("code", re.IGNORECASE))
    code.wait_for()  # the mail left before the page that asks for it came
    assert_good_page(page)
    code.fill(the_code_in_the_last_mail())
    page.get_by_role("button", name=re.compile("Confirm|Go on|Verify", re.IGNORECASE)).first.click()


def sign_in(page, user: User) -> None:
    """Come with a session, as somebody who signed in before."""
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    here = {"domain": "127.0.0.1", "path": "/", "httpOnly": True, "sameSite": "Lax"}
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie.value, **here}])


def press_pay(page, amount: str = "£80.00") -> None:
    """Agree to an early start where asked, and go to the payment page."""
    assert_good_page(page)
    consent = page.get_by_role("checkbox")
    if consent.count():
        tick(page, consent.first)
    page.get_by_role("button", name=f"Pay {amount}").click()
    page.wait_for_url(re.compile("/c/pay/"))  # the provider's: ours ends with /pay/ too
