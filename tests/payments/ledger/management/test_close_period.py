from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from payments.ledger.models import Period

pytestmark = pytest.mark.django_db


def test_the_root_of_the_closed_month_is_printed(post, frozen, capsys):
    post(("1010", "4010", 5), at=datetime(2026, 9, 3, tzinfo=UTC))
    frozen(datetime(2026, 10, 2, tzinfo=UTC))
    call_command("close_period", "2026-09")
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["September 2026 is closed with 1 journals.", f"Root: {Period.objects.get().root}"]


@pytest.mark.parametrize(
    ("month", "message"),
    [
        ("September", "'September' is not a month written YYYY-MM."),
        ("2026-10", "Months are closed one after the other; the next to close is September 2026."),
    ],
)
def test_what_cannot_be_closed_is_told_in_a_sentence(post, frozen, month, message):
    post(("1010", "4010", 5), at=datetime(2026, 9, 3, tzinfo=UTC))
    frozen(datetime(2026, 12, 2, tzinfo=UTC))
    with pytest.raises(CommandError) as caught:
        call_command("close_period", month)
    assert str(caught.value) == message
    assert Period.objects.count() == 0
