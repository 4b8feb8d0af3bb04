"""The changes that members proposed, beside the paragraphs they are about."""

from dataclasses import replace

import pytest

from coop.decisions.actions.edit_text import edit_text
from coop.decisions.actions.put_amendment import put_amendment
from coop.decisions.actions.settle_text import settle_text
from tests.factories.deciding import PROPOSED, SENT, WORDS, amended, under_discussion
from tests.support.queries import queries_of

pytestmark = pytest.mark.django_db
SHORT = "The van is stuck in the valley."


def url(decision):
    return f"/decisions/{decision.slug}/changes/"


def read(client, decision):
    return client.get(url(decision)).content.decode()


def test_a_change_stands_beside_its_paragraph_with_the_words_put_in_and_taken_out(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    amended(decision, sam, text="The bus is often stuck in the valley.")
    page = read(browse(jo, SENT), decision)
    assert "Change no. 1, by Sam Hill" in page
    assert '<ins><span class="visually-hidden">added: </span>bus </ins>' in page
    assert '<del><span class="visually-hidden">taken out: </span>van </del>' in page
    assert page.index("The van is often stuck in the valley.") < page.index("Change no. 1")
    assert "Because." in page


def test_each_reader_has_the_buttons_that_are_theirs(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    amended(decision, sam, text=SHORT)
    steps = {verb: f"{url(decision)}1/answer/{verb}/" for verb in ("accept", "put", "withdraw")}
    shown = {
        member.user.name: [verb for verb, step in steps.items() if step in read(browse(member, SENT), decision)]
        for member in (jo, sam, ana)
    }
    assert shown == {"Jo Brook": ["accept", "put"], "Sam Hill": ["put", "withdraw"], "Ana Ortiz": ["put"]}


def test_what_goes_further_stands_first_and_the_other_waits(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    amended(decision, sam, text=SHORT)
    amended(decision, ana, text="Our old van stands still twice a week.")
    page = read(browse(sam, SENT), decision)
    assert page.index("Change no. 2") < page.index("Change no. 1")
    assert page.count("Another change to the same paragraph comes first.") == 1
    assert f"{url(decision)}1/answer/put/" not in page


def test_what_no_longer_fits_is_out_of_date_and_can_be_written_anew(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    amended(decision, sam, text=SHORT)
    edit_text(
        by=jo.user, decision=decision, wording=replace(WORDS, body="The van is always stuck in the valley."), at=SENT
    )
    page = read(browse(sam, SENT), decision)
    assert "Out of date" in page
    assert "/?renews=1" in page
    assert "answer/" not in page
    assert "/?renews=1" not in read(browse(jo, SENT), decision)


def test_one_that_members_vote_on_leads_to_its_vote(browse, ana, jo, sam):
    decision = under_discussion(jo, ana)
    motion = put_amendment(by=sam.user, amendment=amended(decision, sam, text=SHORT), at=SENT).motion
    page = read(browse(jo, SENT), decision)
    assert "members vote on it" in page
    assert f'href="/decisions/{motion.slug}/"' in page
    words = browse(jo, SENT).get(f"/decisions/{motion.slug}/").content.decode()
    assert "In “A bike for deliveries” this paragraph:" in words
    assert f"/decisions/{motion.slug}/changes/" not in words


def test_once_the_text_is_final_it_is_only_read(browse, ana, jo, sam):
    decision = settle_text(by=ana.user, decision=under_discussion(jo, ana), at=SENT)
    page = read(browse(sam, SENT), decision)
    assert "Changes are proposed while the text is under discussion." in page
    assert "Propose other words" not in page
    assert f'href="{url(decision)}"' in browse(sam, SENT).get(f"/decisions/{decision.slug}/").content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_the_same_statements_however_many_there_are(browse, ana, jo, sam, number):
    decision = under_discussion(jo, ana)
    for each in range(number):
        amended(decision, sam, text=f"{SHORT} {each}", at=PROPOSED)
    client = browse(jo, PROPOSED)
    assert queries_of("coop_decisions_", lambda: client.get(url(decision))) == 3
