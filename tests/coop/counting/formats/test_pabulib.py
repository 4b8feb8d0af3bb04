"""Reading and writing budget votes in the Pabulib format."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop.counting.calculations.budget import BudgetVote, approval_vote
from coop.counting.enums import VoteType
from coop.counting.errors import BadInput
from coop.counting.formats.pabulib import amount, read_pb, write_pb

PLAIN = '''META
key;value
description;Our budget
num_projects;3
num_votes;4
budget;1000
vote_type;approval
rule;greedy
PROJECTS
project_id;cost;votes;name
park;500;3;A park
bus/7;400;2;"A bus; with ""wifi"""
3;100;1;Third
VOTES
voter_id;vote;age
a;park,bus/7;30
b;bus/7, park;40
c;park;
d;3;50
'''


def read(text: str | bytes) -> BudgetVote:
    raw = text.encode() if isinstance(text, str) else text
    return read_pb(raw.splitlines(keepends=True), source="city.pb")


def refusal(text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read(text)
    return str(caught.value)


def test_projects_costs_names_and_grouped_votes() -> None:
    vote = read(PLAIN)
    assert (vote.title, vote.budget, vote.unit, vote.voters) == ("Our budget", 1000, 1, 4)
    assert [(p.id, p.cost, p.name, p.votes, p.score) for p in vote.projects] == [
        ("park", 500, "A park", 3, 3),
        ("bus/7", 400, 'A bus; with "wifi"', 2, 2),
        ("3", 100, "Third", 1, 1),
    ]
    assert vote.ballots == {(0, 1): 2, (0,): 1, (2,): 1}


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r\n"),
        "\ufeff" + PLAIN,
        PLAIN.rstrip("\n"),
        PLAIN.replace("PROJECTS\n", "\nPROJECTS\n\n"),
        PLAIN.replace("num_votes;4\n", "").replace("num_projects;3\n", ""),
    ],
    ids=["crlf", "bom", "no last newline", "blank lines", "no numbers to check"],
)
def test_the_same_vote_in_the_shapes_found_in_the_wild(text: str) -> None:
    assert read(text) == read(PLAIN)


def test_an_empty_vote_still_has_its_voter() -> None:
    vote = read(PLAIN.replace("c;park;", "c;;"))
    assert vote.ballots[()] == 1
    assert vote.voters == 4


def test_amounts_with_decimals_are_counted_in_the_smallest_unit() -> None:
    vote = read(PLAIN.replace("budget;1000", "budget;322239.55").replace("park;500", "park;500.5"))
    assert (vote.unit, vote.budget, vote.projects[0].cost, vote.projects[1].cost) == (20, 6_444_791, 10_010, 8_000)
    assert (amount(vote.budget, vote.unit), amount(vote.projects[0].cost, vote.unit)) == ("322239.55", "500.50")


def test_points_are_added_up_for_cumulative_votes() -> None:
    text = PLAIN.replace("approval", "cumulative").replace("vote;age", "vote;points")
    text = (
        text.replace(";30\n", ";7,3\n")
        .replace(";40\n", ";1,9\n")
        .replace("c;park;", "c;park;10")
        .replace(";50\n", ";4\n")
    )
    vote = read(text)
    assert [p.score for p in vote.projects] == [7 + 9 + 10, 3 + 1, 4]
    assert [p.votes for p in vote.projects] == [3, 2, 1]


def test_rankings_score_by_place_from_the_longest_ballot_allowed() -> None:
    ordinal = PLAIN.replace("vote_type;approval", "vote_type;ordinal\nmax_length;3")
    assert [p.score for p in read(ordinal).projects] == [3 + 2 + 3, 2 + 3, 3]
    assert read(PLAIN.replace("approval", "ordinal")).projects[2].score == 3


def test_a_minimum_score_is_read() -> None:
    assert read(PLAIN.replace("rule;greedy", "min_project_score_threshold;50")).threshold == 50
    assert read(PLAIN).threshold is None


BROKEN = {
    "an empty file": ("", 1, "without the section META"),
    "no META": (PLAIN.replace("META\n", ""), 1, "does not begin with the line META"),
    "no VOTES": (PLAIN.split("VOTES\n")[0], 13, "without the section VOTES"),
    "nothing under VOTES": (PLAIN.split("voter_id")[0], 14, "without a row of column names"),
    "PROJECTS twice": (PLAIN.replace("VOTES", "PROJECTS"), 14, "the section PROJECTS is"),
    "no budget": (PLAIN.replace("budget;1000\n", ""), 1, "no budget"),
    "a budget in words": (PLAIN.replace("budget;1000", "budget;lots"), 6, "the budget should be an amount"),
    "a negative budget": (PLAIN.replace("budget;1000", "budget;-5"), 6, "the budget should be an amount"),
    "a key given twice": (PLAIN.replace("rule;greedy", "budget;7"), 8, "“budget” is given twice"),
    "a key without value": (PLAIN.replace("rule;greedy", "rule"), 8, "expected a key and a value"),
    "an unknown kind of vote": (PLAIN.replace("approval", "telepathy"), 7, "vote_type should be one of approval"),
    "no kind of vote": (PLAIN.replace("vote_type;approval\n", ""), 14, "vote_type should be one of"),
    "a number that is none": (PLAIN.replace("num_votes;4", "num_votes;four"), 5, "should be a whole number"),
    "votes cut off": (PLAIN.replace("d;3;50\n", ""), 5, "“num_votes” says 4, but the file holds 3"),
    "a project too many": (PLAIN.replace("num_projects;3", "num_projects;2"), 4, "“num_projects” says 2, but the file"),
    "no cost column": (PLAIN.replace("project_id;cost", "project_id;price"), 10, "no column “cost”"),
    "no vote column": (PLAIN.replace("voter_id;vote", "voter_id;choice"), 15, "no column “vote”"),
    "a column twice": (PLAIN.replace("voter_id;vote;age", "voter_id;vote;vote"), 15, "two columns of the same name"),
    "a cost in words": (PLAIN.replace("park;500", "park;free"), 11, "the cost of project park should be an amount"),
    "a cost with a comma": (PLAIN.replace("park;500", "park;500,5"), 11, "not “500,5”"),
    "a project without id": (PLAIN.replace("park;500", ";500"), 11, "the project has no id"),
    "a project twice": (PLAIN.replace("bus/7;400", "park;400"), 12, "project park is listed twice"),
    "a field too few": (PLAIN.replace("park;500;3;A park", "park;500;3"), 11, "expected 4 fields"),
    "a field too many": (
        PLAIN.replace("d;3;50", "d;3;50;x"),
        19,
        "expected 3 fields, as in the column names, but found 4",
    ),
    "no projects": (PLAIN[: PLAIN.index("park;500")] + PLAIN[PLAIN.index("VOTES") :], 12, "there are no projects"),
    "a vote for a stranger": (PLAIN.replace("d;3;50", "d;33;50"), 19, "names project “33”, which is not listed"),
    "a vote naming a project twice": (PLAIN.replace("d;3;50", "d;3,3;50"), 19, "names a project twice"),
    "a voter voting twice": (PLAIN.replace("d;3;50", "a;3;50"), 19, "voter a has voted twice"),
    "a voter without id": (PLAIN.replace("c;park;\nd;3", ";park;\n;3"), 19, "the voter has no id"),
    "two choices where one is allowed": (PLAIN.replace("approval", "choose-1"), 16, "names 2 projects where one"),
    "points missing": (PLAIN.replace("approval", "cumulative"), 15, "no column “points”"),
    "points too few": (
        PLAIN.replace("approval", "cumulative").replace("vote;age", "vote;points"),
        16,
        "2 projects are named but 1 points given",
    ),
    "an open quotation mark": (PLAIN.replace("3;100;1;Third", '3;100;1;"Third'), 13, "does not end"),
    "a byte that is not text": (PLAIN.encode().replace(b"Third", b"Thir\xff"), 13, "not UTF-8"),
    "a zero byte": (PLAIN.replace("Third", "Thi\0rd"), 13, "zero byte"),
}


@pytest.mark.parametrize(("text", "line", "why"), BROKEN.values(), ids=list(BROKEN))
def test_what_cannot_be_counted_is_refused_with_file_line_and_reason(text: str | bytes, line: int, why: str) -> None:
    message = refusal(text)
    assert why in message
    assert message.startswith(f"city.pb, line {line}: ")
    assert "\n" not in message


def test_a_line_break_inside_a_field_does_not_break_the_message() -> None:
    message = refusal(PLAIN.replace("park;500", 'park;"5\n00"'))
    assert (
        message == "city.pb, line 11: the cost of project park should be an amount such as 1200 or 1200.50, not “5?00”."
    )


def test_a_bad_point_is_refused() -> None:
    text = PLAIN.replace("approval", "cumulative").replace("vote;age", "vote;points").replace(";30", ";7,x")
    assert refusal(text) == "city.pb, line 16: points should be a whole number, not “x”."


def test_a_field_over_several_lines_is_one_field_and_lines_are_still_counted() -> None:
    text = PLAIN.replace("A park", '"A park\nwith a pond\nand ducks"')
    assert read(text).projects[0].name == "A park\nwith a pond\nand ducks"
    assert refusal(text.replace("d;3;50", "d;33;50")).startswith("city.pb, line 21: ")


def test_progress_hears_the_lines() -> None:
    heard: list[int] = []
    votes = "".join(f"v{number};3;1\n" for number in range(9000))
    text = PLAIN.replace("num_votes;4\n", "") + votes
    read_pb(text.encode().splitlines(keepends=True), source="city.pb", tick=heard.append)
    assert heard == [8192]


# Writing


def test_what_is_written_reads_back_the_same() -> None:
    vote = read(PLAIN)
    again = read(write_pb(vote, meta={"unit": "Our co-op", "rule": "equalshares/add1"}, selected=["park"]))
    assert again == vote


def test_the_written_file_names_what_was_selected() -> None:
    text = write_pb(read(PLAIN), selected=["park"])
    assert "park;500;3;A park;1\n" in text
    assert 'bus/7;400;2;"A bus; with ""wifi""";0\n' in text
    assert "num_votes;4\n" in text


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(
        st.text('abc/; "\n', min_size=1, max_size=5).filter(lambda key: key == key.strip()),
        st.integers(0, 999),
        min_size=1,
        max_size=5,
    ),
    st.integers(0, 5000),
    st.sampled_from([1, 100]),
    st.data(),
)
def test_any_approval_vote_survives_writing_and_reading(
    costs: dict[str, int], budget: int, unit: int, data: st.DataObject
) -> None:
    ballots = data.draw(st.lists(st.sets(st.sampled_from(sorted(costs))), max_size=5))
    vote = approval_vote(budget, costs, [sorted(ballot) for ballot in ballots], unit=unit)
    again = read(write_pb(vote))
    scale = unit // again.unit
    assert again.vote_type is VoteType.APPROVAL
    assert again.ballots == vote.ballots
    assert (again.budget * scale, [p.id for p in again.projects]) == (vote.budget, [p.id for p in vote.projects])
    assert [p.cost * scale for p in again.projects] == [p.cost for p in vote.projects]
