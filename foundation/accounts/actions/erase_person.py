"""Erase a person: everything no law wants kept. What stays has lost its name."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import models, transaction

from foundation.accounts.calculations.personal_data import UNTIL_ERASED, ModelFacts
from foundation.accounts.errors import NotYetErasable
from foundation.accounts.models import User
from foundation.accounts.policies import can_erase_person
from foundation.accounts.queries.personal_data import models_about_people, rows_about
from foundation.accounts.registry import why_not_erase
from foundation.audit.actions.record import record
from foundation.errors import NotAllowed
from foundation.locks import lock_row


@transaction.atomic
def erase_person(*, by: Any, person: User, at: datetime) -> int:
    """Blank every field that is kept until erased, end every way to sign in; return how many rows changed.

    Rows that the law wants kept stay, and point to an account without name, address or password. Raises NotAllowed;
    NotYetErasable while something has to be settled.
    """
    if not can_erase_person(by, person):
        raise NotAllowed
    person = lock_row(User.objects.all(), person.pk)
    reasons = why_not_erase(person=person)
    if reasons:
        raise NotYetErasable(" ".join(reasons))
    changed = sum(_blank(model, facts, person) for model, facts in models_about_people() if model is not User)
    for ways_in in (EmailAddress, Authenticator, UserSession):
        ways_in.objects.filter(user=person).delete()
    person.email, person.is_active, person.is_staff = f"erased-{person.pk}@erased.invalid", False, False
    person.name = person.phone = person.zone = person.language = person.display = ""
    person.set_unusable_password()
    person.save()
    record(by=None, verb="account.erased", subject=person, data={"rows": changed}, at=at)
    return changed


def _blank(model: type[models.Model], facts: ModelFacts, person: User) -> int:
    names = [name for name, kind in facts.fields.items() if kind.kept == UNTIL_ERASED]
    if not names:
        return 0
    return rows_about(model, facts, person).order_by().update(**{name: _nothing(model, name) for name in names})


def _nothing(model: type[models.Model], name: str) -> Any:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return None if field.null else field.get_default()
