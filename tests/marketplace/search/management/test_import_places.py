"""The command that brings in places."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from marketplace.search.models import Place
from tests.marketplace.search.actions.test_import_places import HEBDEN, TODMORDEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "GB.txt"
    path.write_text(HEBDEN + TODMORDEN)
    return path


def run(path, *extra):
    out = StringIO()
    call_command("import_places", path, *extra, stdout=out)
    return out.getvalue()


def test_it_says_what_it_did(file):
    assert run(file, "--quiet") == (
        "2 rows read: 2 places new, 0 brought up to date, 0 left out because nobody lives there.\n"
    )


def test_a_dry_run_keeps_nothing(file):
    assert run(file, "--dry-run", "--quiet").startswith("Nothing was kept: this was a dry run. 2 rows read")
    assert not Place.objects.exists()


def test_commas_are_told_from_tabs_by_the_first_line(file):
    file.write_text(HEBDEN.replace("\t", ","))
    run(file, "--quiet")
    assert Place.objects.get().code == "HX7"


def test_a_byte_order_mark_of_a_spreadsheet_does_no_harm(file):
    file.write_text(HEBDEN, encoding="utf-8-sig")
    run(file, "--quiet")
    assert Place.objects.get().country == "GB"


def test_bad_rows_are_named_with_line_and_reason(file):
    file.write_text(HEBDEN + TODMORDEN.replace("53.7140", "953.7140"))
    with pytest.raises(CommandError, match=r"line 2: latitude 953.7140 is not between -90 and 90") as refused:
        run(file, "--quiet")
    assert refused.value.returncode == 2
    assert not Place.objects.exists()


def test_progress_is_on_stderr_and_quiet_is_quiet(file, capsys):
    run(file)
    assert "Reading places [##############################] 100 %" in capsys.readouterr().err
    run(file, "--quiet")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (None, "No such file or directory"),
        (HEBDEN.encode() + b"\xff\xfe\t", "line 2: this is not UTF-8; save the file in UTF-8"),
        (HEBDEN.encode("utf-16"), "line 1: this is UTF-16; save the file in UTF-8"),
        (HEBDEN.replace("Hebden", "Heb\0den").encode(), "line 1: there is a NUL character"),
        (b"", "line 1: the file names no places"),
    ],
)
def test_a_file_that_is_not_there_or_not_text_is_told_and_ends_with_2(tmp_path, raw, said):
    path = tmp_path / "other.txt"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(CommandError, match=said) as refused:
        run(path, "--quiet")
    assert refused.value.returncode == 2
    assert not Place.objects.exists()
