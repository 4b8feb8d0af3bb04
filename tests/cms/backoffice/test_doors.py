"""Every list and report of ours in the staff office, found by walking its addresses: who may open it, and who not."""

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from coop.membership.enums import Office
from tests.factories.cast import a_customer, an_officer

pytestmark = pytest.mark.django_db


def ours(resolver, prefix="", spaces=()):
    """(name, path below /admin/) of each address without arguments whose view is of this room."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from ours(pattern, route, (*spaces, *([pattern.namespace] if pattern.namespace else [])))
        elif (
            pattern.callback.__module__.startswith("cms.backoffice")
            and pattern.callback.__module__ != "cms.backoffice.users"  # who may open those: test_users.py
            and route.startswith("admin/")
            and "<" not in route
        ):
            yield ":".join([*spaces, pattern.name])


NAMES = sorted(set(ours(get_resolver())))


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def opened(client):
    """The names that answer with a page."""
    return {name for name in NAMES if client.get(reverse(name)).status_code == 200}


def test_there_are_such_addresses():
    assert {"booking:index", "journal:index", "backoffice_work", "backoffice_jobs"} <= set(NAMES)


def test_strangers_and_customers_open_none_of_them():
    assert opened(Client()) == set()
    assert opened(signed_in(a_customer())) == set()


BOOKS = {
    "allocation", "auditrecord", "backoffice_acts", "backoffice_earnings", "backoffice_journals", "earning", "entry",
    "journal", "ledgeraccount", "payment", "refund",
}  # fmt: skip
COMPARISONS = {"backoffice_comparisons"}


def of(lists):
    """The addresses of these lists, their parts that are read anew among them."""
    found = {name for name in NAMES if name.partition(":")[0].removesuffix("_results") in lists}
    assert {name.partition(":")[0].removesuffix("_results") for name in found} == lists
    return found


@pytest.mark.parametrize("office", Office.values)
def test_every_office_opens_its_lists_the_board_the_books_too_and_the_treasurer_also_the_comparisons(office):
    hidden = {Office.TREASURER: set(), Office.BOARD: of(COMPARISONS)}.get(office, of(BOOKS | COMPARISONS))
    assert opened(signed_in(an_officer("Pia Board", office))) == set(NAMES) - hidden
