"""Less notice than the rules ask, by the written agreement of almost everybody on the frozen roll."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from coop.counting.bundle.contents import DECISION
from coop.counting.bundle.findings import Report
from coop.counting.bundle.reading import open_bundle
from coop.decisions.actions.agree_to_short_notice import agree_to_short_notice
from coop.decisions.actions.change_text import change_text
from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.strike_entry import strike_entry
from coop.decisions.actions.withdraw_short_notice import withdraw_short_notice
from coop.decisions.emails import notice_words
from coop.decisions.enums import DecisionState, Kind
from coop.decisions.errors import (
    AlreadyAgreed,
    NoShortNoticeHere,
    NothingToTakeBack,
    NoticeIsNotShort,
    NoticeTooShort,
    NotNow,
    NotOnTheRoll,
    NotReadyToOpen,
    NotReceivedYet,
)
from coop.decisions.models import CountFile, Decision, Minutes, Notice, RollEntry, ShortNoticeConsent
from coop.decisions.queries.short_notice import notice_of, short_notice_of
from foundation.audit.models import AuditRecord
from tests.factories.deciding import (
    CLOSES,
    OPENS,
    SENT,
    SENTENCE,
    SOONER,
    a_voter,
    all_agree,
    all_copies_sent,
    an_officer,
    finished,
    noticed,
    noticed_short,
    with_final_text,
)

pytestmark = pytest.mark.django_db
S = DecisionState


@pytest.fixture
def others():
    """With Ana and Jo there are eleven members; ten must agree."""
    return [a_voter() for _each in range(9)]


def problems(decision, at=SOONER):
    with pytest.raises(NotReadyToOpen) as told, transaction.atomic():
        open_voting(by=None, decision=decision, at=at)
    assert Decision.objects.get(pk=decision.pk).state == S.NOTICED
    return told.value.problems


def agreed(decision):
    found = short_notice_of(decision, notice_of(decision))
    return found.agreed, found.needed, found.members


def test_fewer_days_are_refused_unless_the_members_are_asked(ana, jo):
    decision = with_final_text(jo, ana)
    give = {"by": ana.user, "decision": decision, "opens_at": SOONER, "closes_at": CLOSES, "at": SENT}
    with pytest.raises(NoticeTooShort):
        give_notice(**give)
    with pytest.raises(NotReceivedYet, match="Wednesday 3 June 2026, 13:00"):
        give_notice(**give | {"opens_at": SENT + timedelta(hours=47)}, short=True)
    decision = give_notice(**give, short=True)
    notice = Notice.objects.get()
    assert (decision.state, notice.consent_percent) == (S.NOTICED, 90)
    assert notice.document["short_notice"] == {"percent": 90}


def test_a_notice_that_keeps_its_days_asks_nobody(ana, jo):
    decision = with_final_text(jo, ana)
    decision = give_notice(by=ana.user, decision=decision, opens_at=OPENS, closes_at=CLOSES, short=True, at=SENT)
    assert Notice.objects.get().consent_percent is None
    with pytest.raises(NoticeIsNotShort):
        agree_to_short_notice(by=jo.user, decision=decision, sentence=SENTENCE, at=SENT)


@pytest.mark.parametrize("kind", [Kind.EXPULSION, Kind.REMOVAL, Kind.CONVERSION])
def test_who_is_to_be_put_out_and_what_cannot_be_undone_is_never_hurried(ana, jo, kind):
    sue = an_officer("Sue Moor", office="board")
    payload = {"member_id": sue.pk, "user_id": sue.user_id, "reasons": "Absent."} if kind != Kind.CONVERSION else {}
    decision = with_final_text(jo, ana, kind=kind, payload=payload)
    with pytest.raises(NoShortNoticeHere, match="always have their full notice"):
        give_notice(by=ana.user, decision=decision, opens_at=SOONER, closes_at=CLOSES, short=True, at=SENT)


def test_it_opens_with_nine_in_ten_rounded_up_and_not_with_one_fewer(ana, jo, others):
    decision = noticed_short(jo, ana)
    assert problems(decision) == ["The notice is short, and 0 of the 10 members who must agree to that have done so."]
    all_agree(decision, [ana, jo, *others[:7]])
    assert problems(decision) == ["The notice is short, and 9 of the 10 members who must agree to that have done so."]
    all_agree(decision, others[7:8])
    assert open_voting(by=None, decision=decision, at=SOONER).state == S.OPEN


def test_an_agreement_can_be_taken_back_until_voting_opens_and_given_again(ana, jo, others):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo, *others])
    for member in (jo, ana):
        withdraw_short_notice(by=member.user, decision=decision, at=SENT)
    assert agreed(decision) == (9, 10, 11)
    assert len(problems(decision)) == 1
    all_agree(decision, [jo])
    decision = open_voting(by=None, decision=decision, at=SOONER)
    with pytest.raises(NotNow):
        withdraw_short_notice(by=jo.user, decision=decision, at=SOONER)
    with pytest.raises(NotNow):
        agree_to_short_notice(by=ana.user, decision=decision, sentence=SENTENCE, at=SOONER)
    verbs = AuditRecord.objects.filter(verb__contains="short_notice").values_list("verb", flat=True)
    assert sorted(set(verbs)) == ["decision.agree_to_short_notice", "decision.withdraw_short_notice"]


def test_nobody_agrees_twice_for_others_or_from_outside_the_roll(ana, jo):
    decision = noticed_short(jo, ana)
    all_agree(decision, [jo])
    with pytest.raises(AlreadyAgreed):
        all_agree(decision, [jo])
    with pytest.raises(NotOnTheRoll):
        all_agree(decision, [a_voter("Late Comer")])
    with pytest.raises(NothingToTakeBack):
        withdraw_short_notice(by=ana.user, decision=decision, at=SENT)
    assert ShortNoticeConsent.objects.count() == 1


def test_whoever_is_struck_counts_neither_among_those_who_agree_nor_among_all(ana, jo, others):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo, *others[:7]])
    for member in others[6:8]:  # one who agreed, one who did not
        entry = RollEntry.objects.get(member=member)
        strike_entry(by=ana.user, entry=entry, reason="left", at=SENT)
    assert agreed(decision) == (8, 9, 9)
    with pytest.raises(NotOnTheRoll):
        all_agree(decision, [others[7]])
    all_agree(decision, [others[8]])
    assert open_voting(by=None, decision=decision, at=SOONER).state == S.OPEN


def test_another_notice_asks_everybody_again(ana, jo):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo])
    decision = change_text(by=jo.user, decision=decision, reason="A slip.", at=SENT)
    decision = settle_text(by=ana.user, decision=decision, at=SENT)
    decision = give_notice(by=ana.user, decision=decision, opens_at=SOONER, closes_at=CLOSES, short=True, at=SENT)
    all_copies_sent(decision)
    assert agreed(decision) == (0, 2, 2)
    assert len(problems(decision)) == 1


def test_minutes_bundle_and_letter_tell_of_it(ana, jo, others):
    decision = noticed_short(jo, ana)
    letter = notice_words(notice_of(decision))
    assert letter["short_notice"] == (
        "This notice is short: 6 clear days, where the rules ask for 14. Voting opens only if 10 of 11 members agree "
        "to that in writing."
    )
    all_agree(decision, [ana, jo, *others[:8]])
    decision = finished(open_voting(by=None, decision=decision, at=SOONER), votes={ana: "for", jo: "for"})
    line = (
        "Notice was short: 6 clear days instead of 14. 10 of 11 members on the roll had agreed to that in writing; "
        "the rules ask for 10."
    )
    assert line in Minutes.objects.get().text
    report = Report()
    opened = open_bundle(bytes(CountFile.objects.get().bundle), report, source="bundle")
    assert opened.get(DECISION)["short_notice"] == {
        "clear_days": 6, "asked": 14, "agreed": 10, "needed": 10, "members": 11,
    }  # fmt: skip


def test_the_database_opens_no_hurried_vote_and_takes_no_agreement_too_late(ana, jo, others):
    decision = noticed_short(jo, ana)
    all_agree(decision, [ana, jo, *others[:7]])
    row = ShortNoticeConsent.objects.first()
    with pytest.raises(Error, match="a short notice opens with enough agreement only"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(state=S.OPEN)
    with pytest.raises(Error, match="stays as it was agreed"), transaction.atomic():
        Notice.objects.update(consent_percent=51)
    with pytest.raises(Error, match="stays as it was agreed"), transaction.atomic():
        ShortNoticeConsent.objects.filter(pk=row.pk).update(sentence="Something else.")
    with pytest.raises(Error, match="never deleted"), transaction.atomic():
        row.delete()
    with pytest.raises(Error, match="a_member_agrees_to_short_notice_once"), transaction.atomic():
        ShortNoticeConsent.objects.create(entry=row.entry, sentence="Again.", at=SENT)
    all_agree(decision, others[7:8])
    open_voting(by=None, decision=decision, at=SOONER)
    last = RollEntry.objects.get(member=others[8])
    with pytest.raises(Error, match="given before voting opens"), transaction.atomic():
        ShortNoticeConsent.objects.create(entry=last, sentence="Late.", at=SOONER)
    with pytest.raises(Error, match="given before voting opens"), transaction.atomic():
        ShortNoticeConsent.objects.filter(pk=row.pk).update(withdrawn_at=SOONER)


def test_a_notice_with_full_days_opens_without_anybody(ana, jo):
    assert open_voting(by=None, decision=noticed(jo, ana), at=OPENS).state == S.OPEN
