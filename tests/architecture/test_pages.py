"""Pages as people meet them: every link leads on, every page is whole, and every page is a triple with one stem."""

import importlib.util
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import resolve, reverse
from wagtail.models import Page

from cms.pages.models import SitePage
from tests.architecture.crawler import Walk
from tests.architecture.world import pages
from tests.support.house import REPOSITORY, rooms

pytestmark = [pytest.mark.django_db, pytest.mark.long]
WALKERS = ("anonymous", "customer", "other_customer", "worker", "other_worker", "staff", "board")
# Links that lead on to another page than the one they name, each with the reason.
SENDS_ON = {
    ("home_for_user", "wagtail_serve"): "the first page after signing in: for most the front page",
    ("home_for_user", "bookings:today"): "the first page after signing in: for workers their day",
    ("bookings:choose_time", "bookings:choose_work"): "where there is something to choose, it is chosen first",
    ("membership:apply", "account_login"): "whoever applies says first who they are",
    ("rules:try_rule", "account_login"): "a trial is for members",
    ("bookings:today", "workers:profile"): "a worker-member without a page makes it first",
    ("bookings:money", "workers:profile"): "a worker-member without a page makes it first",
    ("bookings:calendar", "workers:profile"): "a worker-member without a page makes it first",
    ("availability:hours", "workers:profile"): "a worker-member without a page makes it first",
    ("services:my_listings", "workers:profile"): "a worker-member without a page makes it first",
    ("services:new_listing", "workers:profile"): "a worker-member without a page makes it first",
    ("workers:base", "workers:profile"): "a worker-member without a page makes it first",
    ("workers:photo", "workers:profile"): "a worker-member without a page makes it first",
    ("mfa_activate_totp", "mfa_index"): "allauth: an address that is not proved yet first",
    ("mfa_add_webauthn", "mfa_index"): "allauth: an address that is not proved yet first",
    ("mfa_deactivate_totp", "mfa_reauthenticate"): "allauth: who takes a factor away signs in anew",
    ("mfa_generate_recovery_codes", "mfa_reauthenticate"): "allauth: who makes new codes signs in anew",
}
# Where the figure of a rule comes from: links of ours that lead out, each to a source we name.
SOURCES = {"https://ica.coop", "http://www.geo.coop"}
# Pages to which nobody here walks by pressing links, each with the reason.
REACHED_OTHERWISE = {
    "home_for_user": "it only sends on",
    "accounts:second_factor": "whoever must set up a second factor is sent there, and comes no further",
    "bookings:confirmation": "the way back from paying leads there",
    "bookings:day_keeper": "a worker's day page registers it",
    "bookings:call_off": "the office's list of bookings leads there",
    "bookings:mails": "the office's list of bookings leads there",
    "checkout:go_to_payment": "the button that pays leads there",
    "checkout:return_from_payment": "the payment page leads there",
    "checkout:leave_payment": "the payment page leads there",
    "payouts:refresh_onboarding": "the provider leads there",
    "payouts:return_from_onboarding": "the provider leads there",
    "decisions:plan_election": "until nominations open, the page of nominations leads there",
    "decisions:ballots_file": "there are ranked ballots to take away when twenty or more were cast",
    "membership:answer": "a member who was suspended is led there",
    "ui:style": "the back office’s menu leads there",
    "ui:style_states": "the style guide links it as a style sheet",
    "navigation:house_picture": "the data of a page names it for where the page is shared",
    "navigation:page_picture": "the data of a page names it for where the page is shared",
    "navigation:colours": "a page links it as a style sheet once an editor has chosen colours",
    "ui:manifest": "facts for a phone, asked for by the browser",
    "media:image": "pages show it as a picture",
    "navigation:robots": "robots know where it is",
    "navigation:sitemap": "robots.txt names it",
}
# Views that draw no page of their own, each with the reason.
NO_PAGE = {
    "home_for_user": "it only sends on",
    "accounts:download_my_data": "a file",
    "bookings:day_keeper": "a script, asked for by the browser",
    "bookings:calendar_file": "a file for the reader's calendar",
    "checkout:leave_payment": "it only sends on",
    "decisions:ballots_file": "a file for other counting programs",
    "decisions:board_file": "a file for those who check the count",
    "decisions:bundle": "a file for those who check the count",
    "payouts:refresh_onboarding": "it only sends on",
    "payouts:return_from_onboarding": "it only sends on",
    "learning:certificate_file": "a certificate as a PDF",
    "openbooks:figure_csv": "the rows of a figure as a file",
    "openbooks:pay_ratio_csv": "the pay ratio and its rows as a file",
    "openbooks:roots_csv": "the roots of all closed months as a file",
    "media:image": "a picture of a page",
    "navigation:colours": "a style sheet",
    "navigation:house_picture": "a picture for where a page is shared",
    "navigation:page_picture": "a picture for where a page is shared",
    "ui:manifest": "facts for a phone, asked for by the browser",
    "ui:style_states": "a style sheet",
    "navigation:robots": "for robots",
    "navigation:sitemap": "for search engines",
    "pictures:picture": "a picture",
    "surplus:plan_document": "the document that a plan's fingerprint is of",
    "surplus:statement_csv": "a table to keep",
    "surplus:statement_pdf": "a document to keep",
    "rules:pack_text": "the rulebook as a file, to compare with its fingerprint",
    "shares:certificate_file": "a certificate as a PDF",
    "shares:register_file": "the register as a file",
    "search:suggest_places": "a piece of a page, the same for both suggestions",
    "search:suggest_words": "a piece of a page, the same for both suggestions",
}
# Pages without a view of their own: Wagtail shows them.
WAGTAIL_SHOWS = {
    "cms/help/help_index_page.html",
    "cms/help/help_page.html",
    "cms/learning/learning_index_page.html",
    "cms/learning/study_circle_page.html",
    "cms/pages/accessibility_page.html",
    "cms/pages/area_page.html",
    "cms/pages/books_page.html",
    "cms/pages/category_page.html",
    "cms/pages/event_page.html",
    "cms/pages/event_index_page.html",
    "cms/pages/home_page.html",
    "cms/pages/join_page.html",
    "cms/pages/news_page.html",
    "cms/pages/news_index_page.html",
    "cms/pages/people_page.html",
    "cms/pages/press_page.html",
    "cms/pages/rulebook_page.html",
    "cms/pages/standard_page.html",
    "cms/pages/story_page.html",
    "cms/pages/story_index_page.html",
    "cms/policies/policy_index_page.html",
    "cms/policies/policy_page.html",
}
# Modules among the views that are no views, each with the reason.
HELPERS = {
    "cms/languages/views/serve.py": "the pages of editors, each with a view of its own in Wagtail",
    "payments/checkout/views/loading.py": "finds the payment a page is about",
    "payments/payouts/views/sending_on.py": "leads to the provider, for two views",
    "payments/payouts/views/whose.py": "whose payouts a page shows",
    "payments/payouts/views/wording.py": "states in words",
    "foundation/ui/views/errors.py": "pages that Django asks for by name",
}


def view_of(page):
    """The view's module, below the repository, and the function's name."""
    arguments = dict.fromkeys(page.arguments, 1) | {"folder": "listings", "name": "a" * 22, "width": "800"}
    arguments |= {"payment_id": "00000000-0000-0000-0000-000000000000"}
    callback = resolve(reverse(page.name, kwargs={name: arguments[name] for name in page.arguments})).func
    spec = importlib.util.find_spec(callback.__module__)
    return Path(spec.origin).relative_to(REPOSITORY), callback.__name__


PAGES = list({page.name: page for page in pages()}.values())


def pages_of_editors():
    """The address of every page an editor wrote, whether a menu leads to it or not."""
    return [page.url for page in Page.objects.live().filter(depth__gt=1).order_by("path")]


@pytest.fixture(scope="module")
def walks(world):
    """Everybody pressed every link from the front page on, and from their own first page; strangers from every page."""
    found = {}
    for role in WALKERS:
        with transaction.atomic():
            first = pages_of_editors() if role == "anonymous" else ["/me/home/"]
            found[role] = Walk(world.browser(role)).walk("/", *first)
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("role", WALKERS)
def test_every_link_leads_to_a_whole_page(walks, role):
    assert walks[role].problems == []
    assert len(walks[role].seen) > 30


def test_the_walk_goes_through_every_kind_of_page_that_editors_write(walks):
    """Wherever such a page stands: it was asked for, answered, and its links were followed."""
    kinds = {model for model in Page.__subclasses__() if not model._meta.abstract}
    kinds |= {model for model in SitePage.__subclasses__() if not model._meta.abstract}
    live = Page.objects.live().filter(depth__gt=1)
    assert kinds - {type(page.specific) for page in live} == set()
    assert {page.url: walks["anonymous"].seen.get(page.url) for page in live} == {page.url: 200 for page in live}


@pytest.mark.parametrize("role", WALKERS)
def test_links_that_send_on_are_known(walks, role):
    assert walks[role].sent_on - set(SENDS_ON) == set()


def test_no_page_leads_to_another_host_but_to_the_sources_of_rules(walks):
    assert set().union(*(walk.outside for walk in walks.values())) == SOURCES


def test_no_page_is_an_island(walks):
    """Whatever answers with a page to somebody is reached by pressing links; buttons are not links."""
    buttons = {page.name for page in PAGES if is_button(page)}
    reached = set().union(*(walk.reached for walk in walks.values()))
    assert {page.name for page in PAGES} - buttons - reached == set(REACHED_OTHERWISE)


def is_button(page):
    """A view that takes forms only: it leads back to a page."""
    module, name = view_of(page)
    return f"@require_POST\ndef {name}(" in undecorated((REPOSITORY / module).read_text())


def undecorated(source):
    """The source without the other decorators between this one and the function."""
    kept = [line for line in source.splitlines() if not line.startswith("@") or line.startswith("@require_POST")]
    return "\n".join(kept)


def test_the_view_has_the_name_of_its_address_and_a_module_of_that_name():
    wrong = []
    for page in PAGES:
        module, function = view_of(page)
        stem = page.name.rpartition(":")[2]
        if (module.stem, function) != (stem, stem):
            wrong.append(f"{page.name}: {module}:{function}")
    assert wrong == []


def test_every_page_has_a_template_of_the_same_stem():
    without = set()
    for page in PAGES:
        module, _function = view_of(page)
        room = module.parent.parent
        if not (REPOSITORY / room / "templates" / room / f"{module.stem}.html").exists() and not is_button(page):
            without.add(page.name)
    assert without == set(NO_PAGE)


def test_every_view_has_a_test_of_the_same_stem():
    without = []
    for page in PAGES:
        module, _function = view_of(page)
        if not (REPOSITORY / "tests" / module.parent / f"test_{module.stem}.py").exists():
            without.append(module.as_posix())
    assert without == []


def test_every_module_among_the_views_is_a_view_or_named_as_a_helper():
    views = {view_of(page)[0].as_posix() for page in PAGES}
    modules = {
        path.relative_to(REPOSITORY).as_posix() for room in rooms() for path in (room / "views").glob("[a-z]*.py")
    }
    assert modules - views == set(HELPERS)


def test_every_page_template_is_drawn_by_the_view_of_its_stem():
    stems = {view_of(page)[0] for page in PAGES}
    strays = set()
    for room in rooms():
        here = room.relative_to(REPOSITORY)
        for path in (room / "templates" / here).glob("[a-z]*.html"):
            if here / "views" / f"{path.stem}.py" not in stems:
                strays.add((here / path.name).as_posix())
    assert strays == WAGTAIL_SHOWS


# What a bored or hostile visitor types where a day, a number, words or a place in a list is expected.
DAYS = ["0001-01-01", "9999-12-31", "2026-02-30", "2099-01-01", "20260601", "2026-W01-1", "tomorrow", "’"]
NUMBERS = ["0", "-1", "99999999999999999999", "1e9", "1.5", "٣", "²", "NaN"]
WORDS = ["' OR 1=1 --", "%", "\\", "a" * 5000, "🧹", "<b>", "\u202e", "é" * 300, "a:*&|!()", "\x00"]
PLACES_IN_LISTS = ["20260601T0900-1", "99991231T2359-99999999999999999999", "00010101T0000-1", "-", "x-y"]
ASKED = {
    ("/find/", "anonymous"): ("trade", "what", "where", "day", "most", "language", "within", "sort", "after"),
    ("/find/words/", "anonymous"): ("what",),
    ("/find/places/", "anonymous"): ("where",),
    ("/book/home-cleaning-rosa-lane/", "anonymous"): ("from", "minutes", "x1"),
    ("/book/cleaning-by-the-hour-otto-berg/work/", "anonymous"): ("minutes", "x1"),
    ("/bookings/", "customer"): ("before",),
    ("/help/search/", "anonymous"): ("words",),
    ("/open-books/", "anonymous"): ("period",),
    ("/open-books/figures/result/", "anonymous"): ("period",),
    ("/work/calendar/", "worker"): ("from",),
    ("/work/hours/day/", "worker"): ("date",),
    ("/work/payouts/", "worker"): ("after",),
    ("/work/listings/new/", "worker"): ("trade",),
    ("/accounts/login/", "anonymous"): ("next",),
}


@pytest.mark.parametrize(("path", "role"), ASKED)
def test_nothing_typed_into_an_address_breaks_a_page(world, undone, path, role):
    browser, broken = world.browser(role), {}
    assert browser.get(path).status_code in (200, 302)
    for name in ASKED[path, role]:
        for value in [*DAYS, *NUMBERS, *WORDS, *PLACES_IN_LISTS]:
            with transaction.atomic():
                status = browser.get(path, {name: value}).status_code
                transaction.set_rollback(True)
            if status >= 500:
                broken[name, value[:40]] = status
    assert broken == {}
