import copy
from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, connection, transaction

from coop.counting.formats.canonical import digest, parse_canonical
from coop.membership.errors import BadClassRights
from coop.membership.queries.classes import class_called, newest_versions
from coop.rules.actions.adopt_pack import adopt_pack
from coop.rules.errors import BadRulePack, ClassesChangeAtOnce, MayNotSetPolicy, NoRulePack, PackStartsInThePast
from coop.rules.models import RulePack
from coop.rules.pack_files import shipped_pack
from coop.rules.queries.class_rules import class_change_body
from coop.rules.queries.pack_in_force import pack_in_force
from foundation.accounts.models import User
from foundation.audit.models import AuditRecord

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
UK = shipped_pack("uk_worker_cls")


def adopt(at, body=UK, **more):
    return adopt_pack(by=None, body=body, decision_name="General meeting", at=at, **more)


def test_every_co_op_begins_with_the_plain_rules(noon):
    founding = pack_in_force(at=noon)
    assert (founding.version, founding.code, founding.decision_name) == (1, "plain_default", "The founding rules")
    assert founding.body == shipped_pack("plain_default")
    assert (founding.sha256, parse_canonical(founding.text.encode())) == (digest(founding.body), founding.body)


def test_an_adopted_pack_is_in_force_from_its_start_and_the_old_one_until_then(noon):
    uk = adopt(noon, starts_at=noon + 14 * DAY)
    assert pack_in_force(at=noon + 14 * DAY - timedelta(seconds=1)).version == 1
    assert pack_in_force(at=noon + 14 * DAY) == uk
    assert (uk.version, uk.title, uk.adopted_at, uk.sha256) == (2, UK["title"], noon, digest(UK))


def test_a_pack_leads_to_its_decision_or_to_its_own_page(noon):
    assert pack_in_force(at=noon).where_decided == "/rules/versions/1/"
    assert adopt(noon, decision_url="/decisions/new-rules/").where_decided == "/decisions/new-rules/"


def test_adopting_is_in_the_audit_log_with_the_hash(noon):
    uk = adopt(noon)
    event = AuditRecord.objects.get(verb="pack.adopted")
    assert event.data == {"code": "uk_worker_cls", "version": 2, "sha256": uk.sha256}


def test_a_broken_pack_is_refused_with_the_place(noon):
    body = copy.deepcopy(UK)
    body["decision_types"]["special"]["pass"]["ratio"] = "three quarters"
    with pytest.raises(BadRulePack, match=r"decision_types\.special\.pass\.ratio") as refused:
        adopt(noon, body)
    assert [problem.path for problem in refused.value.details["problems"]] == ["decision_types.special.pass.ratio"]
    assert RulePack.objects.count() == 1


def test_a_pack_never_reaches_back(noon):
    with pytest.raises(PackStartsInThePast):
        adopt(noon, starts_at=noon - DAY)
    adopt(noon, starts_at=noon + 3 * DAY)
    with pytest.raises(PackStartsInThePast):
        adopt(noon, starts_at=noon + 2 * DAY)


def test_only_the_board_or_a_carried_vote_adopts(noon):
    ada = User.objects.create_user("ada@example.org")
    with pytest.raises(MayNotSetPolicy):
        adopt_pack(by=ada, body=UK, decision_name="I say so", at=noon)


def test_without_any_pack_the_set_up_was_not_finished(noon):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        cursor.execute("DELETE FROM coop_rules_rulepack")
    with pytest.raises(NoRulePack):
        pack_in_force(at=noon)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"sha256": "0" * 64}, "the_hash_of_a_pack"),
        (
            {"text": "{}", "sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"},
            "the_text_of_a_pack",
        ),
        ({"decision_name": ""}, "names_the_decision"),
    ],
)
def test_the_database_refuses_a_pack_that_is_not_what_it_says(noon, change, name):
    pack = pack_in_force(at=noon)
    fields = {"code": "x", "version": 2, "title": "x", "body": pack.body, "text": pack.text, "sha256": pack.sha256,
              "starts_at": noon, "adopted_at": noon, "decision_name": "x"}  # fmt: skip
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        RulePack.objects.create(**{**fields, **change})


def test_the_database_refuses_to_change_or_remove_a_pack(noon):
    with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
        RulePack.objects.update(title="Other rules")
    with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
        RulePack.objects.all().delete()


def with_rights(noon, **changed):
    return class_change_body({"worker": changed}, at=noon)


def test_a_pack_sets_the_rights_of_the_classes_first_and_names_the_decision(noon):
    adopt(noon, with_rights(noon, min_shares=5), decision_url="/decisions/shares/")
    assert class_called("worker").min_shares == 5
    version = newest_versions()["worker"]
    assert (version.decision_name, version.decision_url) == ("General meeting", "/decisions/shares/")
    # In this order: when the new rulebook begins, what it says of the classes is true.
    told = AuditRecord.objects.filter(verb__in=("class.rights_set", "pack.adopted")).order_by("pk")
    assert list(told.values_list("verb", flat=True)) == ["class.rights_set", "pack.adopted"]
    # What did not change has no new version.
    assert sorted(newest_versions()) == ["worker"]


def test_a_pack_without_classes_leaves_them_as_they_are(noon):
    adopt(noon, with_rights(noon, min_shares=5))
    adopt(noon + DAY)
    assert class_called("worker").min_shares == 5


def test_a_pack_whose_classes_are_refused_is_not_adopted_at_all(noon):
    body = with_rights(noon, min_shares=5)
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE coop_membership_memberclass ADD CONSTRAINT few CHECK (code <> 'worker' OR min_shares < 5)"
        )
    with pytest.raises(BadClassRights):
        adopt(noon, body)
    assert (RulePack.objects.count(), class_called("worker").min_shares) == (1, 1)


def test_classes_change_when_the_pack_is_adopted_not_later(noon):
    with pytest.raises(ClassesChangeAtOnce):
        adopt(noon, with_rights(noon, min_shares=5), starts_at=noon + DAY)
    assert class_called("worker").min_shares == 1
