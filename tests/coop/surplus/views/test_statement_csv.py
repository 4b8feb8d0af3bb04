"""The statement as a table."""

import csv
import io

import pytest

from coop.surplus.models import StatementDelivery

pytestmark = pytest.mark.django_db


def test_it_holds_the_same_figures_and_nothing_a_spreadsheet_would_run(signed_in, rosa, declared):
    answer = signed_in(rosa.user).get("/me/statements/2025/statement.csv")
    rows = dict(csv.reader(io.StringIO(answer.content.decode())))
    assert (rows["Your part"], rows["Paid out to you"]) == ("£53.33", "£21.34")
    assert rows["How it was worked out"].endswith("£80.00 × £600.00 ÷ £900.00 = £53.33")
    assert [cell for row in rows.items() for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert list(StatementDelivery.objects.values_list("how", flat=True)) == ["csv"]
