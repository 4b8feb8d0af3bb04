"""Where the money is planned to go."""

from marketplace.services.calculations.shares import PlannedShares, planned_shares, worker_share


def shares(total, **given):
    return planned_shares(total, **{"levy_bp": 800, "card_bp": 150, "card_fixed_minor": 20, **given})


def test_eighty_pounds_go_as_the_specification_says():
    assert shares(8000) == PlannedShares(worker_minor=7360, coop_minor=500, outside_minor=140)


def test_the_parts_always_sum_to_the_price():
    for total in (1, 29, 30, 999, 7999, 8000, 123_457):
        assert shares(total).total_minor == total


def test_a_card_that_costs_more_than_the_coops_share_never_touches_the_worker():
    assert shares(100) == PlannedShares(worker_minor=92, coop_minor=0, outside_minor=8)


def test_a_coop_may_let_the_workers_part_bear_the_card():
    assert shares(8000, card_borne_by_coop=False) == PlannedShares(worker_minor=7220, coop_minor=640, outside_minor=140)


def test_the_worker_is_promised_all_but_the_coops_share():
    assert worker_share(8000, levy_bp=800) == 7360
    assert worker_share(7999, levy_bp=800) == 7999 - 640
