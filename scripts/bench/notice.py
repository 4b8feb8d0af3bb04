"""Giving notice to 10,000 members: freezing and hashing the roll, and sending the copies. Prints figures, judges nothing.

Run: python scripts/bench/notice.py [members]
"""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _measure import scratch_database
from django.db import connection
from django.test.utils import CaptureQueriesContext, override_settings

from coop.decisions.actions.give_notice import give_notice
from coop.decisions.actions.open_voting import open_voting
from coop.decisions.actions.propose import propose
from coop.decisions.actions.rule_admissible import rule_admissible
from coop.decisions.actions.send_notices import send_notices
from coop.decisions.actions.settle_text import settle_text
from coop.decisions.actions.start_discussion import start_discussion
from coop.decisions.actions.submit import submit
from coop.decisions.emails import send_notice_copies
from coop.decisions.facts import Proposal, Wording
from coop.decisions.models import Decision, Notice
from coop.membership.models import Member, MemberClass, OfficeTerm
from foundation.accounts.models import User

SENT = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
WORDS = Wording("A bike", "Shall we buy a bike?", "It is faster.", "We buy it.", "We do not.", "£1,800")


def main() -> None:
    members = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with scratch_database("notice"):
        measure(members)


def measure(members: int) -> None:
    secretary = people(members)
    decision = final_text(secretary)
    times = {"opens_at": SENT + 20 * DAY, "closes_at": SENT + 40 * DAY}
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        decision = give_notice(by=secretary, decision=decision, **times, at=SENT)
        took = time.perf_counter() - began
    say(f"notice to {members:,} members: roll frozen and hashed, copies queued", took, len(captured))
    notice = Notice.objects.get()
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        began, sent = time.perf_counter(), 0
        while copies := send_notices(notice_id=notice.pk, send=send_notice_copies, at=SENT):
            sent += copies
        took = time.perf_counter() - began
    say(f"{sent:,} letters written, handed over and marked (no mail server)", took)
    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        open_voting(by=None, decision=decision, at=times["opens_at"])
        took = time.perf_counter() - began
    say("voting opened: every precondition, the roll hashed again", took, len(captured))


def people(members: int) -> User:
    """So many worker-members; the first is the secretary."""
    MemberClass.objects.get_or_create(code="worker", defaults={"name": "Worker"})
    users = User.objects.bulk_create(
        [User(email=f"m{number}@example.org", name=f"Member {number}") for number in range(1, members + 1)],
        batch_size=2000,
    )
    begun = SENT - 100 * DAY
    rows = [
        Member(
            user=user, member_class_id="worker", state="active", member_no=number, applied_at=begun, active_from=begun
        )
        for number, user in enumerate(users, start=1)
    ]
    Member.objects.bulk_create(rows, batch_size=2000)
    OfficeTerm.objects.create(user=users[0], office="secretary", starts_at=begun, resolution="Founding meeting")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return users[0]


def final_text(secretary: User) -> Decision:
    before = SENT - 10 * DAY
    decision = propose(by=secretary, proposal=Proposal(kind="resolution", wording=WORDS), at=before)
    decision = submit(by=secretary, decision=decision, at=before)
    decision = rule_admissible(by=secretary, decision=decision, at=before)
    decision = start_discussion(by=None, decision=decision, at=before)
    return settle_text(by=secretary, decision=decision, at=before)


def say(what: str, took: float, statements: int | None = None) -> None:
    sql = f", {statements} SQL statements" if statements is not None else ""
    print(f"{what}: {took:.2f} s{sql}")


if __name__ == "__main__":
    main()
