"""The command that brings in workers with their listings."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

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
    with pytest.raises(CommandError, match=r"Nothing was imported.*\n  line 4: .*lowest price"):
        run(example)
    assert Listing.objects.count() == 0


def test_a_file_that_is_not_there_or_not_text_is_told(example, tmp_path):
    with pytest.raises(CommandError, match="There is no file"):
        run(tmp_path / "nothing.csv")
    (tmp_path / "latin.csv").write_bytes("email,name\nö".encode("latin-1"))
    with pytest.raises(CommandError, match="is not UTF-8 text"):
        run(tmp_path / "latin.csv")


def test_it_asks_who_brings_them_in(example):
    with pytest.raises(CommandError, match="Nobody here has the address"):
        call_command("import_listings", example, "--by=x@example.org", "--resolution=Item 4", "--quiet")


def test_progress_goes_to_stderr_and_quiet_is_quiet(example, capsys):
    call_command("import_listings", example, "--by=office@example.org", "--resolution=Item 4", stdout=StringIO())
    assert "Reading listings [" in capsys.readouterr().err
