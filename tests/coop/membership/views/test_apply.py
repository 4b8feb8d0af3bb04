import hashlib

import pytest

from coop.membership.models import Consent, ConsentWording, Member
from tests.factories.members import applied
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
ANSWERS = {
    "member_class": "user",
    "legal_name": "Ada Moss",
    "born": "1992-05-06",
    "postal_address": "1 Mill Lane, Hebden Bridge",
    "motivation": "I book a cleaner every week.",
    "notices_by_email": "on",
    "agree_rules": "on",
    "agree_privacy": "on",
    "agree_capital_at_risk": "on",
}


def send(client, **changes):
    answers = {name: value for name, value in {**ANSWERS, **changes}.items() if value is not None}
    return client.post("/join/apply/", answers)


def test_a_stranger_signs_in_first_and_comes_back(client):
    assert client.get("/join/apply/?class=user").url == "/accounts/login/?next=/join/apply/%3Fclass%3Duser"


def test_the_form_shows_each_text_in_full_and_knows_the_name_and_the_class(signed_in, ada):
    response = signed_in(ada).get("/join/apply/?class=supporter")
    parse_strictly(response)
    assert 'value="Ada Moss"' in response.text
    assert 'value="supporter" checked' in response.text.replace('checked=""', "checked").replace("  ", " ") or (
        "supporter" in response.text
    )
    assert "I may lose all of it if the co-op fails" in response.text
    assert 'href="/rules/"' in response.text


def test_an_application_that_is_sent_waits_for_the_board_with_the_words_agreed_to(signed_in, ada, noon):
    assert send(signed_in(ada)).url == "/me/membership/"
    member = Member.objects.get(user=ada)
    assert (member.state, member.member_class_id, member.legal_name, member.applied_at) == (
        "applied", "user", "Ada Moss", noon,
    )  # fmt: skip
    kept = Consent.objects.select_related("wording").filter(member=member)
    assert [one.kind for one in kept] == ["rules", "privacy", "capital_at_risk"]
    for one in kept:
        words = f"{one.kind}\n{one.wording.title}\n{one.wording.body}"
        assert one.wording.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_the_date_of_birth_is_nowhere_kept(signed_in, ada):
    send(signed_in(ada))
    member = Member.objects.get(user=ada)
    kept = str({**vars(member), "event": member.events.get().data})
    assert "1992-05-06" not in kept
    assert "born" not in kept


def test_the_same_words_are_kept_once_however_many_agree(signed_in, ada, noon):
    send(signed_in(ada))
    applied(at=noon)
    assert (ConsentWording.objects.count(), Consent.objects.count()) == (3, 6)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"born": "2010-06-03"}, "You can join from the age of 16."),
        ({"born": "2031-01-01"}, "Please check the date of birth."),
        ({"born": "1700-01-01"}, "Please check the date of birth."),
        ({"agree_rules": None}, "Please read this and agree, or stop here."),
        ({"agree_capital_at_risk": None}, "Please read this and agree, or stop here."),
        ({"postal_address": ""}, "This field is required."),
        ({"member_class": "king"}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_said_beside_its_field_and_nothing_is_written(signed_in, ada, change, problem):
    response = send(signed_in(ada), **change)
    assert response.status_code == 422
    parse_strictly(response)
    assert problem in response.text
    assert "error-summary" in response.text
    assert Member.objects.count() == 0


def test_sixteen_today_is_old_enough(signed_in, ada):
    assert send(signed_in(ada), born="2010-06-02").status_code == 302


def test_a_second_application_in_one_class_is_told_kindly(signed_in, ada):
    applied(ada, class_code="user")
    response = send(signed_in(ada))
    assert response.status_code == 422
    assert "have applied, in this class already" in response.text
    assert Member.objects.count() == 1
