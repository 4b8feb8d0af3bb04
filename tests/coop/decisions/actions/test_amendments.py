"""Changes to a paragraph: taken over, or voted on before the text, and never against words that are gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import Error, transaction

from coop.decisions.actions._text import last_version, wording_of
from coop.decisions.actions.accept_amendment import accept_amendment
from coop.decisions.actions.bring_into_force import bring_into_force
from coop.decisions.actions.confirm_result import confirm_result
from coop.decisions.actions.edit_text import edit_text
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.propose_amendment import propose_amendment
from coop.decisions.actions.put_amendment import put_amendment
from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.start_discussion import start_discussion
from coop.decisions.actions.withdraw import withdraw
from coop.decisions.actions.withdraw_amendment import withdraw_amendment
from coop.decisions.enums import AmendmentAnswer, DecisionState, Kind
from coop.decisions.errors import (
    AmendmentIsAnswered,
    AmendmentsUnanswered,
    AmendmentsUnderWay,
    AnotherComesFirst,
    MotionStaysAsItIs,
    NoSuchParagraph,
    NotAmendable,
    NotYourAmendment,
    OnlyTheProposer,
    OnlyTheSecretary,
    ParagraphIsBeingVotedOn,
)
from coop.decisions.models import Amendment, Decision
from coop.decisions.queries.amendments import standings
from foundation.errors import Invalid
from tests.factories.classes import class_has
from tests.factories.deciding import (
    CLOSES,
    OPENS,
    PROPOSED,
    SENT,
    WORDS,
    a_submitted,
    a_voter,
    all_copies_sent,
    amended,
    finished,
    noticed,
    paragraph,
    under_discussion,
    with_final_text,
)

pytestmark = pytest.mark.django_db
S = DecisionState
BODY = "The van is often stuck in the valley."
SHORT, LONG = "The van is stuck in the valley.", "Our old van stands still in the valley twice a week."


@pytest.fixture
def sam():
    return a_voter("Sam Hill")


@pytest.fixture
def talked(ana, jo, sam):
    return under_discussion(jo, ana)


def body(decision):
    return last_version(decision).body


def states(decision):
    decision = Decision.objects.get(pk=decision.pk)
    return {one.amendment.number: one.state for one in standings(decision, wording_of(last_version(decision)))}


def on_notice(motion, ana):
    """A motion through the secretary's hands, to its notice."""
    motion = rule_admissible(by=ana.user, decision=motion, at=SENT)
    motion = start_discussion(by=None, decision=motion, at=SENT)
    motion = settle_text(by=ana.user, decision=motion, at=SENT)
    motion = give_notice(by=ana.user, decision=motion, opens_at=OPENS, closes_at=CLOSES, at=SENT)
    all_copies_sent(motion)
    return motion


def voted(motion, ana, choice, *members):
    """The motion's own way, to where its result stands (and, carried, is in force)."""
    motion = open_voting(by=None, decision=on_notice(motion, ana), at=OPENS)
    motion = finished(motion, votes=dict.fromkeys(members, choice))
    motion = confirm_result(by=None, decision=motion, at=motion.challenge_until)
    if motion.outcome == "carried":
        motion = bring_into_force(by=None, decision=motion, at=motion.challenge_until)
    return motion


def test_the_author_takes_a_change_over_as_a_new_version(talked, jo, sam):
    change = amended(talked, sam, text=SHORT)
    assert (change.number, change.before, change.paragraph_sha256) == (1, BODY, paragraph(talked).sha256)
    with pytest.raises(OnlyTheProposer):
        accept_amendment(by=sam.user, amendment=change, at=SENT)
    change = accept_amendment(by=jo.user, amendment=change, at=SENT)
    text = last_version(talked)
    assert (text.number, text.body, change.text) == (2, SHORT, text)
    assert text.change_note == "Change no. 1, proposed by Sam Hill, taken over."
    assert states(talked) == {1: "accepted"}
    with pytest.raises(AmendmentIsAnswered):
        accept_amendment(by=jo.user, amendment=change, at=SENT)


def test_a_carried_change_is_in_the_final_text_of_its_parent(talked, ana, jo, sam):
    change = put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT)
    motion = change.motion
    assert (motion.kind, motion.decision_type, motion.state) == (Kind.AMENDMENT, "ordinary", S.SUBMITTED)
    assert (motion.proposer, motion.subject_payload) == (sam, {"amendment": change.pk})
    assert states(talked) == {1: "voting"}
    with pytest.raises(AmendmentsUnderWay):
        settle_text(by=ana.user, decision=talked, at=SENT)
    motion = voted(motion, ana, "for", ana, jo, sam)
    assert (motion.state, body(talked), states(talked)) == (S.IN_FORCE, SHORT, {1: "carried"})
    assert last_version(talked).change_note == "Change no. 1, carried by the members."
    parent = settle_text(by=ana.user, decision=talked, at=motion.in_force_at)
    assert (parent.state, parent.final_text.body) == (S.FINAL_TEXT, SHORT)


def test_a_lost_change_leaves_the_text_and_lets_it_go_on(talked, ana, jo, sam):
    change = put_amendment(by=jo.user, amendment=amended(talked, sam, text=SHORT), at=SENT)
    voted(change.motion, ana, "against", ana, jo, sam)
    assert (body(talked), states(talked)) == (BODY, {1: "lost"})
    assert settle_text(by=ana.user, decision=talked, at=SENT).state == S.FINAL_TEXT


def test_a_motion_that_is_withdrawn_lets_the_text_go_on(talked, ana, sam):
    change = put_amendment(by=ana.user, amendment=amended(talked, sam, text=SHORT), at=SENT)
    withdraw(by=sam.user, decision=change.motion, at=SENT)
    assert states(talked) == {1: "lost"}
    assert settle_text(by=ana.user, decision=talked, at=SENT).state == S.FINAL_TEXT


def test_who_may_put_it_and_what_it_says_stays(talked, sam):
    change = amended(talked, sam, text=SHORT)
    with pytest.raises(OnlyTheSecretary):
        put_amendment(by=a_voter().user, amendment=change, at=SENT)
    motion = put_amendment(by=sam.user, amendment=change, at=SENT).motion
    text = last_version(motion)
    assert (BODY in text.body, SHORT in text.body, "Because." in text.body) == (True, True, True)
    with pytest.raises(MotionStaysAsItIs):
        edit_text(by=sam.user, decision=motion, wording=WORDS, at=SENT)
    assert last_version(motion).number == 1


def test_the_text_waits_for_an_answer_to_every_change_that_still_fits(talked, ana, jo, sam):
    amended(talked, sam, text=SHORT)
    with pytest.raises(AmendmentsUnanswered):
        settle_text(by=ana.user, decision=talked, at=SENT)
    edit_text(by=jo.user, decision=talked, wording=replace(WORDS, body="Another text."), at=SENT)
    assert states(talked) == {1: "out_of_date"}
    assert settle_text(by=ana.user, decision=talked, at=SENT).state == S.FINAL_TEXT
    assert states(talked) == {1: "too_late"}


def test_a_paragraph_that_moved_keeps_its_change_and_one_edited_makes_it_out_of_date(talked, jo, sam):
    change = amended(talked, sam, text=SHORT)
    edit_text(by=jo.user, decision=talked, wording=replace(WORDS, body=f"First.\n\n{BODY}"), at=SENT)
    assert states(talked) == {1: "open"}
    edit_text(by=jo.user, decision=talked, wording=replace(WORDS, body=f"First.\n\n{BODY} So it is."), at=SENT)
    assert states(talked) == {1: "out_of_date"}
    for act in (accept_amendment, put_amendment):
        with pytest.raises(NoSuchParagraph):
            act(by=jo.user, amendment=change, at=SENT)
    assert body(talked) == f"First.\n\n{BODY} So it is."


def test_a_change_that_is_out_of_date_is_written_anew_by_its_author(talked, jo, sam):
    old = amended(talked, sam, text=SHORT)
    anew = {"decision": talked, "part": "body", "text": SHORT, "renews": old, "at": SENT}
    with pytest.raises(AmendmentIsAnswered):  # it still fits
        propose_amendment(by=sam.user, paragraph=paragraph(talked).sha256, **anew)
    edit_text(by=jo.user, decision=talked, wording=replace(WORDS, body=f"{BODY} So it is."), at=SENT)
    now = paragraph(talked).sha256
    with pytest.raises(NotYourAmendment):
        propose_amendment(by=jo.user, paragraph=now, **anew)
    new = propose_amendment(by=sam.user, paragraph=now, **anew)
    old.refresh_from_db()
    assert (new.number, new.renews, new.before, old.answer) == (2, old, f"{BODY} So it is.", AmendmentAnswer.RENEWED)
    assert states(talked) == {1: "renewed", 2: "open"}


def test_of_two_changes_to_one_paragraph_the_farther_comes_first_and_alone(talked, ana, jo, sam):
    near = amended(talked, sam, text=SHORT)
    far = amended(talked, jo, text=LONG)
    assert near.reach < far.reach
    with pytest.raises(AnotherComesFirst, match=r"no\. 2"):
        put_amendment(by=sam.user, amendment=near, at=SENT)
    motion = put_amendment(by=jo.user, amendment=far, at=SENT).motion
    for act in (put_amendment, accept_amendment):
        with pytest.raises(ParagraphIsBeingVotedOn):
            act(by=jo.user, amendment=near, at=SENT)
    voted(motion, ana, "for", ana, jo, sam)
    assert (body(talked), states(talked)) == (LONG, {1: "out_of_date", 2: "carried"})


def test_after_the_farther_is_lost_the_next_is_put(talked, ana, jo, sam):
    near, far = amended(talked, sam, text=SHORT), amended(talked, jo, text=LONG)
    voted(put_amendment(by=jo.user, amendment=far, at=SENT).motion, ana, "against", ana, jo, sam)
    put_amendment(by=sam.user, amendment=near, at=SENT)
    assert states(talked) == {1: "voting", 2: "lost"}


def test_changes_to_two_paragraphs_do_not_wait_for_each_other(talked, sam):
    first = put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT)
    other = amended(talked, sam, part="cost", text="About £900, once.")
    second = put_amendment(by=sam.user, amendment=other, at=SENT)
    assert states(talked) == {1: "voting", 2: "voting"}
    assert first.motion.slug != second.motion.slug


def test_the_author_leaves_alone_what_members_vote_on(talked, jo, sam):
    put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT)
    with pytest.raises(ParagraphIsBeingVotedOn):
        edit_text(by=jo.user, decision=talked, wording=replace(WORDS, body="Another text."), at=SENT)
    edit_text(by=jo.user, decision=talked, wording=replace(WORDS, cost="Nothing."), at=SENT)
    assert (body(talked), last_version(talked).cost) == (BODY, "Nothing.")


def test_a_paragraph_can_be_taken_out_and_a_question_stays_one(talked, jo, sam):
    accept_amendment(by=jo.user, amendment=amended(talked, sam, text=""), at=SENT)
    assert body(talked) == ""
    with pytest.raises(Invalid) as told:
        amended(talked, sam, part="question", text="We buy it.")
    assert "question mark" in told.value.fields["text"]
    accept_amendment(by=jo.user, amendment=amended(talked, sam, part="question", text="Shall we buy two?"), at=SENT)
    assert Decision.objects.get(pk=talked.pk).question == "Shall we buy two?"


def test_it_must_change_something_and_find_its_paragraph(talked, sam):
    with pytest.raises(Invalid) as told:
        amended(talked, sam, text=f" {BODY} ")
    assert told.value.fields == {"text": "Change some of the words first."}
    with pytest.raises(NoSuchParagraph):
        propose_amendment(by=sam.user, decision=talked, part="body", paragraph="0" * 64, text="X", at=SENT)
    assert not Amendment.objects.exists()


def test_only_a_text_under_discussion_is_changed_and_never_a_motion(talked, ana, jo, sam):
    for decision in (a_submitted(jo), with_final_text(jo, ana), noticed(jo, ana)):
        with pytest.raises(NotAmendable):
            amended(decision, sam, text=SHORT)
    motion = put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT).motion
    motion = rule_admissible(by=ana.user, decision=motion, at=SENT)
    motion = start_discussion(by=None, decision=motion, at=SENT)
    with pytest.raises(NotAmendable):
        amended(motion, jo, text="Something else.")


def test_who_proposed_it_takes_it_back(talked, ana, jo, sam):
    change = amended(talked, sam, text=SHORT)
    with pytest.raises(NotYourAmendment):
        withdraw_amendment(by=jo.user, amendment=change, at=SENT)
    withdraw_amendment(by=sam.user, amendment=change, at=SENT)
    assert states(talked) == {1: "withdrawn"}
    assert settle_text(by=ana.user, decision=talked, at=SENT).state == S.FINAL_TEXT


def test_a_change_whose_author_has_left_lapses_when_it_is_put(talked, ana, sam):
    change = amended(talked, sam, text=SHORT)
    class_has(sam.member_class_id, votes_in_general=False)
    change = put_amendment(by=ana.user, amendment=change, at=SENT)
    assert (change.answer, change.motion, Decision.objects.count()) == (AmendmentAnswer.LAPSED, None, 1)


def test_when_the_parent_came_to_nothing_the_motion_cannot_open(talked, ana, jo, sam):
    motion = on_notice(put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT).motion, ana)
    withdraw(by=jo.user, decision=talked, at=SENT)
    with pytest.raises(Exception, match="no longer under discussion"), transaction.atomic():
        open_voting(by=None, decision=motion, at=OPENS)


def test_a_motion_carried_after_the_parent_was_withdrawn_changes_nothing(talked, ana, jo, sam):
    motion = on_notice(put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT).motion, ana)
    motion = open_voting(by=None, decision=motion, at=OPENS)
    withdraw(by=jo.user, decision=talked, at=OPENS)
    motion = finished(motion, votes={ana: "for", jo: "for"})
    motion = confirm_result(by=None, decision=motion, at=motion.challenge_until)
    motion = bring_into_force(by=None, decision=motion, at=motion.challenge_until)
    assert (motion.state, body(talked)) == (S.IN_FORCE, BODY)


def test_the_database_lets_no_text_outrun_its_changes(talked, ana, sam):
    change = put_amendment(by=sam.user, amendment=amended(talked, sam, text=SHORT), at=SENT)
    rows = Decision.objects.filter(pk=talked.pk)
    text = last_version(talked)
    with pytest.raises(Error, match="decided before the text"), transaction.atomic():
        rows.update(state=S.FINAL_TEXT, final_text=text, text_sha256=text.sha256)
    with pytest.raises(Error, match="stays as it was agreed"), transaction.atomic():
        Amendment.objects.filter(pk=change.pk).update(after="Something else.")
    with pytest.raises(Error, match="stays as it was agreed"), transaction.atomic():
        Amendment.objects.filter(pk=change.pk).update(answer="withdrawn", motion=None)
    with pytest.raises(Error, match="never deleted"), transaction.atomic():
        change.delete()
    rival = amended(talked, ana, text="Two vans are stuck.")
    other = a_submitted(sam, at=SENT + timedelta(hours=1))
    with pytest.raises(Error, match="one motion at a time"), transaction.atomic():
        Amendment.objects.filter(pk=rival.pk).update(answer="put", motion=other, answered_at=SENT)
    withdraw(by=sam.user, decision=change.motion, at=SENT)
    withdraw_amendment(by=ana.user, amendment=rival, at=SENT)
    settle_text(by=ana.user, decision=talked, at=SENT)
    with pytest.raises(Error, match="end with the final text"), transaction.atomic():
        Amendment.objects.create(
            decision=talked, number=9, member=sam, part="body", paragraph_sha256="0" * 64, before="a", after="b",
            reach=2, at=PROPOSED,
        )  # fmt: skip
