"""``coopcount``: count ranked ballots, share out a budget, verify a published result. Needs nothing but Python."""

from coop.counting.cli.main import main

__all__ = ["main"]
