"""Hand in a draft: from now on everybody sees it, and it is made under the rules in force today."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coop.decisions.actions._actor import as_proposer
from coop.decisions.actions._move import lock_decision, move, require_row
from coop.decisions.actions._subject import decision_type_of, require_possible
from coop.decisions.actions._text import last_version, wording_of
from coop.decisions.calculations.kinds import kind_spec
from coop.decisions.calculations.text_hash import what_is_missing
from coop.decisions.enums import Secrecy, TurnoutAudience
from coop.decisions.errors import SubjectHasAProblem, TextIncomplete
from coop.decisions.models import Decision
from coop.rules.queries.pack_in_force import pack_in_force
from foundation.jobs.actions.enqueue import enqueue


@transaction.atomic
def submit(*, by: Any, decision: Decision, seen: int | None = None, at: datetime) -> Decision:
    """Raises OnlyTheProposer, NotNow, TextIncomplete (with fields), SubjectHasAProblem."""
    decision = lock_decision(decision, seen=seen)
    actor = as_proposer(by, decision)
    require_row(decision, "submit")
    missing = what_is_missing(wording_of(last_version(decision)), needs_effects=decision.subject_key == "none")
    if missing:
        raise TextIncomplete(" ".join(missing.values()), fields=missing)
    require_possible(decision, at=at)
    pack = pack_in_force(at=at)
    decision_type = decision_type_of(decision, at=at)
    if decision_type not in pack.body["decision_types"]:
        raise SubjectHasAProblem(
            _("The rules in force, “%(rules)s”, know no decision of this kind.") % {"rules": pack.title}
        )
    rules = pack.body["decision_types"][decision_type]
    if kind_spec(decision.kind).about_a_person:
        # Weeks before the notice, so that the answer can go out with it.
        enqueue("coop.decisions.tell_the_person", decision_id=decision.pk, what="asked")
    return move(
        decision,
        "submit",
        actor=actor,
        at=at,
        data={"pack": pack.sha256},
        pack=pack,
        decision_type=decision_type,
        secrecy=Secrecy(rules["secrecy"]),
        method=rules["method"],
        turnout_audience=TurnoutAudience.MEMBERS,
    )
