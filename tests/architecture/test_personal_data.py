"""Every field of every model of ours is classified: about nobody, an opaque code, about a person, or withheld.

The tables are `personal_data.txt` in each room; `foundation/accounts/calculations/personal_data.py` says how to read them.
"""

import pytest
from django.apps import apps
from django.core.exceptions import FieldError

from foundation.accounts.calculations.personal_data import UNTIL_ERASED
from foundation.accounts.models import User
from foundation.accounts.queries.personal_data import classification, rows_about
from tests.support.house import TOPS

# Kinds of field a table entry that is erased may not be: they would lose their meaning, or somebody's money.
BOOKS = ("payments_ledger", "coop_surplus", "coop_shares")


def our_models():
    """Models of our rooms, without the many-to-many tables Django makes for itself."""
    return [
        model for config in apps.get_app_configs() if config.name.split(".")[0] in TOPS for model in config.get_models()
    ]


def test_every_field_of_ours_is_classified():
    assert our_models() != []
    tables = classification()
    missing = {}
    for model in our_models():
        said = tables.get(model._meta.label_lower)
        names = {field.name for field in model._meta.local_concrete_fields}
        left = sorted(names - set(said.fields if said else ()))
        if left:
            missing[model._meta.label] = left
    assert missing == {}, "say in the room's personal_data.txt what these fields are"


def test_nothing_is_classified_that_is_not_there():
    gone = {}
    for label, said in classification().items():
        names = {field.name for field in apps.get_model(label)._meta.local_concrete_fields}
        if set(said.fields) - names:
            gone[label] = sorted(set(said.fields) - names)
    assert gone == {}


@pytest.mark.django_db
def test_every_way_to_a_person_leads_to_one():
    somebody, lost = User(pk=0), {}
    for label, said in classification().items():
        if said.via:
            try:
                list(rows_about(apps.get_model(label), said, somebody)[:1])
            except FieldError as error:
                lost[label] = str(error)
    assert lost == {}


def test_a_field_that_names_a_person_is_never_called_nobodys():
    """A foreign key to a user is a code at the least; so is one to a member."""
    wrong = [
        f"{label}.{name}"
        for label, said in classification().items()
        for name in said.named("none")
        if getattr(apps.get_model(label)._meta.get_field(name).related_model, "_meta", None)
        and apps.get_model(label)._meta.get_field(name).related_model._meta.label
        in {"foundation_accounts.User", "coop_membership.Member"}
    ]
    assert wrong == []


def test_the_books_know_people_by_opaque_codes_only():
    """Names, addresses and texts of people stand nowhere in the ledger."""
    about_people = {
        label: said.named("personal")
        for label, said in classification().items()
        if label.startswith("payments_ledger.") and said.named("personal")
    }
    assert about_people == {}


def test_what_is_erased_on_request_is_never_in_the_books():
    erased = [
        f"{label}.{name}"
        for label, said in classification().items()
        for name, kind in said.fields.items()
        if kind.kept == UNTIL_ERASED and label.split(".")[0] in BOOKS
    ]
    assert erased == []
