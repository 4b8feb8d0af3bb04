"""A budget vote's result as data and as a page."""

from coop.counting.calculations.budget import BudgetVote, Project, approval_vote
from coop.counting.calculations.equal_shares_count import count_equal_shares
from coop.counting.calculations.greedy import count_greedy
from coop.counting.enums import BudgetRule, Completion, Stop
from coop.counting.reports.budget_json import budget_document
from coop.counting.reports.budget_text import budget_text

VOTE = approval_vote(1000, {"A": 500, "B": 400, "C": 300, "D": 320}, [["A", "B"]] * 6 + [["C", "D"]] * 4)


def test_the_document_has_exactly_the_promised_members() -> None:
    document = budget_document(count_greedy(VOTE, BudgetRule.GREEDY))
    assert document == {
        "rule": "greedy",
        "budget": 1000,
        "cost": 900,
        "selected": ["A", "B"],
        "projects": [
            {"id": "A", "selected": True, "reason": "6 votes; it costs 500, and 600 was left."},
            {"id": "B", "selected": True, "reason": "6 votes; it costs 400, and 1,000 was left."},
            {
                "id": "C",
                "selected": False,
                "reason": "4 votes; it costs 300, but only 100 was left. 2 more votes would have been enough.",
            },
            {
                "id": "D",
                "selected": False,
                "reason": "4 votes; it costs 320, but only 100 was left. 2 more votes would have been enough.",
            },
        ],
    }


def test_equal_shares_documents_have_the_same_shape() -> None:
    document = budget_document(count_equal_shares(VOTE))
    assert list(document) == ["rule", "budget", "cost", "selected", "projects"]
    assert (document["rule"], document["selected"], document["cost"]) == ("equal-shares", ["B", "C"], 700)


def test_money_with_pence_is_written_as_a_decimal_text() -> None:
    vote = BudgetVote(10_050, (Project("A", 9_999, votes=1, score=1),), {(0,): 1}, unit=100)
    document = budget_document(count_greedy(vote, BudgetRule.GREEDY))
    assert (document["budget"], document["cost"]) == ("100.50", "99.99")
    assert "it costs 99.99, and 100.50 was left" in document["projects"][0]["reason"]


def test_ties_are_listed_only_where_there_are_some() -> None:
    twins = approval_vote(100, {"P": 60, "Q": 60}, [["P", "Q"]] * 2)
    document = budget_document(count_equal_shares(twins))
    assert document["ties"] == [{"projects": ["P", "Q"], "settled": "unsettled", "chosen": None}]
    assert (document["selected"], document["projects"]) == ([], [])


def test_the_page_lists_the_funded_in_order_and_the_others_with_reasons() -> None:
    page = budget_text(count_greedy(VOTE, BudgetRule.GREEDY))
    assert page.splitlines() == [
        "Budget",
        "Most votes first; a project that no longer fits is passed over",
        "",
        "10 voters, 4 projects, a budget of 1,000.",
        "",
        "Funded: 2 for 900; 100 is left.",
        "",
        "  1. B",
        "     6 votes; it costs 400, and 1,000 was left.",
        "  2. A",
        "     6 votes; it costs 500, and 600 was left.",
        "",
        "Not funded: 2",
        "",
        "  -  C",
        "     4 votes; it costs 300, but only 100 was left. 2 more votes would have been enough.",
        "  -  D",
        "     4 votes; it costs 320, but only 100 was left. 2 more votes would have been enough.",
    ]


def test_the_page_says_how_far_the_shares_were_raised_and_why_that_ended() -> None:
    vote = approval_vote(20, {"P": 20, "Q": 12}, [["P"], ["Q"], ["P", "Q"], ["P"]])
    early = count_equal_shares(vote, completion=Completion.ADD1, stop=Stop.EXHAUSTIVE)
    assert (
        "Every voter's share is 6.00, after 1 was added to an equal part of the budget, "
        "until no project that anybody wants fits any more.\n"
    ) in budget_text(early)
    late = count_equal_shares(vote, completion=Completion.ADD1, stop=Stop.UNTIL_OVERSPEND)
    assert (
        "Every voter's share is 9.00, after 4 was added to an equal part of the budget, "
        "until one more step would cost more than the budget.\n"
    ) in budget_text(late)
    assert "Every voter's share is 100.00, an equal part of the budget.\n" in budget_text(count_equal_shares(VOTE))


def test_the_page_of_a_tie() -> None:
    twins = approval_vote(100, {"P": 60, "Q": 60}, [["P", "Q"]] * 2)
    assert budget_text(count_equal_shares(twins)).splitlines()[-2:] == [
        "P and Q are tied: the rule cannot tell them apart, and which projects are funded can depend on it. "
        "No order committed to before the vote was given for them.",
        "The count stops here.",
    ]
    settled = budget_text(count_equal_shares(twins, tie_order=["Q", "P"]))
    assert "By the order committed to before the vote, Q goes first." in settled
    both = approval_vote(100, {"P": 40, "Q": 40}, [["P"], ["Q"]])
    assert "in every order the same projects are funded, so no lot is needed." in budget_text(count_equal_shares(both))
