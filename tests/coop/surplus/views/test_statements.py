"""The list of one's own statements."""

import pytest
from django.core import mail

from coop.surplus import tasks
from coop.surplus.models import Statement
from foundation.accounts.models import User
from foundation.jobs.testing import run_all_jobs
from tests.support.pages import parse_strictly
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db


def test_before_the_first_one_the_page_says_when_it_comes(signed_in, rosa, at_noon):
    page = signed_in(rosa.user).get("/me/statements/")
    parse_strictly(page)
    assert "No statement yet" in page.text


def test_each_statement_is_listed_with_its_amount(signed_in, rosa, declared):
    browser = signed_in(rosa.user)
    page = browser.get("/me/statements/")
    parse_strictly(page)
    for words in ('href="/me/statements/2025/"', "£53.33", "£31.99"):
        assert words in page.text
    assert queries_of("coop_surplus", lambda: browser.get("/me/statements/")) == 2


def test_members_without_an_address_keep_nobody_behind_them_from_being_told(monkeypatch, rosa, declared):
    monkeypatch.setattr(tasks, "AT_A_TIME", 1)
    first, last = Statement.objects.order_by("pk").select_related("row__member__user")
    User.objects.filter(pk=first.row.member.user_id).update(is_active=False)
    tasks.tell(allocation_id=declared.pk)
    run_all_jobs()
    told = [letter.to for letter in mail.outbox if letter.subject == "Your statement for 2025"]
    assert told == [[last.row.member.user.email]]
