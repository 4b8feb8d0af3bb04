"""What a ballot leaves behind when somebody casts it in a browser: all tables are compared, before and after."""

import json

import pytest
from django.core import mail
from django.core.management import call_command

from foundation.jobs.testing import run_all_jobs
from tests.coop.decisions.secrecy.careless_site import URLS
from tests.coop.decisions.secrecy.observing import everything_kept, new_in, with_any, words_of_the_vote
from tests.factories.vote_pages import address, browser_of, cast_by_hand, declared
from tests.factories.votes import DURING, an_open_election, keys_of, vote, voters_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def at_the_ballot(frozen):
    """A secret election, and the browser of somebody on the roll who looked at the ballot already."""
    frozen(DURING)
    decision = an_open_election(6)
    voter = voters_of(decision)[0]
    client = browser_of(voter)
    assert client.get(address("vote", decision)).status_code == 200
    return decision, voter, client


def test_a_secret_vote_leaves_a_mark_a_ballot_and_an_entry_on_the_board_and_nothing_else(at_the_ballot):
    """6.2 other channels: created_at, sequences, access addresses (cast_ip), job payloads, e-mails with time, search
    index, revision history; and the audit log, sessions and messages. Whatever is not one of these three is a trace."""
    decision, voter, client = at_the_ballot
    before = everything_kept()
    keys = keys_of(decision)
    answer = cast_by_hand(client, decision, **{keys["Di"]: "1", keys["Bo"]: "2"})
    assert client.get(answer["Location"]).status_code == 200
    new = new_in(before, everything_kept())
    assert set(new) == {
        "coop_decisions_castmark", "coop_decisions_detachedballot", "coop_decisions_boardentry", "sequences"
    }  # fmt: skip
    (mark,), (ballot,), (entry,) = (new[f"coop_decisions_{t}"] for t in ("castmark", "detachedballot", "boardentry"))
    assert [line.partition("=")[0] for line in new["sequences"]] == ["coop_decisions_boardentry_id_seq"]
    assert set(json.loads(mark)) == {"entry_id", "box_id"}
    assert set(json.loads(ballot)) == {"id", "box_id", "paper", "class_code"}
    assert set(json.loads(entry)) == {"id", "box_id", "n", "kind", "payload", "receipt", "prev", "hash"}
    assert json.loads(entry)["payload"] == {}
    # Nor does anything wait to tell later, and the answer holds the receipt for this voter's browser alone.
    assert run_all_jobs() == []
    assert with_any([str(answer.headers), answer.content.decode()], keys.values()) == []
    assert set(answer.cookies) == {"receipt"}
    assert answer.cookies["receipt"].value.startswith(json.loads(entry)["receipt"] + "c:")
    assert with_any([mark, entry, *new["sequences"]], [*keys.values(), voter.user.email, voter.user.name]) == []


def test_the_same_eyes_find_what_a_careless_site_leaves(at_the_ballot, settings):
    """The broken fixture of the test above: one careless page, and each trace of it is seen."""
    decision, voter, client = at_the_ballot
    settings.ROOT_URLCONF = URLS
    before = everything_kept()
    keys = keys_of(decision)
    answer = client.get(f"/careless/{decision.slug}/cast/?ranking={keys['Di']},{keys['Bo']}")
    new = new_in(before, everything_kept())
    assert {"foundation_audit_auditrecord", "django_tasks_database_dbtaskresult", "sessions", "mail"} <= set(new)
    for place in ("foundation_audit_auditrecord", "django_tasks_database_dbtaskresult", "sessions", "mail"):
        assert with_any(new[place], [keys["Di"]]) != [], place
    assert voter.user.email in new["mail"][0]
    assert "messages" in answer.cookies


def a_declared_election(number=22):
    """Everybody has voted, each in one of six ways; it is counted and declared, and the mail is sent."""
    decision = an_open_election(number, title="Who sits on the board")
    keys = keys_of(decision)
    wishes = [["Ada", "Bo"], ["Ada", "Cy"], ["Bo", "Ada"], ["Cy", "Bo"], ["Ada"], ["Di", "Cy", "Bo"]]
    receipts = {}
    for number, person in enumerate(voters_of(decision)):
        receipts[person] = vote(decision, person, [keys[name] for name in wishes[number % 6]]).digest
    declared(decision)
    decision.refresh_from_db()
    run_all_jobs()
    return decision, receipts


def mails_that_tell(outbox, names):
    """Mails that say something to one person and not to the others: take the name away, and all must be alike."""
    bodies = {}
    for one in outbox:
        body = one.body
        for name in names:
            body = body.replace(name, "-")
        bodies.setdefault(one.subject, set()).add(body)
    return [subject for subject, texts in bodies.items() if len(texts) > 1]


def test_the_mail_about_a_vote_says_the_same_to_everybody(frozen, settings):
    """6.2 other channels: e-mails. Nobody is written to for having voted; the result is one text for all."""
    frozen(DURING)
    decision, receipts = a_declared_election()
    people = voters_of(decision)
    names = sorted((person.user.name for person in people), key=len, reverse=True)
    results = list(mail.outbox)
    assert {address for one in results for address in one.to} == {person.user.email for person in people}
    assert mails_that_tell(results, names) == []
    said = [one.body for one in results]
    assert with_any(said, receipts.values()) == []
    assert with_any(said, keys_of(decision).values()) == []
    settings.ROOT_URLCONF, careless = URLS, an_open_election(3)
    keys = keys_of(careless)
    for person, name in zip(voters_of(careless)[:2], ("Di", "Bo"), strict=True):
        browser_of(person).get(f"/careless/{careless.slug}/cast/?ranking={keys[name]}")
    names += [person.user.name for person in voters_of(careless)]
    assert mails_that_tell(mail.outbox, names) == ["Thank you"]


def test_after_the_result_no_row_of_any_table_holds_both_a_person_and_a_ballot(frozen):
    """6.2 other channels: search index, revision history (made anew here), audit log, jobs. A receipt stands on the
    board and nowhere else; a ranking in the opened ballots, which name nobody, and in the files that are published."""
    frozen(DURING)
    decision, receipts = a_declared_election()
    call_command("rebuild_references_index", verbosity=0)
    keys = keys_of(decision)
    kept = everything_kept()
    whole = {place: list(texts) for place, texts in kept.items()}
    assert {place for place, texts in whole.items() if with_any(texts, receipts.values())} == {
        "coop_decisions_boardentry"
    }
    ranked = [f'"ranking": ["{key}"' for key in keys.values()]
    assert {place for place, texts in whole.items() if with_any(texts, ranked)} == {"coop_decisions_openedballot"}
    ballots = [json.loads(text)["id"] for text in whole["coop_decisions_openedballot"]]
    assert {place for place, texts in whole.items() if with_any(texts, ballots)} <= {
        "coop_decisions_openedballot", "wagtailcore_referenceindex"
    }  # fmt: skip
    of_voters = {
        str(value) for person in receipts for value in (person.user.email, person.user.name, person.account_id)
    }
    for place in ("coop_decisions_openedballot", "coop_decisions_boardentry"):
        assert with_any(whole[place], of_voters) == []
    # Wagtail's index of references knows which box a ballot lies in, and nothing of who put it there.
    indexed = with_any(whole["wagtailcore_referenceindex"], ballots)
    assert {json.loads(text)["model_path"] for text in indexed} <= {"box"}


def test_words_of_a_vote_are_what_the_tests_of_this_folder_look_for(frozen):
    """The tests look for these words: candidates by key, and receipts. Were there none, they would find nothing."""
    frozen(DURING)
    decision, receipts = a_declared_election(6)
    assert words_of_the_vote(decision) == {*keys_of(decision).values(), *receipts.values()}
    assert len(words_of_the_vote(decision)) == 10
