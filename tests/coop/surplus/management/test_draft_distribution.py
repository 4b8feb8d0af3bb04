"""The treasurer's what-if, as it is started from a shell."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.support.house import REPOSITORY

THREE = "member,class,hours\nana,worker,500\nben,worker,300\ncleo,worker,200\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "patronage.csv"
    path.write_text(THREE)
    return path


def draft(*arguments):
    out = StringIO()
    call_command("draft_distribution", *map(str, arguments), stdout=out)
    return out.getvalue()


def document(*arguments):
    return json.loads(draft(*arguments, "--json"))


def refusal(*arguments):
    with pytest.raises(CommandError) as refused:
        draft(*arguments)
    assert refused.value.returncode == 2
    return str(refused.value)


def test_the_document_has_amounts_as_decimal_strings_and_adds_up(file):
    assert document("--profile", "us-subchapter-t", "--result", "80000.01", "--patronage", file) == {
        "profile": "us-subchapter-t",
        "result": "80000.01",
        "steps": [
            {"code": "prior_losses", "amount": "0.00"},
            {"code": "nonmember_part", "amount": "0.00"},
            {"code": "members", "amount": "40000.00"},
            {"code": "general_reserve", "amount": "40000.01"},
        ],
        "members": [
            {"member": "ana", "total": "20000.00", "cash": "4000.00", "retained": "16000.00"},
            {"member": "ben", "total": "12000.00", "cash": "2400.00", "retained": "9600.00"},
            {"member": "cleo", "total": "8000.00", "cash": "1600.00", "retained": "6400.00"},
        ],
        "sum": "80000.01",
    }


def test_percentages_facts_and_formulas_can_be_tried(file):
    tried = document(
        "--profile", "plain", "--result", "1000", "--patronage", file, "--set", "legal_reserve=50",
        "--set", "members=100%", "--set", "members.cash=25", "--fact", "prior_losses=100.00",
        "--fact", "nonmember_hours=1000", "--formula", "members=equal", "--year-end", "2026-12-31",
    )  # fmt: skip
    assert [step["amount"] for step in tried["steps"]] == [
        "100.00", "450.00", "225.00", "11.25", "0.00", "213.75", "0.00", "0.00",
    ]  # fmt: skip
    assert tried["members"][0] == {"member": "ana", "total": "71.25", "cash": "17.82", "retained": "53.43"}


def test_settings_may_follow_one_another_or_be_given_one_by_one(file):
    start = ("--profile", "plain", "--result", "1000", "--patronage", file)
    together = document(*start, "--set", "legal_reserve=50", "members=20")
    assert together == document(*start, "--set", "legal_reserve=50", "--set", "members=20")
    assert [step["amount"] for step in together["steps"]][2::3] == ["500.00", "95.00"]


def test_a_result_below_nought_is_a_loss(tmp_path):
    path = tmp_path / "with-capital.csv"
    path.write_text("member,class,hours,capital\nana,worker,1,5.00\nben,worker,1,500.00\n")
    loss = document(
        "--profile", "plain", "--result", "-100.00", "--patronage", path, "--set", "losses_members=100",
        "--fact", "general_reserve=40",
    )  # fmt: skip
    assert loss["steps"][0] == {"code": "losses_general_reserve", "amount": "-40.00"}
    assert loss["members"] == [
        {"member": "ana", "total": "-5.00", "cash": "0.00", "retained": "-5.00"},
        {"member": "ben", "total": "-55.00", "cash": "0.00", "retained": "-55.00"},
    ]
    assert loss["sum"] == "-100.00"


def test_the_page_is_an_aligned_table_with_sources_and_a_warning(file):
    page = draft("--profile", "mondragon", "--result", "1000.01", "--patronage", file)
    assert page.splitlines()[:10] == [
        "Mondragon: 45 to reserves, 45 to members, 10 to society  [mondragon, version 1]",
        "",
        "Step         Title                                         %    Amount  By",
        "-----------  -------------------------------------------  --  --------  ---------",
        "members      To members' capital accounts, by their work  45    450.00  rules [1]",
        "social_fund  Social and education fund                    10    100.00  rules [1]",
        "reserve      Collective reserve: all that is left               450.01  rules [1]",
        "-----------  -------------------------------------------  --  --------  ---------",
        "             Result                                           1,000.01",
        "[1] Mondragon Corporation: 45 / 45 / 10 after tax, within 20-60 / 30-70 / 10",
    ]
    assert "In proportion to hours (formula hours, version 1)." in page
    assert "not legal advice" in page


def test_the_profiles_are_listed_with_their_sources():
    listed = json.loads(draft("--list-profiles", "--json"))
    assert listed[0]["id"] == "plain"
    spain = next(profile for profile in listed if profile["id"] == "es-27-1999")
    assert spain["sources"][1]["kind"] == "law"
    assert spain["sources"][1]["valid_from"] == "1999-07-16"
    assert "es-27-1999  Spain: Ley 27/1999 de Cooperativas" in draft("--list-profiles")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"--profile": "atlantis"}, "There is no profile 'atlantis'. Known are: plain,"),
        ({"--profile": "../plain"}, "There is no profile '../plain'"),
        ({"--result": "12,50"}, "--result: '12,50' is not a plain number"),
        ({"--result": "1.005"}, "--result: '1.005' has more than 2 decimals"),
        ({"--result": "nan"}, "--result: 'nan' is not a plain number"),
        ({"--result": "1" * 17}, "is too large"),
        ({"--result": "999999999999999"}, "The result is larger than"),
        ({"--result": ""}, "--result: this is empty"),
        ({"--set": "bonus=5"}, "There is no step 'bonus' to set. Known are: nonmember_part, legal_reserve"),
        ({"--set": "members"}, "--set members: write NAME=NUMBER."),
        ({"--set": "members=lots"}, "--set members: 'lots' is not a plain number"),
        ({"--set": "members=-1"}, "--set members: '-1' is below nought"),
        ({"--set": "members=101"}, "101 % is not between 0 % and 100 %"),
        ({"--fact": "luck=5"}, "--fact luck: unknown. Known are: asset_gains"),
        ({"--fact": "tax=0.001"}, "--fact tax: '0.001' has more than 2 decimals"),
        ({"--formula": "rest=hours"}, "--formula rest: the profile has no such step"),
        (
            {"--formula": "members=luck"},
            "--formula members=luck: the profile offers hours, earnings, purchases, alpha_mix, equal.",
        ),
        ({"--year-end": "31.12.2026"}, "--year-end 31.12.2026: write the day as 2026-12-31."),
        ({"--patronage": "/nowhere/at-all.csv"}, "/nowhere/at-all.csv: No such file or directory."),
    ],
)
def test_bad_input_is_refused_with_the_reason(file, change, told):
    arguments = {"--profile": "plain", "--result": "1000.00", "--patronage": str(file)} | change
    assert told in refusal(*[f"{name}={value}" for name, value in arguments.items()])


def test_a_percentage_outside_the_law_names_the_law(file):
    told = refusal(
        "--profile", "es-27-1999", "--result", "1000", "--patronage", file, "--set", "education_fund=4.99"
    )  # fmt: skip
    assert "'education_fund'" in told
    assert "at least 5 % (Ley 27/1999" in told


def test_a_bad_file_is_refused_with_its_line(file):
    file.write_text(THREE + "dan,worker,-3\n")
    told = refusal("--profile", "plain", "--result", "1000", "--patronage", file)
    assert told == f"{file}, line 5: hours: '-3' is below nought."


def test_what_is_missing_is_named(file):
    assert refusal("--patronage", file) == "--profile and --result missing."


def run(*arguments, **options):
    environment = os.environ | {
        "DATABASE_URL": "postgres://nobody:x@127.0.0.1:9/nothing", "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    }  # fmt: skip
    command = [sys.executable, "manage.py", "draft_distribution", *map(str, arguments)]
    return subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, check=False, **options)


def test_from_a_shell_without_a_database_it_answers_and_says_no_with_exit_2():
    good = run("--profile", "plain", "--result", "-10.00", "--patronage", "-", "--json", input=THREE.encode())
    assert (good.returncode, json.loads(good.stdout)["sum"]) == (0, "-10.00")
    bad = run("--profile", "plain", "--result", "10.00", "--patronage", "-", "--json", input=b"member,class\n")
    assert (bad.returncode, bad.stdout) == (2, b"")
    assert bad.stderr.decode().strip().splitlines() == [
        "Refused: standard input, line 1: there is no column with a measure, such as hours or earnings."
    ]
