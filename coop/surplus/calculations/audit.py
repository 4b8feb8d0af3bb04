"""Whether a society may go without a full audit (CCBSA 2014 s. 84, as amended from 6 April 2018).

Not for subsidiaries, parents, deposit-takers or credit unions; looks at the year before.
"""

MOST_ASSETS, MOST_TURNOVER = 510_000_000, 1_020_000_000  # pence; reaching them is still allowed


def may_go_without_audit(
    *, assets: int, turnover: int, members: int, votes_for: int, votes_against: int
) -> bool:  # fmt: skip
    """Small enough, and fewer than 20 % of the votes cast and fewer than 10 % of all members were against.

    Amounts in pence. A meeting where nobody voted has decided nothing.
    """
    cast = votes_for + votes_against
    small = assets <= MOST_ASSETS and turnover <= MOST_TURNOVER
    return small and cast > 0 and 5 * votes_against < cast and 10 * votes_against < members
