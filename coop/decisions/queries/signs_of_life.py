"""What somebody last said or did openly in a decision. Secret ballots are left alone."""

from datetime import datetime

from django.db.models import Max

from coop.decisions.models import Ballot, CommentVersion, Sponsor


def said_or_voted(*, users: list[int]) -> dict[int, datetime]:
    """By user id: the newest named vote, comment or support. One statement."""
    votes = Ballot.objects.filter(entry__member__user_id__in=users)
    words = CommentVersion.objects.filter(by_id__in=users)
    support = Sponsor.objects.filter(member__user_id__in=users)
    rows = (
        votes.order_by().values_list("entry__member__user_id").annotate(Max("cast_at"))
        .union(
            words.order_by().values_list("by_id").annotate(Max("at")),
            support.order_by().values_list("member__user_id").annotate(Max("at")),
        )
    )  # fmt: skip
    newest: dict[int, datetime] = {}
    for user, at in rows:
        newest[user] = max(at, newest.get(user, at))
    return newest
