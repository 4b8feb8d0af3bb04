"""What the frame of the page knows, and what finding it out costs."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from foundation.accounts.models import User
from foundation.registry import Registry
from foundation.ui import context as module
from foundation.ui.checks import nav_entries_lead_somewhere
from foundation.ui.context import SiteContext, roles_of
from foundation.ui.registry import NavEntry


@pytest.fixture
def nav(monkeypatch):
    registry = Registry("nav")
    monkeypatch.setattr(module, "nav", registry)
    return registry


@pytest.fixture
def finders(monkeypatch):
    registry = Registry("roles")
    monkeypatch.setattr(module, "roles", registry)
    return registry


def site(rf, user=None, path="/"):
    request = rf.get(path)
    request.user = user or AnonymousUser()
    return SiteContext(request)


def labels(links):
    return [link.label for link in links]


def test_links_come_in_their_order(rf, nav, finders):
    nav.register("b", NavEntry("Second", "ui:style", 20))
    nav.register("a", NavEntry("First", "account_login", 10))
    assert labels(site(rf).main) == ["First", "Second"]


@pytest.mark.parametrize(
    ("audience", "stranger", "member", "worker", "staff"),
    [
        ("everyone", True, True, True, True),
        ("anonymous", True, False, False, False),
        ("signed_in", False, True, True, True),
        ("worker", False, False, True, False),
        ("staff", False, False, False, True),
    ],
)
def test_each_link_is_shown_to_its_own_people(rf, nav, finders, audience, stranger, member, worker, staff):
    nav.register("link", NavEntry("Link", "ui:style", 1, audience))
    finders.register("worker", lambda user: {"worker"} if user.email.startswith("w") else set())
    people = [None, User(email="m@x.org"), User(email="w@x.org"), User(email="s@x.org", is_staff=True)]
    assert [labels(site(rf, person).main) == ["Link"] for person in people] == [stranger, member, worker, staff]


def test_the_bar_is_for_workers_only(rf, nav, finders):
    nav.register("today", NavEntry("Today", "ui:style", 1, "everyone", place="bar"))
    assert labels(site(rf, User(email="m@x.org")).bar) == []
    finders.register("worker", lambda user: {"worker"})
    assert labels(site(rf, User(email="w@x.org")).bar) == ["Today"]


@pytest.mark.parametrize(
    ("path", "section", "here"),
    [("/style/", "", True), ("/style/more/", "", True), ("/other/", "", False), ("/other/", "/other/", True)],
)
def test_a_link_is_current_on_its_page_and_below_it(rf, nav, finders, path, section, here):
    nav.register("link", NavEntry("Link", "ui:style", 1, section=section))
    assert [link.current for link in site(rf, path=path).main] == [here]


def test_a_link_that_leads_nowhere_is_left_out_and_named_by_check(rf, nav, finders, monkeypatch):
    from foundation.ui import checks

    monkeypatch.setattr(checks, "nav", nav)
    nav.register("lost", NavEntry("Lost", "nowhere:at_all", 1))
    assert labels(site(rf).main) == []
    assert [(w.id, "'lost'" in w.msg) for w in nav_entries_lead_somewhere(None)] == [("foundation_ui.W001", True)]


def test_the_links_of_the_whole_house_lead_somewhere():
    assert nav_entries_lead_somewhere(None) == []


def test_roles_are_found_out_once_for_a_person(finders):
    asked = []
    finders.register("one", lambda user: asked.append(user) or {"worker"})
    ana = User(email="ana@x.org", is_staff=True)
    assert roles_of(ana) == roles_of(ana) == {"worker", "staff"}
    assert len(asked) == 1


@pytest.mark.django_db
def test_a_stranger_s_page_asks_the_database_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/display/")


@pytest.mark.django_db
def test_a_signed_in_person_s_frame_costs_one_question_more_than_knowing_them(client, settings):
    from django.test.utils import CaptureQueriesContext

    client.force_login(User.objects.create_user("ana@example.org", name="Ana"))
    client.get("/display/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get("/display/")
    read = [query["sql"] for query in asked if query["sql"].startswith(("SELECT", "(SELECT"))]
    others = [
        q
        for q in read
        if "django_session" not in q and "usersession" not in q and '"foundation_accounts_user"."password"' not in q
    ]
    assert len(others) == 1, others
