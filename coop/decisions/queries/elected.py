"""Who was elected."""

from coop.decisions.models import Decision, Option
from coop.membership.models import Member


def elected_members(decision: Decision) -> list[Member]:
    """In the order of election. The count knows candidates by their place on the ballot paper, from 1.

    Where members confirmed by yes or no, all who stood are elected if that was carried.
    """
    result = decision.result or {}
    options = Option.objects.filter(box__decision=decision, box__roll__round=decision.round, withdrawn=False)
    places = list(result.get("elected", []))
    if result.get("outcome") == "carried":
        places = list(options.order_by("position").values_list("position", flat=True))
    by_place = {
        option.position: option.nomination.candidate
        for option in options.select_related(
            "nomination__candidate__user", "nomination__candidate__member_class", "nomination__candidate__probation"
        )
        if option.nomination is not None
    }
    return [by_place[place] for place in places if place in by_place]
