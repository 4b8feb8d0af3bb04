"""What is logged when somebody votes: by the web server, by Django, by us; when all goes well and when it does not."""

import logging
import re
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils.log import AdminEmailHandler

from tests.coop.decisions.secrecy.careless_site import URLS
from tests.coop.decisions.secrecy.observing import listening, with_any, words_of_the_vote
from tests.factories.vote_pages import address
from tests.factories.votes import DURING, an_open_election, keys_of, voters_of
from tests.support.browser import session_of
from tests.support.patience import PATIENCE
from tests.support.site import LiveSite

pytestmark = pytest.mark.django_db(transaction=True)
HIDDEN = re.compile(r'<input type="hidden" name="(key|ranking|csrfmiddlewaretoken)" value="([^"]*)"')


class LoudSite(LiveSite):
    """The site with the access log that an operator may switch on."""

    access_log = True


class Browser:
    """Speaks HTTP to the site, with cookies and forms, and no more."""

    def __init__(self, site, user):
        self.port = site.port
        self.cookies = {django_settings.SESSION_COOKIE_NAME: session_of(user)}

    def ask(self, path, form=None):
        """GET, or POST a form; follow the answer; return the address it ended at, and the page."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        connection.request("GET" if form is None else "POST", path, urlencode(form or {}), headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        connection.close()
        for line in answer.headers.get_all("Set-Cookie", ()):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if answer.status == 302:
            return self.ask(answer.headers["Location"])
        assert answer.status == 200, (path, answer.status)
        return path, page


@pytest.fixture
def site(settings):
    live = LoudSite()
    settings.CSRF_TRUSTED_ORIGINS = [live.url]
    live.start()
    yield live
    live.stop()


def hidden_in(page):
    return dict(HIDDEN.findall(page))


def a_vote_by_hand(site, decision, voter, wish):
    """Ballot, check page, cast, receipt, and the receipt looked up: five pages over real HTTP. The code is returned."""
    browser = Browser(site, voter.user)
    _where, page = browser.ask(address("vote", decision))
    _where, checked = browser.ask(address("check_ballot", decision), {**hidden_in(page), **wish})
    form = hidden_in(checked)
    where, done = browser.ask(address("cast_ballot", decision), form)
    assert where == address("voted", decision)
    code = re.search(r"[0-9A-F]{4}(?:-[0-9A-F]{4}){4}", done)[0]
    _where, page = browser.ask(address("receipt", decision))
    _where, found = browser.ask(address("receipt", decision), {**hidden_in(page), "code": code})
    assert code in found
    return code, form["key"]


@pytest.mark.parametrize("debug", [False, True])
def test_no_line_of_any_log_holds_a_choice_a_receipt_or_a_key_of_a_ballot(debug, site, frozen, settings):
    """6.7 log grep; 6.2 other channels: access logs. Six people vote over HTTP, with the access log on and the loggers
    as loud as an operator who looks for a fault makes them; also where DEBUG was left on. The control: one vote through a careless page, which the same search finds in both logs."""
    frozen(DURING)
    settings.DEBUG = debug
    decision = an_open_election(6)
    keys = keys_of(decision)
    wishes = [{keys["Di"]: "1", keys["Bo"]: "2"}, {keys["Ada"]: "1"}, {keys["Cy"]: "1", keys["Ada"]: "2"}]
    with listening() as heard:
        kept = [a_vote_by_hand(site, decision, v, wishes[n % 3]) for n, v in enumerate(voters_of(decision)[:5])]
    words = words_of_the_vote(decision) | {word for pair in kept for word in pair}
    assert len(words) == 4 + 5 + 5 + 5
    accesses = heard.lines("uvicorn.access")
    assert len([line for line in accesses if f"POST {address('cast_ballot', decision)}" in line]) == 5
    assert with_any(heard.lines(), words) == []
    assert with_any(heard.lines(), ["ranking", '"choice"', "choice="]) == []

    settings.ROOT_URLCONF = URLS
    voter = voters_of(decision)[5]
    with listening() as heard:
        Browser(site, voter.user).ask(f"/careless/{decision.slug}/cast/?ranking={keys['Di']}")
    assert with_any(heard.lines("uvicorn.access"), [keys["Di"]]) != []
    assert [line for line in with_any(heard.lines("careless"), [keys["Di"]]) if voter.user.email in line] != []
    assert with_any(heard.lines("careless"), words_of_the_vote(decision) - words) != []


@pytest.fixture
def reports(settings):
    """Mail to those who look after the server, with the whole report of what went wrong, and the log as it stands."""
    settings.ADMINS = [("Root", "root@example.org")]
    handler = AdminEmailHandler(include_html=True)
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    with listening() as heard:
        yield lambda: [*heard.lines(), *(one.body + str(one.alternatives) for one in mail.outbox)]
    logger.removeHandler(handler)


@pytest.fixture
def broken_casting(transactional_db):
    """The database does not answer as it should: the statement that casts is not there."""
    signature = "coop_decisions_cast(bigint, bigint, jsonb, text, text, timestamptz)"
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER FUNCTION {signature} RENAME TO coop_decisions_cast_away")
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER FUNCTION {signature.replace('cast(', 'cast_away(')} RENAME TO coop_decisions_cast")


def test_when_casting_fails_the_report_says_who_and_not_what(broken_casting, frozen, reports):
    """6.7 grep test: ballot bodies absent from logs (sensitive_post_parameters); 6.2 other channels: Sentry
    breadcrumbs, which are made of the same request, frames and statements as this report."""
    frozen(DURING)
    decision = an_open_election(6)
    voter, keys = voters_of(decision)[0], keys_of(decision)
    client = Client(raise_request_exception=False)
    client.force_login(voter.user)
    checked = client.post(address("check_ballot", decision), {keys["Di"]: "1", keys["Bo"]: "2"})
    form = hidden_in(checked.content.decode())
    assert client.post(address("cast_ballot", decision), form).status_code == 500
    said = reports()
    assert with_any(said, ["coop_decisions_cast"]) != []  # there is a report, of this
    assert with_any(said, [f"USER: {voter.user}"]) != []
    assert with_any(said, [keys["Di"], keys["Bo"], form["key"], form["ranking"]]) == []


def test_the_same_search_finds_the_ballot_in_the_report_of_a_careless_page(frozen, reports, settings):
    """The broken fixture of the test above."""
    frozen(DURING)
    settings.ROOT_URLCONF = URLS
    decision = an_open_election(6)
    voter, keys = voters_of(decision)[0], keys_of(decision)
    client = Client(raise_request_exception=False)
    client.force_login(voter.user)
    assert client.post(f"/careless/{decision.slug}/fail/", {"ranking": keys["Di"]}).status_code == 500
    found = with_any(reports(), [keys["Di"]])
    assert [text for text in found if f"USER: {voter.user}" in text] != []
