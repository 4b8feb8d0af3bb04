"""The profiles as they are shipped."""

import json
import re

import pytest

from coop.surplus.calculations.problems import BadProfile, CannotAllocate
from coop.surplus.calculations.profile_reader import read_profile
from coop.surplus.profiles import FOLDER, list_profiles, load_profile, profile_ids
from payments.ledger.calculations.chart import CHART

PROFILES = list_profiles()


def test_the_ones_promised_are_there():
    assert profile_ids() == [
        "plain", "es-27-1999", "es-ct-12-2015", "fr-scic", "fr-scop-1978", "it-2545", "mondragon", "ph-ra-9520",
        "uk-coop-society", "uk-worker-cls", "us-ma-157b", "us-subchapter-t",
    ]  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_every_bound_of_law_or_rules_has_a_citation_and_a_date(profile):
    for step in (*profile.steps, *profile.losses):
        cash = (*step.cash.least, *step.cash.most) if step.cash else ()
        rate = step.interest.most if step.interest else ()
        for source in [step.source, *(bound.source for bound in (*step.least, *step.most, *cash, *rate))]:
            assert source.kind in ("law", "rules", "meeting")
            assert source.kind == "meeting" or (source.citation and (source.valid_from or source.read_on))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_what_the_meeting_decides_is_never_given_out_as_a_bound_of_law(profile):
    for step in (*profile.steps, *profile.losses):
        assert all(bound.source.kind != "meeting" for bound in (*step.least, *step.most))


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_every_sink_is_an_account_and_indivisible_means_the_same_in_the_books(profile):
    heads = {head.code: head for head in CHART}
    for step in (*profile.steps, *profile.losses):
        assert step.sink in heads, step.code
        assert step.indivisible == heads[step.sink].indivisible, step.code


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_every_profile_says_that_it_is_no_legal_advice(profile):
    assert "not legal advice" in profile.disclaimer


def test_nothing_unverified_is_in_the_data():
    """What the founders' notes mark as remembered, not read: none of these may stand in a profile."""
    shipped = "\n".join(path.read_text() for path in FOLDER.glob("*.json"))
    assert re.findall(r"Euskadi|legal interest \+ 6|15 %/yr", shipped) == []


def test_a_step_without_a_choice_is_not_offered_for_setting():
    pinned = [
        (p.id, s.code) for p in PROFILES for s in (*p.steps, *p.losses) if s.percent is not None and not s.settable
    ]
    assert pinned == [
        ("es-ct-12-2015", "asset_gains_reserve"), ("mondragon", "social_fund"), ("us-subchapter-t", "nonmember_part"),
    ]  # fmt: skip


def test_an_unknown_profile_is_refused_by_name():
    with pytest.raises(CannotAllocate, match="There is no profile 'narnia'"):
        load_profile("narnia")


def plain():
    return json.loads((FOLDER / "plain.json").read_text())


def broken(change):
    data = plain()
    change(data)
    with pytest.raises(BadProfile) as refused:
        read_profile(data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d.update(colour="red"), "nothing is known of colour"),
        (lambda d: d["steps"][2].update(percent=30), "A number stands in quotation marks"),
        (lambda d: d["steps"][2].update(percent="3e1"), "'3e1' is not a plain decimal number"),
        (lambda d: d["steps"][2].update(kind="gift"), "'gift' is not one of"),
        (lambda d: d["steps"][2].update(source="hearsay"), "There is no source 'hearsay'"),
        (lambda d: d["steps"][2].update(base="moon"), "nothing is called 'moon'"),
        (lambda d: d["steps"][2].update(code="members"), "two steps have the same code"),
        (lambda d: d["steps"].pop(), "exactly one step, the last, takes what remains"),
        (lambda d: d["losses"].pop(), "exactly one, the last, carries it on"),
        (lambda d: d["steps"][5].pop("formula"), "lacks what the kind 'patronage' needs"),
        (lambda d: d["steps"][0].update(fact="luck"), "there is no fact 'luck'"),
        (lambda d: d["sources"].update(spare={"kind": "meeting"}), "nothing refers to the source spare"),
        (lambda d: d["sources"]["ica"].pop("valid_from"), "cited with their date"),
        (lambda d: d["sources"]["ica"].update(kind="gossip"), "'gossip' is not one of"),
    ],
)
def test_data_that_contradict_themselves_are_refused(change, told):
    assert told in broken(change)


def test_the_hash_of_a_profile_is_that_of_its_data():
    changed = plain()
    changed["title"] = "Another"
    assert read_profile(plain()).sha256 == load_profile("plain").sha256 != read_profile(changed).sha256
