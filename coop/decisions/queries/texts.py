"""Every version of what a decision asks."""

from coop.decisions.models import Decision, DecisionText


def texts_of(decision: Decision) -> list[DecisionText]:
    """The newest first, with who wrote each: one statement."""
    return list(DecisionText.objects.filter(decision=decision).select_related("author").order_by("-number"))
