"""Who is on a roll: what the rulebook prints about the votes of a class is what the roll does."""

from datetime import UTC, datetime

import pytest

from coop.decisions.calculations.kinds import KINDS
from coop.decisions.enums import Kind
from coop.decisions.models import Decision
from coop.decisions.queries.entitled import entitled_members
from coop.membership.models import MemberClass
from coop.membership.queries.classes import rights_of
from coop.membership.wording import voting_words
from coop.rules.calculations.pack_classes import RIGHTS
from coop.rules.class_wording import LABELS, right_lines
from coop.rules.models import RulePack
from tests.factories.classes import class_has
from tests.factories.marketplace import a_member, a_user

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
VOTES = [name for name in RIGHTS if name.startswith("votes_")]
CLASSES = ("worker", "user", "supporter")


@pytest.fixture
def three():
    """One member of each class, and every class votes on everything."""
    class_has(**dict.fromkeys(VOTES, True))
    return {code: a_member(a_user(code.title()), class_code=code) for code in CLASSES}


def classes_on(kind: str) -> set[str]:
    """The classes on the roll if notice of such a decision were given now."""
    pack = RulePack.objects.order_by("version").first()
    decision = Decision(kind=kind, decision_type=KINDS[kind].decision_type, pack=pack)
    return {row.member_class for row in entitled_members(decision, at=AT)}


def printed(code: str) -> dict[str, str]:
    return dict(right_lines(rights_of(MemberClass.objects.get(code=code))))


def test_every_printed_right_to_vote_decides_some_roll_and_every_roll_has_one():
    assert {spec.right for spec in KINDS.values()} == set(VOTES)
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("right", VOTES)
def test_a_class_without_a_right_is_off_exactly_the_rolls_that_the_right_is_for(three, right):
    excluded = {Kind.CONVERSION: {"supporter"}}  # by the plain rules, whatever the class says
    class_has("user", **{right: False})
    assert printed("user")[str(LABELS[right])] == "no"
    for kind in Kind:
        everybody = set(CLASSES) - excluded.get(kind, set())
        without = {"user"} if KINDS[kind].right == right else set()
        assert classes_on(kind) == everybody - without, kind


@pytest.mark.parametrize("kind", [Kind.RULE_CHANGE, Kind.DISSOLUTION])
def test_a_class_that_votes_on_nothing_else_votes_on_what_the_rulebook_says(three, kind):
    right = KINDS[kind].right
    rest = {name: name == right for name in VOTES}
    class_has("user", **rest)
    assert printed("user")[str(LABELS[right])] == "yes"
    assert {each for each in Kind if "user" in classes_on(each)} == {kind}
    assert voting_words(MemberClass.objects.get(code="user"))[0].startswith("You vote only on: ")


def test_somebody_in_two_classes_votes_once_in_the_other_where_only_that_has_the_vote(three):
    person = three["worker"].user
    three["worker"].votes_here = False
    three["worker"].save()
    a_member(person, class_code="supporter")
    class_has("supporter", votes_on_rules=False)
    pack = RulePack.objects.order_by("version").first()
    for kind, code in ((Kind.RESOLUTION, "supporter"), (Kind.RULE_CHANGE, "worker"), (Kind.CONVERSION, "worker")):
        decision = Decision(kind=kind, decision_type=KINDS[kind].decision_type, pack=pack)
        mine = [row.member_class for row in entitled_members(decision, at=AT) if row.user_id == person.pk]
        assert mine == [code], kind


def test_supporters_begin_without_a_vote_on_rules_kind_and_end(django_assert_num_queries):
    for code in CLASSES:
        a_member(class_code=code)
    assert "supporter" in classes_on(Kind.SPECIAL)
    for kind in (Kind.RULE_CHANGE, Kind.CONVERSION, Kind.DISSOLUTION):
        assert classes_on(kind) == {"worker", "user"}
    pack = RulePack.objects.order_by("version").first()
    decision = Decision(kind=Kind.DISSOLUTION, decision_type="special", pack=pack)
    with django_assert_num_queries(1):
        entitled_members(decision, at=AT)
