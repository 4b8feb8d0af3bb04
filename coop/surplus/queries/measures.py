"""Patronage as the books tell it."""

from datetime import date

from django.conf import settings

from payments.ledger.queries.activity import Activity, activity_of


def earnings_between(first: date, last: date) -> dict[str, int]:
    """What each worker earned by accepted work, in minor units; work that was undone is taken off."""
    return {_owner(row): row.amount for row in _releases(first, last) if row.amount > 0}


def jobs_between(first: date, last: date) -> dict[str, int]:
    """For how many accepted orders each worker was paid."""
    return {_owner(row): row.journals for row in _releases(first, last) if row.journals > 0}


def _releases(first: date, last: date) -> list[Activity]:
    return activity_of(head="2110", kinds=["release"], unit=str(settings.COOP["currency"]), first=first, last=last)


def _owner(row: Activity) -> str:
    return row.code.partition(":")[2]
