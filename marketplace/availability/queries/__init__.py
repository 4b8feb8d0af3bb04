"""Reading: free starts, claims and hours. `OfferSpec` and `Stop` are what callers pass in."""

from marketplace.availability.calculations.offers import OfferSpec
from marketplace.availability.calculations.starts import Start, Verdict
from marketplace.availability.calculations.travel import REMOTE, UNKNOWN, Stop

__all__ = ["REMOTE", "UNKNOWN", "OfferSpec", "Start", "Stop", "Verdict"]
