"""The frozen form of an allocation. If these bytes change, hashes that members voted on can no longer be checked."""

import subprocess
import sys
from datetime import date
from fractions import Fraction as F

from coop.surplus.calculations.profile_reader import read_profile
from coop.surplus.calculations.types import Holding, MemberInput
from coop.surplus.calculations.waterfall import allocate
from tests.support.house import REPOSITORY

PROFILE = {
    "id": "tiny", "version": 1, "title": "Tiny", "jurisdiction": "", "sources": {"meeting": {"kind": "meeting"}},
    "steps": [
        {"code": "members", "title": "Members", "kind": "patronage", "sink": "2440", "source": "meeting",
         "base": "result", "percent": "50", "formula": {"id": "hours"}, "cash": {"percent": "20"}},
        {"code": "rest", "title": "Rest", "kind": "remainder", "sink": "3120", "source": "meeting"},
    ],
    "losses": [{"code": "carried", "title": "Carried", "kind": "carried", "sink": "3300", "source": "meeting"}],
}  # fmt: skip
DOCUMENT = (
    '{"facts":{"tax":"5"},"format":"commonwork-allocation/1","members":{"columns":["member","number","class",'
    '"measures","holdings","capital","parts","patronage","interest","cash","retained","total"],"rows":['
    '["m_ana",1,"worker",{"hours":"25/2"},[[1000,365]],7,[["members","","25/2",51]],51,0,11,40,51]]},"notes":[],'
    '"profile":{"id":"tiny","sha256":"%s","version":1},"result":103,"settings":{"members":"50","members.cash":"20"},'
    '"steps":[{"amount":51,"base":["result","103"],"code":"members","formula":{"classes":{"worker":"1"},"id":"hours",'
    '"max_share":null,"seniority_cap":null,"threshold":["","0"],"version":1,"weights":{}},"indivisible":false,'
    '"kind":"patronage","note":"","percent":"50","pools":{},"sink":"2440","source":["meeting",""]},{"amount":52,'
    '"base":["remaining","52"],"code":"rest","formula":null,"indivisible":false,"kind":"remainder","note":"",'
    '"percent":null,"pools":{},"sink":"3120","source":["meeting",""]}],"unit":"GBP","year_end":"2026-12-31"}'
)


def test_the_bytes_of_an_allocation_never_change():
    profile = read_profile(PROFILE)
    ana = MemberInput("m_ana", 1, measures={"hours": F(25, 2)}, holdings=(Holding(1000),), capital=7)
    result = allocate(profile, 103, [ana], facts={"tax": 5}, year_end=date(2026, 12, 31), unit="GBP")
    assert result.document.decode() == DOCUMENT % profile.sha256


def test_the_engine_runs_without_django():
    code = (
        "import sys, coop.surplus.calculations.waterfall, coop.surplus.calculations.patronage_file, "
        "coop.surplus.profiles as p; p.list_profiles(); "
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0
