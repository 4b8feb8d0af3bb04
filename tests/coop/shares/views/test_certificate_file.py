"""The certificate as a PDF: tagged, titled, for its holder and for those who issue it."""

import re

import pytest
from django.urls import reverse

from coop.shares.views.certificate_file import paper_of
from tests.factories.marketplace import a_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(rosa):
    return rosa.certificates.get()


def file_of(session, certificate):
    return session.get(reverse("shares:certificate_file", args=[certificate.number]))


def test_it_is_a_tagged_pdf_that_everybody_can_read(browser, certificate):
    response = file_of(browser(certificate.member.user), certificate)
    assert response["Content-Type"] == "application/pdf"
    assert f'filename="share-certificate-{certificate.number}.pdf"' in response["Content-Disposition"]
    made = response.content
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made
    assert b"/Lang(en-GB)" in made
    assert f"Share certificate No. {certificate.number}".encode() in made
    assert made.count(b"/S/TH/") == 2
    assert b"/S/Figure" in made
    assert len(re.findall(rb"/Type/Page\b", made)) == 1


def test_the_same_certificate_is_the_same_file_on_any_day(browser, certificate, today):
    session = browser(certificate.member.user)
    assert file_of(session, certificate).content == file_of(session, certificate).content


def test_everything_the_rules_ask_for_is_on_it(certificate, settings):
    paper = paper_of(certificate)
    facts = dict(paper["facts"])
    assert (paper["holder"], facts["Member number"]) == ("Rosa Lane", str(certificate.member_no))
    assert (facts["Number of shares"], facts["Value of each, at par"]) == ("1000", "£1.00")
    assert (facts["Paid, in full"], facts["Issued on"]) == ("£1,000.00", "5 January 2026")
    assert facts["Kind of share"] == "Withdrawable shares"
    assert facts["Paying back"].startswith("Withdrawable")
    assert paper["url"] == f"{settings.SITE_URL}/certificates/{certificate.code}/"


def test_only_its_holder_and_the_office_get_it(browser, certificate, pia):
    assert file_of(browser(pia), certificate).status_code == 200
    assert file_of(browser(a_member().user), certificate).status_code == 404
    assert file_of(browser(), certificate).status_code == 302
