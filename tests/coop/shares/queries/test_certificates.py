"""A certificate is known by its code, superseded and never edited, and cannot be made up."""

from datetime import timedelta

import pytest
from django.db import connection

from coop.shares.actions.issue_certificate import issue_certificate
from coop.shares.calculations.certificates import grouped, initials, signed_code
from coop.shares.enums import CertificateStanding
from coop.shares.errors import MayNotSeeRegister, NothingToCertify
from coop.shares.models import Certificate, ShareType
from coop.shares.queries.certificates import check_certificate, code_for, current_certificates
from tests.factories.classes import class_has
from tests.factories.marketplace import LONG_AGO, a_member
from tests.factories.shares import a_treasurer, a_withdrawal, an_owner, approved, earned, shares_for

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def pia():
    return a_treasurer()


def kind():
    return ShareType.objects.get(code="withdrawable")


def standing(certificate, at=LONG_AGO):
    checked = check_certificate(certificate.code, at=at)
    assert checked is not None
    return checked.standing


def test_numbers_have_no_gaps(pia):
    first, second = an_owner("Rosa", 5, treasurer=pia), an_owner("Otto", 7, treasurer=pia)
    numbers = list(Certificate.objects.values_list("number", flat=True))
    assert numbers == list(range(numbers[0], numbers[0] + 2))
    assert [first.certificates.get().number, second.certificates.get().number] == numbers


def test_a_certificate_is_found_by_its_code_however_it_is_typed(pia):
    certificate = an_owner("Rosa", 5, treasurer=pia).certificates.get()
    for typed in (certificate.code, grouped(certificate.code), certificate.code.upper()):
        checked = check_certificate(typed, at=LONG_AGO)
        assert (checked.certificate, checked.genuine, checked.standing) == (
            certificate,
            True,
            CertificateStanding.VALID,
        )
    assert check_certificate("a" * 20, at=LONG_AGO) is None


def test_buying_more_supersedes_it(pia):
    rosa = an_owner("Rosa", 5, treasurer=pia)
    first = rosa.certificates.get()
    shares_for(rosa, 3, treasurer=pia, at=LONG_AGO + DAY)
    second = current_certificates(rosa).get()
    assert (second.quantity, second.paid_minor, second.supersedes) == (8, 800, first)
    assert (standing(first, LONG_AGO + DAY), standing(second, LONG_AGO + DAY)) == (
        CertificateStanding.SUPERSEDED,
        CertificateStanding.VALID,
    )


def test_a_new_name_makes_a_new_paper_and_leaves_the_old_one_as_it_was(pia):
    rosa = an_owner("Rosa Lane", 5, treasurer=pia)
    first = rosa.certificates.get()
    rosa.user.name = "Rosa Hill"
    rosa.user.save()
    with pytest.raises(MayNotSeeRegister):
        issue_certificate(by=rosa.user, member=rosa, share_type=kind(), reason="New name", at=LONG_AGO)
    second = issue_certificate(by=pia, member=rosa, share_type=kind(), reason="New name", at=LONG_AGO + DAY)
    first.refresh_from_db()
    assert (first.holder, second.holder) == ("Rosa Lane", "Rosa Hill")
    assert first.code != second.code


def test_who_holds_nothing_gets_none(pia):
    with pytest.raises(NothingToCertify):
        issue_certificate(by=pia, member=a_member(), share_type=kind(), reason="", at=LONG_AGO)


def test_when_all_shares_are_gone_it_is_no_longer_valid(pia):
    earned(5_000_000)
    an_owner("Otto", 5_000, treasurer=pia)
    rosa = an_owner("Rosa", 5, treasurer=pia)
    certificate = rosa.certificates.get()
    class_has(rosa.member_class_id, min_shares=0)
    rosa.refresh_from_db()
    approved(a_withdrawal(rosa, 5), by=pia, at=LONG_AGO + 1100 * DAY)
    assert standing(certificate, LONG_AGO + 1100 * DAY) == CertificateStanding.ENDED


def test_changed_figures_do_not_fit_the_code(pia):
    certificate = an_owner("Rosa", 5, treasurer=pia).certificates.get()
    assert code_for(certificate) == certificate.code
    with connection.cursor() as cursor:  # somebody with the keys of the database, past every guard
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        cursor.execute("UPDATE coop_shares_certificate SET quantity = 500 WHERE id = %s", [certificate.pk])
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
    assert check_certificate(certificate.code, at=LONG_AGO).genuine is False


def test_a_new_key_keeps_old_papers_good_for_as_long_as_the_old_key_is_kept(pia, settings):
    certificate = an_owner("Rosa", 5, treasurer=pia).certificates.get()
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another secret"
    assert check_certificate(certificate.code, at=LONG_AGO).genuine is False
    settings.SECRET_KEY_FALLBACKS = [old]
    assert check_certificate(certificate.code, at=LONG_AGO).genuine is True


def test_no_two_lists_of_facts_look_the_same_to_the_code():
    assert signed_code(key=b"k", facts=["ab", "c"]) != signed_code(key=b"k", facts=["a", "bc"])
    assert signed_code(key=b"k", facts=["ab"]) != signed_code(key=b"l", facts=["ab"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Rosa Lane", "R. L."), ("josé maría", "J. M."), ("  ", ""), ("李 小龙", "李. 小."), ("O'Neil (2)", "O.")],
)
def test_initials_say_little(name, shown):
    assert initials(name) == shown
