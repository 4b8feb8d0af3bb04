"""What the log says about getting in, and what it leaves out."""

import logging

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, logger="commonwork.security")
    return lambda: [record.getMessage() for record in caplog.records if record.name == "commonwork.security"]


def test_getting_in_and_out_is_written_down_by_number(client, person, sign_in, lines):
    user = person()
    sign_in()
    client.post("/accounts/logout/")
    assert lines() == [f"signed in: person {user.pk}", f"signed out: person {user.pk}"]


def test_a_refused_try_is_written_down_without_the_address_tried(sign_in, lines):
    sign_in(email="ana@example.org", password="not the right one")
    assert lines() == ["sign-in refused: person unknown"]


def test_a_refused_code_is_written_down(client, person, sign_in, with_app, lines):
    user = person()
    with_app(user)
    sign_in()
    client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert f"second factor refused: person {user.pk}" in lines()
