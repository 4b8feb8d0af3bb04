"""What a rule may say is kept by the database, whoever writes to it."""

import json

import pytest
from django.db import IntegrityError, connection, transaction

from coop.rules.catalogue import CATALOGUE

pytestmark = pytest.mark.django_db

ROW = """INSERT INTO coop_rules_policyversion (key, scope, value, version, starts_at, decision_name, decision_url, set_at)
VALUES (%s, %s, %s::jsonb, 1, now(), 'Nobody', '', now())"""


def database_takes(key, value, scope=""):
    """Ask the database past every check of ours, and undo it."""
    with transaction.atomic(), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(ROW, [key, scope, json.dumps(value)])
        except IntegrityError as refusal:
            return "a_rule_stays_within_its_bounds" not in str(refusal)
        transaction.set_rollback(True)
    return True


def borders(spec):
    """Values at and just beyond each border of a rule, and of a wrong kind, as the catalogue judges them."""
    if isinstance(spec.default, bool):
        return [True, False, 0, "yes"]
    if isinstance(spec.default, int):
        ends = [end for end in (spec.minimum, spec.maximum) if end is not None]
        near = [end + step for end in ends for step in (-1, 0, 1)]
        return [*near, spec.default, str(spec.default), True, None, [spec.default], spec.default + 0.5]
    return [*spec.choices, "nobody", "", 1]


@pytest.mark.parametrize("key", CATALOGUE)
def test_the_database_allows_exactly_what_the_catalogue_allows(key):
    spec = CATALOGUE[key]
    values = borders(spec)
    assert len(values) >= 3
    assert [database_takes(key, value) for value in values] == [not spec.problem_with(value) for value in values]


@pytest.mark.parametrize("key", CATALOGUE)
def test_only_a_rule_that_differs_by_trade_takes_a_trade(key):
    spec = CATALOGUE[key]
    assert database_takes(key, spec.default, scope="repairs") is spec.scoped


def test_the_database_knows_no_rule_that_the_catalogue_does_not_have():
    assert not database_takes("salary_of_the_founder", 1)
