"""What a decision about a correction tells and does: the other sort of a decision about a surplus."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coop.surplus.actions.declare_correction import declare_correction
from coop.surplus.enums import AllocationState
from coop.surplus.errors import SettlementNotFound
from coop.surplus.queries.settlements import settlement_with_hash
from foundation.money.formatting import format_minor

UNDECIDED = (AllocationState.FROZEN, AllocationState.PROPOSED)


def describe(sha256: str) -> str:
    """One sentence."""
    one = settlement_with_hash(str(sha256))
    if one is None or one.allocation is None:
        return _("Correct a plan by a correction that nobody knows.")
    return _("Correct how the result of {year} was shared, by correction {number} (fingerprint {sha}).").format(
        year=one.allocation.fiscal_year.year, number=one.number, sha=one.sha256[:16]
    )


def problem_with(sha256: str) -> str:
    """Why it cannot be decided on, or nothing."""
    one = settlement_with_hash(str(sha256))
    if one is None:
        return _("No correction has that fingerprint.")
    if one.state not in UNDECIDED:
        return _("That correction cannot be decided on any more: it is {state}.").format(
            state=str(one.get_state_display()).lower()
        )
    return ""


def what_changes(sha256: str) -> list[str]:
    """In plain words, without anybody's name."""
    one = settlement_with_hash(str(sha256))
    if one is None:
        return []
    words = [
        _("{cash} is paid out and {kept} is added to capital accounts of members who had too little.").format(
            cash=format_minor(one.cash, one.unit), kept=format_minor(one.retained, one.unit)
        ),
        _("{amount} is kept back from the next surplus of members who had too much. Nobody pays anything back.").format(
            amount=format_minor(one.set_off, one.unit)
        ),
    ]
    concerned = ngettext("It concerns {n} member.", "It concerns {n} members.", one.members)
    return [*words, concerned.format(n=one.members)]


def take_effect(sha256: str, *, name: str, url: str, at: datetime) -> None:
    """Raises SettlementNotFound."""
    one = settlement_with_hash(str(sha256))
    if one is None:
        raise SettlementNotFound
    declare_correction(by=None, settlement=one, decision_name=name, decision_url=url, at=at)
