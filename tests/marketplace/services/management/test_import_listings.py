"""The command that brings in workers with their listings."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coop.membership.models import MembershipEvent
from foundation.accounts.models import User
from marketplace.services.models import Listing
from tests.factories.marketplace import a_trade, a_user
from tests.factories.places import hebden, todmorden

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).resolve().parents[4] / "docs" / "import-listings.md"


@pytest.fixture
def example(tmp_path):
    """The very example of the documentation."""
    a_trade("cleaning")
    a_trade("gardening")
    hebden()
    todmorden()
    a_user("Priya", email="office@example.org", is_staff=True)
    file = tmp_path / "workers.csv"
    file.write_text(re.search(r"```csv\n(.*?)```", DOCS.read_text(), re.DOTALL)[1])
    return file


def run(file, *extra):
    out = StringIO()
    call_command(
        "import_listings", file, "--by=office@example.org", "--resolution=Item 4", "--quiet", *extra, stdout=out
    )
    return out.getvalue()


def test_the_example_of_the_documentation_works(example):
    assert run(example) == ("3 lines read: 2 people new, 2 worker pages new, 3 listings new, 2 of them live.\n")
    assert Listing.objects.count() == 3


def test_a_dry_run_keeps_nothing(example):
    assert run(example, "--dry-run").startswith("Nothing was kept: this was a dry run. 3 lines read")
    assert Listing.objects.count() == 0


def test_bad_lines_are_named_with_their_reason(example):
    example.write_text(example.read_text().replace(",22,60,", ",2,60,"))
    with pytest.raises(CommandError, match=r"Nothing was imported.*\n  line 4: .*lowest price") as refused:
        run(example)
    assert refused.value.returncode == 2
    assert Listing.objects.count() == 0


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, "No such file or directory"),
        ("email,name\nö".encode("latin-1"), "line 2: this is not UTF-8; save the file in UTF-8"),
        ("email,name".encode("utf-16"), "line 1: this is UTF-16; save the file in UTF-8"),
        (b"email,na\0me\n", "line 1: there is a NUL character"),
        (b"", "line 1: the first line has to name the columns"),
    ],
)
def test_a_file_that_is_not_there_or_not_text_is_told_and_ends_with_2(example, tmp_path, raw, said):
    path = tmp_path / "other.csv"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(CommandError, match=said) as refused:
        run(path)
    assert refused.value.returncode == 2


def test_a_table_of_a_spreadsheet_with_its_mark_and_line_ends_is_read(example):
    example.write_bytes(b"\xef\xbb\xbf" + example.read_bytes().replace(b"\n", b"\r\n"))
    assert run(example).startswith("3 lines read: 2 people new")


def test_somebody_unknown_brings_in_nobody(example):
    with pytest.raises(CommandError, match="Nobody here has the address") as refused:
        call_command("import_listings", example, "--by=x@example.org", "--resolution=Item 4", "--quiet")
    assert refused.value.returncode == 2


def test_the_file_alone_will_do_where_one_person_is_on_the_staff(example):
    call_command("import_listings", example, "--quiet", stdout=StringIO())
    assert Listing.objects.count() == 3
    assert set(MembershipEvent.objects.filter(verb="admit").values_list("resolution", "by__email")) == {
        ("List workers.csv", "office@example.org")
    }


def test_who_brings_them_in_is_asked_where_it_is_not_plain(example):
    a_user("Ravi", email="ravi@example.org", is_staff=True)
    with pytest.raises(CommandError, match="Several people are on the staff: say who brings them in with --by EMAIL"):
        call_command("import_listings", example, "--quiet")
    User.objects.update(is_staff=False)
    with pytest.raises(CommandError, match="Nobody is on the staff yet"):
        call_command("import_listings", example, "--quiet")
    assert not Listing.objects.exists()


def test_progress_goes_to_stderr_and_quiet_is_quiet(example, capsys):
    call_command("import_listings", example, "--by=office@example.org", "--resolution=Item 4", stdout=StringIO())
    assert "Reading listings [" in capsys.readouterr().err
