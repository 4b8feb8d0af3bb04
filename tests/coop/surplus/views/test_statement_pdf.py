"""The statement as a document to keep."""

import pytest

from coop.surplus.models import StatementDelivery

pytestmark = pytest.mark.django_db


def test_it_is_a_tagged_pdf_that_says_so_and_the_same_bytes_again(signed_in, rosa, declared):
    browser = signed_in(rosa.user)
    answer = browser.get("/me/statements/2025/statement.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in answer.content
    assert b"pdfuaid:part" in answer.content
    assert browser.get("/me/statements/2025/statement.pdf").content == answer.content
    assert list(StatementDelivery.objects.values_list("how", flat=True)) == ["pdf"]


def test_nobody_takes_anothers(signed_in, treasurer, declared):
    assert signed_in(treasurer).get("/me/statements/2025/statement.pdf").status_code == 404
