import pytest

from payments.ledger.errors import FACTS, LedgerRefused, NotEnoughOnAccount, fact_for


@pytest.mark.parametrize(
    ("detail", "account"),
    [
        ("Failing row contains (2422, 3010:m_1, GBP, 3010, C, t, f, 0, 1000, null, 0, 1001, 0, 0).", "3010:m_1"),
        ("Failing row contains (7, 4010, GBP, C, f).", "4010"),
        ("3210:m_A-b:2026", "3210:m_A-b:2026"),
        ("Key (idempotency_key)=(2110:m_1) already exists.", ""),
        ("", ""),
    ],
)
def test_a_refusal_names_the_account_where_the_database_does(detail, account):
    fact = fact_for("account_never_pays_more_than_it_has", detail)
    assert (type(fact), fact.details["account"]) == (NotEnoughOnAccount, account)


def test_a_rule_without_a_sentence_of_its_own_is_still_a_fact():
    fact = fact_for("row_moves_a_positive_amount")
    assert (type(fact), str(fact)) == (LedgerRefused, "The books cannot record that.")
    assert fact.details["constraint"] == "row_moves_a_positive_amount"


def test_every_fact_has_a_code_and_a_sentence_of_its_own():
    facts = set(FACTS.values())
    assert len({fact.code for fact in facts}) == len({fact.message for fact in facts}) == len(facts)
