"""A year that was closed, seen by its people."""

import pytest
from django.test import Client

from coop.surplus.actions.declare import declare
from coop.surplus.actions.make_correction import make_correction
from coop.surplus.actions.make_statements import make_statements
from coop.surplus.actions.start_run import start_run
from coop.surplus.enums import PayoutState
from coop.surplus.models import Payout
from tests.factories.surplus import NOON, a_closed_year, a_job, a_plan, a_sharer, an_officer


@pytest.fixture
def at_noon(frozen):
    frozen(NOON)


@pytest.fixture
def treasurer():
    return an_officer()


@pytest.fixture
def rosa():
    return a_sharer("Rosa Lane")


@pytest.fixture
def year(treasurer, rosa, at_noon):
    """£100.00 to share; Rosa did two thirds of the work, Otto one third."""
    a_job(rosa.account_id, 60_000, 6_667)
    a_job(a_sharer("Otto Berg").account_id, 30_000, 3_333)
    return a_closed_year(treasurer)


@pytest.fixture
def signed_in():
    def browser(user):
        client = Client()
        client.force_login(user)
        return client

    return browser


@pytest.fixture
def plan(treasurer, year):
    """Frozen: £20.00 to the reserve, £80.00 to members, 40 % of it paid out."""
    choices = {"legal_reserve": "20", "education_fund": "0", "members": "100", "members__cash": "40"}
    return a_plan(treasurer, year, **choices)


@pytest.fixture
def declared(plan):
    """Declared by a vote, the statements written."""
    done = declare(by=None, allocation=plan, decision_name="Vote on the surplus", decision_url="/decisions/", at=NOON)
    make_statements(allocation=done, at=NOON)
    return done


@pytest.fixture
def board():
    return an_officer("board", "Bea Board")


@pytest.fixture
def run(settings, treasurer, declared):
    """Begun; the provider is not asked in these tests, and nobody has a payout account."""
    settings.STRIPE_API_BASE = "http://127.0.0.1:9"
    started = start_run(by=treasurer, allocation=declared, at=NOON)
    Payout.objects.update(state=PayoutState.WAITING, detail="no_payee")
    return started


@pytest.fixture
def correction(run, treasurer, declared, rosa):
    """Otto's part had gone to the reserve already when it was found that Rosa did a third, not two."""
    Payout.objects.exclude(member=rosa).update(state=PayoutState.UNCLAIMED)
    changes = {rosa.account_id: {"earnings": 15_000}}
    return make_correction(by=treasurer, allocation=declared, changes=changes, why="Counted twice", at=NOON)
