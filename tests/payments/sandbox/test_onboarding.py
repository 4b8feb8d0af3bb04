"""A member's account: asked for, onboarded, paid, asked for more, closed."""

import pytest
import stripe


def test_a_new_account_may_not_be_paid_until_its_owner_has_answered(shop):
    account = shop.v2.core.accounts.retrieve(
        shop.worker(state=None), {"include": ["configuration.recipient", "requirements"]}
    )
    assert account.configuration.recipient.capabilities.stripe_balance.stripe_transfers.status == "restricted"
    asked = [entry.description for entry in account.requirements.entries]
    assert "identity.individual.address" in asked


def test_parts_of_an_account_are_told_only_when_they_are_asked_for(shop):
    plain = shop.v2.core.accounts.retrieve(shop.worker())
    assert (plain.configuration, plain.identity, plain.requirements, plain.defaults) == (None, None, None, None)
    assert plain.metadata.to_dict() == {"member": "7"}


def test_the_onboarding_link_is_told_with_its_end_but_without_an_id(shop):
    link = shop.v2.core.account_links.create(
        {
            "account": shop.worker(),
            "use_case": {
                "type": "account_onboarding",
                "account_onboarding": {"refresh_url": "http://shop.test/again", "return_url": "http://shop.test/back"},
            },
        }
    )
    assert link.url.startswith(f"{shop.server.url}/c/onboarding/")
    assert link.expires_at > link.created
    assert "id" not in link.to_dict()


def test_no_link_is_made_for_an_account_that_does_not_exist(shop):
    use_case = {"type": "account_onboarding", "account_onboarding": {"refresh_url": "http://shop.test/again"}}
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v2.core.account_links.create({"account": "acct_nobody", "use_case": use_case})
    assert (caught.value.code, caught.value.param) == ("resource_missing", "account")


@pytest.mark.parametrize(
    ("state", "status"), [("active", "active"), ("needs_info", "restricted"), ("pending", "pending")]
)
def test_the_capability_says_whether_the_member_may_be_paid(shop, state, status):
    worker = shop.worker(state)
    account = shop.v2.core.accounts.retrieve(worker, {"include": ["configuration.recipient"]})
    assert account.configuration.recipient.capabilities.stripe_balance.stripe_transfers.status == status


def test_becoming_active_is_told_once_even_when_it_is_said_twice(shop, control):
    worker = shop.worker("active")
    control.set_account(worker, "active")
    kinds = [event["type"] for event in control.events()]
    assert kinds.count("v2.core.account[configuration.recipient].capability_status_updated") == 1


def test_a_closed_account_is_told_and_cannot_be_paid(shop, control):
    worker, payment = shop.worker(), shop.paid()
    shop.v2.core.accounts.close(worker)
    assert control.events("v2.core.account.closed")[0]["related_object"]["id"] == worker
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send(100, worker, payment.latest_charge.id)
    assert (caught.value.code, caught.value.param) == ("resource_missing", "destination")


def test_accounts_are_listed_page_by_page(shop):
    made = [shop.worker() for _ in range(5)]
    listed = [account.id for account in shop.v2.core.accounts.list({"limit": 2}).auto_paging_iter()]
    assert listed == made[::-1]


def test_an_account_can_be_renamed_and_its_notes_taken_away(shop):
    worker = shop.worker()
    changed = shop.v2.core.accounts.update(worker, {"display_name": "Ada", "metadata": {"member": "", "team": "x"}})
    assert (changed.display_name, changed.metadata.to_dict()) == ("Ada", {"team": "x"})


def test_an_express_account_needs_a_country(shop):
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.v2.core.accounts.create({"contact_email": "a@example.org", "dashboard": "express"})
    assert caught.value.param == "identity[country]"


def test_an_account_that_asked_for_no_transfers_gets_none(shop):
    account = shop.v2.core.accounts.create({"contact_email": "a@example.org", "identity": {"country": "gb"}})
    shop.control.set_account(account.id, "active")
    with pytest.raises(stripe.InvalidRequestError) as caught:
        shop.send(100, account.id, shop.paid().latest_charge.id)
    assert caught.value.code == "insufficient_capabilities_for_transfer"


def test_accounts_are_listed_by_what_they_are_for(shop):
    plain = shop.v2.core.accounts.create({"contact_email": "a@example.org", "identity": {"country": "gb"}})
    worker = shop.worker()
    recipients = shop.v2.core.accounts.list({"applied_configurations": ["recipient"]})
    assert [account.id for account in recipients.data] == [worker]
    assert {account.id for account in shop.v2.core.accounts.list().data} == {worker, plain.id}
