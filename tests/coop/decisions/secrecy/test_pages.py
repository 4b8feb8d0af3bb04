"""What pages show: to those who hold an office, in the staff office, and to everybody while voting is open."""

import re
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.urls import URLResolver, get_resolver, reverse
from modelsearch.index import get_indexed_models
from wagtail.models import RevisionMixin

from coop.decisions.models import Ballot, BallotBox, BoardEntry, CastMark, DetachedBallot, OpenedBallot
from coop.membership.enums import Office
from foundation.accounts.models import User
from tests.architecture.world import pages
from tests.coop.decisions.secrecy.careless_site import URLS
from tests.coop.decisions.secrecy.observing import with_any, words_of_the_vote
from tests.factories.cast import an_officer
from tests.factories.vote_pages import address, browser_of, declared
from tests.factories.votes import AGAINST, DURING, FOR, an_open_election, an_open_vote, keys_of, vote, voters_of

pytestmark = pytest.mark.django_db
OF_BALLOTS = {Ballot, BallotBox, BoardEntry, CastMark, DetachedBallot, OpenedBallot}
OF_A_DECISION = [page.name for page in pages() if page.name.startswith("decisions:") and page.arguments == ("slug",)]
LINES = re.compile(r"<(tr|li|article|dd)\b.*?</\1>", re.DOTALL)


PUBLISHED = ("bundle", "ballots_file", "board_file")


def in_the_office(resolver, prefix="", spaces=()):
    """(name, view) of each address below /admin/."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from in_the_office(pattern, route, (*spaces, *([pattern.namespace] if pattern.namespace else [])))
        elif route.startswith("admin/"):
            yield ":".join([*spaces, pattern.name or ""]), route, pattern.callback


def models_shown(addresses):
    """The models of which the staff office has a list, a form or a page."""
    return {
        view.view_initkwargs["model"] for _n, _r, view in addresses if "model" in getattr(view, "view_initkwargs", {})
    }


def test_no_list_form_or_history_of_the_staff_office_is_about_ballots(settings):
    """6.7 grep test: no admin registration of ballots; 6.2 other channels: search index, revision history."""
    shown = models_shown(in_the_office(get_resolver()))
    assert len(shown) >= 10
    assert shown & OF_BALLOTS == set()
    assert set(get_indexed_models()) & OF_BALLOTS == set()
    assert [model for model in OF_BALLOTS if issubclass(model, RevisionMixin)] == []
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    careless = SimpleNamespace(view_initkwargs={"model": OpenedBallot})
    assert models_shown([("ballots", "admin/ballots/", careless)]) & OF_BALLOTS == {OpenedBallot}


def links_on(page, people, words):
    """Ballots and receipts on a page, and its lines that name a person and a choice."""
    lines = [match[0] for match in LINES.finditer(page)]
    linked = [line for line in lines if with_any([line], people) and with_any([line], words)]
    return with_any([page], [word for word in words if len(word) > 30]) or linked


def a_secret_election(number, *, over):
    """Twenty-two members rank; it is declared, or still open."""
    decision = an_open_election(number)
    keys = keys_of(decision)
    wishes = [["Di", "Bo"], ["Ada"], ["Cy", "Ada"], ["Bo", "Cy", "Ada"]]
    for place, person in enumerate(voters_of(decision)):
        vote(decision, person, [keys[name] for name in wishes[place % 4]])
    if over:
        declared(decision)
    return decision


def person_with(office):
    if office != "superuser":
        return an_officer("Pia Board", office)
    root = User.objects.create_superuser("root@example.org", "x", name="Root")
    Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={})
    return root


@pytest.mark.parametrize("over", [False, True], ids=["open", "declared"])
@pytest.mark.parametrize("office", [*Office.values, "superuser"])
def test_no_page_shows_an_office_who_voted_how(office, over, frozen, settings):
    """6.7 admin pages; 6.3, L1+: "co-op staff cannot see your vote in this website". Every page about the decision, for
    the office and for members, and every page of the staff office that needs no more than its address."""
    frozen(DURING)
    decision = a_secret_election(6, over=over)
    people = [
        word for person in voters_of(decision) for word in (person.user.email, person.user.name, person.account_id)
    ]
    opened = [str(key) for key in OpenedBallot.objects.filter(box__decision=decision).values_list("pk", flat=True)]
    words = [*words_of_the_vote(decision), *opened]
    client = browser_of(SimpleNamespace(user=person_with(office)))
    paths = [address(name.partition(":")[2], decision) for name in OF_A_DECISION]
    if office == "superuser":
        paths += [f"/{route}" for _n, route, _v in in_the_office(get_resolver()) if plain_list(route)]
    seen = 0
    for path in paths:
        answer = client.get(path)
        if answer.status_code != 200 or answer.streaming or "html" not in answer.headers["Content-Type"]:
            continue
        seen += 1
        assert links_on(answer.content.decode(), people, words) == [], path
    assert seen >= (30 if office == "superuser" else 5), seen
    settings.ROOT_URLCONF = URLS
    careless = client.get(f"/careless/{decision.slug}/ballots/").content.decode()
    assert (links_on(careless, people, words) != []) is over  # before the close there is nothing there to list


def plain_list(route):
    return not re.search(r"[<(?^$]|failwhale|logout|preview|sprite|jsi18n|styleguide|dismiss|download|add/|new/", route)


CHANGING = re.compile(r'(name="csrfmiddlewaretoken" value|nonce|name="key" value|data-token)="[^"]*"')


def what_they_read(decision, readers, paths):
    """Every page as it is to each reader, without the tokens that are new each time."""
    read = {}
    for who, member in readers.items():
        client = browser_of(member)
        for path in paths:
            answer = client.get(path)
            text = "" if answer.streaming else CHANGING.sub("", answer.content.decode())
            read[who, path] = (answer.status_code, text)
    return read


def differing(decision, readers, paths):
    """The pages that read otherwise when the same people voted the other way. Nothing stays of either."""
    views = []
    for way in (FOR, AGAINST):
        with transaction.atomic():
            for member in voters_of(decision)[:4]:
                vote(decision, member, way)
            views.append(what_they_read(decision, readers, paths))
            transaction.set_rollback(True)
    one, other = views
    return {page for page in one if one[page] != other[page]}, one


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_no_page_reads_otherwise_while_voting_is_open_whichever_way_people_vote(secrecy, frozen, settings):
    """6.2 other channels: running totals before close. Four people vote for, and in another world the same four vote
    against: nobody else reads a letter that differs. The control is a page that counts too early."""
    frozen(DURING)
    decision = an_open_vote(6, secrecy=secrecy, turnout_audience="members")
    # In a named vote everybody reads their own ballot: only those who have none may find nothing there.
    other = voters_of(decision)[5 if secrecy == "L0" else 0]
    readers = {"a member": other, "the board": SimpleNamespace(user=an_officer("Pia Board"))}
    paths = [address(name.partition(":")[2], decision) for name in OF_A_DECISION]
    paths += [reverse("decisions:decisions"), reverse("decisions:office_decisions")]
    differs, read = differing(decision, readers, paths)
    assert differs == set()
    assert sum(1 for status, _text in read.values() if status == 200) > 10
    assert {read[who, address(stem, decision)][0] for who in readers for stem in PUBLISHED} == {404}
    settings.ROOT_URLCONF = URLS
    early = f"/careless/{decision.slug}/total/"
    assert differing(decision, {"nobody": None}, [early])[0] == {("nobody", early)}
