"""Why a project won or lost under Equal Shares, and how many more votes it needed."""

from fractions import Fraction

from coop.counting.calculations.budget import Verdict
from coop.counting.calculations.equal_shares import Shares, Trace
from coop.counting.calculations.money_words import money, rounded_down


def explain_equal_shares(shares: Shares, trace: Trace) -> tuple[Verdict, ...]:
    """One verdict per project, in the order of the ids.

    The missing votes are counted with the final share: that many more voters who approve this project and whose
    share is untouched would have been enough.
    """
    vote = shares.vote
    turns = {purchase.place: turn for turn, purchase in enumerate(trace.purchases, start=1)}
    verdicts = []
    for place in sorted(range(len(vote.projects)), key=lambda place: vote.projects[place].id):
        project, votes = vote.projects[place], shares.votes[place]
        voters = f"{votes:,} voter{'' if votes == 1 else 's'}"
        cost = money(project.cost, vote.unit)
        if place in turns:
            bought = trace.purchases[turns[place] - 1]
            if bought.price:
                reason = (
                    f"Bought at turn {turns[place]}: {voters} share the cost of {cost}, nobody pays more than "
                    f"{rounded_down(bought.price, vote.unit)}; that is worth "
                    f"{rounded_down(bought.effective, 1)} effective votes, the most at that turn."
                )
            else:
                reason = f"It costs nothing, and {voters} approved it."
            verdicts.append(
                Verdict(project, True, turns[place], reason, effective=bought.effective, price=bought.price)
            )
            continue
        missing = trace.missing_votes.get(place)
        if project.cost > vote.budget:
            missing = None
            reason = f"It costs {cost}, more than the whole budget."
        elif not votes:
            missing = missing if project.cost else 1
            reason = f"Nobody approved it. {_needed(missing)}"
        else:
            left = rounded_down(trace.left.get(place, Fraction(0)), vote.unit)
            reason = f"The {voters} who approved it had {left} left, and it costs {cost}. {_needed(missing)}"
        verdicts.append(Verdict(project, False, None, reason, missing))
    return tuple(verdicts)


def _needed(missing: int | None) -> str:
    if missing is None:
        return "There was no money to share."
    return f"{missing:,} more vote{'' if missing == 1 else 's'} would have been enough."
