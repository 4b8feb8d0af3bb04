"""A count of ranked papers told in plain sentences, one stage at a time."""

from coop.counting.calculations.papers import VOTE
from coop.counting.calculations.phrasing import counted, decimal, listed, vote_words, votes
from coop.counting.calculations.stv_result import Action, CountResult, Stage, Tie
from coop.counting.enums import Settled


def heading(result: CountResult, stage: Stage) -> str:
    """What the stage did, in a few words."""
    if stage.subject is None:
        return "First preferences"
    name = result.election.name(stage.subject)
    return f"Surplus of {name}" if stage.action is Action.SURPLUS else f"Exclusion of {name}"


def opening(result: CountResult) -> list[str]:
    """The papers, and how the quota follows from them."""
    lines = [f"{counted(result.valid, 'valid paper')} for {counted(result.seats, 'seat')}."]
    if result.blank:
        verb = "is" if result.blank == 1 else "are"
        lines.append(f"{counted(result.blank, 'paper')} ranked nobody and {verb} not in the valid poll.")
    if result.election.spoilt:
        lines.append(f"{counted(result.election.spoilt, 'paper')} could not be understood and did not count.")
    if result.withdrawn:
        names = listed([result.election.name(number) for number in sorted(result.withdrawn)])
        lines.append(f"Withdrawn: {names}. Their papers count for the next choice on them.")
    whole, seats = result.valid // (result.seats + 1), result.seats
    lines.append(
        f"The quota is {result.quota:,}: {result.valid:,} divided by {seats} + 1 is {whole:,} "
        f"(any fraction is dropped), plus 1."
    )
    return lines


def account(result: CountResult, stage: Stage) -> list[str]:
    """What happened at this stage and why."""
    lines = [_tie(result, tie) for tie in result.ties if tie.stage == stage.number]
    if stage.action is Action.SURPLUS:
        lines.append(_surplus(result, stage))
    elif stage.action is Action.EXCLUSION:
        lines.append(_exclusion(result, stage))
    lines += [_election(result, stage, number) for number in stage.elected if number not in stage.filled]
    if stage.filled:
        lines.append(_filled(result, stage))
    if not stage.elected:
        lines.append(f"Nobody reaches the quota of {result.quota:,} at this stage.")
    return lines


def closing(result: CountResult) -> list[str]:
    """Who is elected, or why the count stopped."""
    names = listed([result.election.name(number) for number in result.elected])
    if not result.complete:
        so_far = f"Elected so far: {names}." if names else "Nobody has been elected so far."
        return [_tie(result, result.ties[-1]), so_far]
    if not names:
        return ["Nobody is elected."]
    empty = result.seats - len(result.elected)
    stay = "stays" if empty == 1 else "stay"
    unfilled = [f"{counted(empty, 'seat')} {stay} empty: nobody else stands."] if empty else []
    return [f"Elected, in this order: {names}.", *unfilled]


def tie_sentence(result: CountResult, tie: Tie) -> str:
    return _tie(result, tie)


def _election(result: CountResult, stage: Stage, number: int) -> str:
    name, held, quota = result.election.name(number), stage.votes[number], result.quota
    if held == quota * VOTE:
        return f"{name} has {vote_words(held)}, exactly the quota, and is elected."
    surplus = held - quota * VOTE
    sentence = f"{name} has {vote_words(held)}, more than the quota of {quota:,}, and is elected"
    later = [s for s in result.stages if s.action is Action.SURPLUS and s.subject == number]
    if later and later[0].transfer is not None:
        verb = "passes" if surplus == VOTE else "pass"
        vote = "vote" if surplus == VOTE else "votes"
        return f"{sentence}; the {votes(surplus)} surplus {vote} {verb} on at {_rates(later[0])}."
    ended = "no seat is left to fill" if result.complete else "the count stopped first"
    return f"{sentence}; the surplus of {vote_words(surplus)} stays, since {ended}."


def _rates(stage: Stage) -> str:
    rates = sorted({new for _, new, _ in stage.transfer.rates}) if stage.transfer else []
    if len(rates) == 1:
        return f"{decimal(rates[0])} each"
    return f"{decimal(rates[0])} to {decimal(rates[-1])} each, by what each paper was worth on arrival"


def _surplus(result: CountResult, stage: Stage) -> str:
    name = result.election.name(stage.subject or 0)
    total = stage.surplus + result.quota * VOTE
    start = (
        f"{name} has the largest surplus, {vote_words(stage.surplus)}. "
        f"Each paper passes on at {votes(stage.surplus)} / {votes(total)} of its value, "
        f"cut off after five decimals: {_rates(stage)}."
    )
    return f"{start} {_gains(result, stage)}"


def _exclusion(result: CountResult, stage: Stage) -> str:
    subject = stage.subject or 0
    held = result.stages[stage.number - 2].votes[subject]
    start = f"No surplus is left to pass on. {result.election.name(subject)} has the fewest votes, {votes(held)}, "
    return f"{start}and is excluded; the papers pass on at the value they have. {_gains(result, stage)}"


def _gains(result: CountResult, stage: Stage) -> str:
    transfer = stage.transfer
    if transfer is None or not (transfer.received or transfer.exhausted):
        return "There are no papers to pass on."
    pieces = [
        f"{result.election.name(number)} gains {votes(gained)}" for number, gained in sorted(transfer.received.items())
    ]
    if transfer.exhausted:
        verb = "names" if transfer.exhausted == VOTE else "name"
        pieces.append(f"{vote_words(transfer.exhausted)} {verb} nobody who is left")
    sentence = f"{listed(pieces)}."
    if transfer.lost:
        sentence += f" {votes(transfer.lost)} is lost with the fractions cut off."
    return sentence


def _filled(result: CountResult, stage: Stage) -> str:
    names = listed([result.election.name(number) for number in stage.filled])
    if len(stage.filled) == 1:
        return f"{names} is the last candidate for the last place, and is elected without needing the quota."
    return f"As many places as candidates are left, so {names} are elected without needing the quota."


def _tie(result: CountResult, tie: Tie) -> str:
    name = result.election.name
    names = listed([name(number) for number in tie.candidates])
    units = result.stages[tie.stage - 2].votes[tie.candidates[0]]
    equal = f"{names} are equal with {vote_words(units)}"
    act = "pass on a surplus first" if tie.action is Action.SURPLUS else "be excluded"
    if tie.settled is Settled.UNSETTLED or tie.chosen is None:
        return (
            f"Tie at stage {tie.stage}: {equal}, at every earlier stage too, and who is elected can depend on "
            f"which of them is to {act}. No order that was committed to before the vote was given for them, "
            f"so the count stops here."
        )
    chosen = name(tie.chosen)
    if tie.settled is Settled.LOOK_BACK:
        word = "ahead" if tie.action is Action.SURPLUS else "behind"
        return f"{equal}. At stage {tie.looked_back_to} {chosen} was {word}, so {chosen} is to {act}."
    if tie.settled is Settled.COMMITTED_ORDER:
        return f"{equal}, at every earlier stage too. By the order committed to before the vote, {chosen} is to {act}."
    return (
        f"{equal}, at every earlier stage too. Counted on every way, the same people are elected, "
        f"so no lot is needed; {chosen} is to {act}."
    )
