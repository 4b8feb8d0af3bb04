"""A count told in plain sentences."""

from coop.counting.calculations.election import election_from_rankings
from coop.counting.calculations.stv import count_stv
from coop.counting.calculations.stv_result import CountResult
from coop.counting.reports.stv_account import account, closing, opening
from coop.counting.reports.stv_text import stv_text

ADA, BO, CY, DI = 1, 2, 3, 4
NAMES = ["Ada", "Bo", "Cy", "Di"]


def count(papers: dict[tuple[int, ...], int], seats: int, *, size: int = 4, tie_order=None, **more) -> CountResult:
    rankings = [ranking for ranking, copies in papers.items() for _ in range(copies)]
    election = election_from_rankings(NAMES[:size], seats, rankings, **more)
    return count_stv(election, tie_order=tie_order)


def told(result: CountResult) -> list[list[str]]:
    return [account(result, stage) for stage in result.stages]


def test_the_account_of_a_whole_count() -> None:
    result = count({(ADA, BO): 5, (ADA, CY): 3, (BO,): 3, (CY, BO): 2, (): 1}, 2, size=3, spoilt=2)
    assert opening(result) == [
        "13 valid papers for 2 seats.",
        "1 paper ranked nobody and is not in the valid poll.",
        "2 papers could not be understood and did not count.",
        "The quota is 5: 13 divided by 2 + 1 is 4 (any fraction is dropped), plus 1.",
    ]
    assert told(result) == [
        ["Ada has 8 votes, more than the quota of 5, and is elected; the 3 surplus votes pass on at 0.37500 each."],
        [
            "Ada has the largest surplus, 3 votes. Each paper passes on at 3 / 8 of its value, cut off after five "
            "decimals: 0.37500 each. Bo gains 1.87500 and Cy gains 1.12500.",
            "Nobody reaches the quota of 5 at this stage.",
        ],
        [
            "No surplus is left to pass on. Cy has the fewest votes, 3.12500, and is excluded; the papers pass on at "
            "the value they have. Bo gains 2 and 1.12500 votes name nobody who is left.",
            "Bo has 6.87500 votes, more than the quota of 5, and is elected; the surplus of 1.87500 votes stays, "
            "since no seat is left to fill.",
        ],
    ]
    assert closing(result) == ["Elected, in this order: Ada and Bo."]


def test_one_vote_is_not_called_votes() -> None:
    result = count({(ADA, BO): 5, (BO,): 3, (CY,): 2}, 2, size=3)
    assert told(result)[0] == [
        "Ada has 5 votes, more than the quota of 4, and is elected; the 1 surplus vote passes on at 0.20000 each."
    ]


def test_papers_of_different_worth_pass_on_at_different_rates() -> None:
    result = count({(ADA, BO, CY): 8, (BO, CY): 4, (CY,): 1, (DI,): 4}, 3)
    assert "pass on at 0.10714 to 0.28571 each, by what each paper was worth on arrival." in told(result)[1][-1]


def test_cut_off_fractions_are_owned_up_to() -> None:
    result = count({(ADA, BO): 6, (BO,): 1, (CY,): 3}, 2, size=3)
    assert told(result)[1][0].endswith("Bo gains 1.99998. 0.00002 is lost with the fractions cut off.")


def test_exactly_the_quota_has_no_surplus() -> None:
    result = count({(ADA,): 4, (BO,): 3, (CY,): 3}, 1, size=3, tie_order=[1, 2, 3])
    assert "exactly the quota" not in told(result)[0][0]
    result = count({(ADA,): 4, (BO,): 3, (CY, BO): 2, (DI, BO): 1}, 2)
    assert told(result)[0] == ["Ada has 4 votes, exactly the quota, and is elected."]


def test_the_last_places_are_explained() -> None:
    one = count({(ADA,): 6, (BO,): 3, (CY,): 2}, 2, size=3)
    assert told(one)[-1][-1] == "Bo is the last candidate for the last place, and is elected without needing the quota."
    all_of_them = count({(ADA,): 1}, 4, size=3)
    assert told(all_of_them)[0][-1] == (
        "As many places as candidates are left, so Bo and Cy are elected without needing the quota."
    )
    assert closing(all_of_them) == [
        "Elected, in this order: Ada, Bo and Cy.",
        "1 seat stays empty: nobody else stands.",
    ]


def test_withdrawn_candidates_are_named() -> None:
    result = count({(ADA, BO): 3, (CY,): 1}, 1, size=3, withdrawn=[ADA])
    assert "Withdrawn: Ada. Their papers count for the next choice on them." in opening(result)


def test_a_tie_settled_by_looking_back() -> None:
    result = count({(ADA,): 6, (BO,): 3, (CY,): 4, (DI, BO): 1}, 1)
    assert told(result)[2][0] == "Bo and Cy are equal with 4 votes. At stage 1 Bo was behind, so Bo is to be excluded."


def test_a_tie_settled_by_the_committed_order() -> None:
    result = count({(ADA,): 4, (BO,): 2, (CY,): 2}, 2, size=3, tie_order=[BO, ADA, CY])
    assert told(result)[2][0] == (
        "Bo and Cy are equal with 2 votes, at every earlier stage too. "
        "By the order committed to before the vote, Cy is to be excluded."
    )


def test_a_tie_that_needs_no_lot() -> None:
    result = count({(ADA,): 6, (BO, ADA): 5, (CY,): 1, (DI,): 1}, 1)
    assert told(result)[1][0] == (
        "Cy and Di are equal with 1 vote, at every earlier stage too. Counted on every way, the same people are "
        "elected, so no lot is needed; Di is to be excluded."
    )


def test_a_tie_that_stops_the_count() -> None:
    assert closing(count({(ADA,): 4, (BO,): 2, (CY,): 2}, 2, size=3)) == [
        "Tie at stage 3: Bo and Cy are equal with 2 votes, at every earlier stage too, and who is elected can depend "
        "on which of them is to be excluded. No order that was committed to before the vote was given for them, so "
        "the count stops here.",
        "Elected so far: Ada.",
    ]
    nobody = closing(count({(ADA,): 1, (BO,): 1}, 1, size=2))
    assert nobody[-1] == "Nobody has been elected so far."


def test_the_page_has_a_table_for_every_stage_with_what_changed() -> None:
    page = stv_text(count({(ADA, BO): 6, (BO,): 1, (CY,): 3}, 2, size=3, title="Board 2026"))
    assert page.startswith("Board 2026\nScottish single transferable vote (SSI 2007/42, rules 45-52)\n")
    table = page.split("Stage 2. Surplus of Ada\n")[1].split("\n\n")[1]
    assert table.splitlines() == [
        "                             votes    change",
        "  1  Ada                   4.00000  -2.00000  elected",
        "  2  Bo                    2.99998  +1.99998",
        "  3  Cy                    3.00000",
        "     Not transferable      0.00000",
        "     Lost with fractions   0.00002  +0.00002",
        "     Valid poll           10.00000",
    ]
