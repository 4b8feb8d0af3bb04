"""Making a draft: a pattern, its percentages, and what is refused."""

import pytest

from coop.surplus.models import Draft
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
NEW = "/surplus/2025/drafts/new/"


def filled(browser, profile="plain", **changes):
    """The form as it comes, with changes."""
    page = browser.get(f"{NEW}?profile={profile}")
    parse_strictly(page)
    form = page.context["form"]
    data = {name: form[name].initial if form[name].initial is not None else "" for name in form.fields}
    return data | {"title": "As last year"} | {name.replace("__", "."): text for name, text in changes.items()}


def test_the_treasurer_makes_a_draft_with_percentages_of_their_own(signed_in, treasurer, year):
    browser = signed_in(treasurer)
    data = filled(browser, legal_reserve="20", education_fund="0", members="100", members__cash="40,0")
    answer = browser.post(f"{NEW}?profile=plain", data)
    assert answer["Location"] == "/surplus/2025/drafts/1/"
    draft = Draft.objects.get()
    assert draft.choices == {"legal_reserve": "20", "education_fund": "0", "members": "100", "members.cash": "40"}
    assert (draft.to_members, draft.to_common) == (8_000, 2_000)


def test_a_percentage_outside_the_law_is_refused_beside_its_field_with_the_citation(signed_in, treasurer, year):
    browser = signed_in(treasurer)
    answer = browser.post(f"{NEW}?profile=es-27-1999", filled(browser, "es-27-1999", mandatory_reserve="19"))
    parse_strictly(answer)
    assert answer.status_code == 422
    assert "Ley 27/1999" in str(answer.context["form"].errors["mandatory_reserve"])
    assert not Draft.objects.exists()


@pytest.mark.parametrize("text", ["", "a lot", "1e3", "-5"])
def test_a_percentage_is_a_plain_number(signed_in, treasurer, year, text):
    browser = signed_in(treasurer)
    answer = browser.post(f"{NEW}?profile=plain", filled(browser, members=text))
    assert answer.status_code == 422
    assert not Draft.objects.exists()


def test_an_unknown_pattern_is_not_found(signed_in, treasurer, year):
    assert signed_in(treasurer).get(f"{NEW}?profile=../../x").status_code == 404


def test_every_pattern_that_ships_can_be_opened(signed_in, treasurer, year):
    from coop.surplus.profiles import profile_ids

    browser = signed_in(treasurer)
    for profile in profile_ids():
        parse_strictly(browser.get(f"{NEW}?profile={profile}"))
