"""By which decisions a declared plan could be taken back (coop-finance B6: a reversal, and a resolution for it)."""

from django.db.models import Q, QuerySet

from coop.decisions.enums import DecisionState, Kind
from coop.decisions.models import Decision
from coop.surplus.models import Allocation

S = DecisionState
STANDS = (S.IN_FORCE, S.IMPLEMENTING, S.DONE)
FELL = (S.VOID, S.OUT_OF_ORDER, S.LAPSED, S.SUPERSEDED, S.RECALLED)


def decision_that_declared(plan: Allocation) -> Decision | None:
    """The vote by which the plan took effect, or none: a meeting resolved it on paper."""
    return _about(plan).filter(in_force_at__isnull=False).order_by("in_force_at").first()


def decisions_against(plan: Allocation) -> "QuerySet[Decision]":
    """Those that can take the plan back, the newest first.

    A resolution that came into force after the plan was declared; and the decision about the plan itself, where it
    stands no longer.
    """
    if plan.declared_at is None:
        return Decision.objects.none()
    later = Q(kind__in=(Kind.RESOLUTION, Kind.SPECIAL), state__in=STANDS, in_force_at__gt=plan.declared_at)
    fell = Q(pk__in=_about(plan).values("pk"), state__in=FELL)
    return Decision.objects.filter(later | fell).order_by("-pk")


def _about(plan: Allocation) -> "QuerySet[Decision]":
    return Decision.objects.filter(subject_key="surplus", subject_payload__allocation_sha256=plan.sha256)
