"""The counting core: turns rules and ballots into a result that anyone can check by hand or with ``coopcount``.

Invariants: integers and fractions only, and no division before a comparison; the same ballots in any order give
the same bytes; a tie is settled by the rule itself, then by an order committed before the vote, and otherwise the
count stops and names the tie; every stage of a count sums to the valid poll; a threshold with nothing to measure
against is not carried; no clock, no database, no network and no package beyond Python's own library.

Neighbours: ``coop.decisions`` hands over frozen ballots and exports bundles; ``foundation.money.split`` shares out
whole numbers. Nothing here imports Django, so a sceptic can run it alone: ``python -m coop.counting``.
"""
