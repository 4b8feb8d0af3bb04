"""A person says in which language the co-op speaks to them."""

from datetime import datetime

from django.db import transaction

from foundation.accounts.models import User
from foundation.accounts.policies import can_update_profile
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.locks import lock_row


@transaction.atomic
def choose_language(*, by: User, person: User, language: str, at: datetime) -> User:
    """Pages, mails and papers follow. Writes nothing where it is the language already.

    Raises NotAllowed for anybody else's account.
    """
    fresh = lock_row(User.objects.all(), person.pk)
    if not can_update_profile(by, fresh):
        raise NotAllowed
    if fresh.language != language:
        fresh.language = language
        fresh.save(update_fields=["language"])
        record(by=by, verb="accounts.choose_language", subject=fresh, data={"changed": ["language"]}, at=at)
    return fresh
