"""When to try again, and when to look before trying: pure sums over what is known of an operation."""

from datetime import datetime, timedelta

# The provider forgets a key after 24 hours; well before that we stop trusting it.
KEY_TRUSTED_FOR = timedelta(hours=20)
# A stumble may be remembered under the key and answered for ever: after two we look at what really happened.
STUMBLES_TRUSTED = 2
# Longer than the slowest call: after this whoever held the operation is gone.
LEASE = timedelta(minutes=3)
FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
MISCONFIGURED_WAIT = timedelta(minutes=10)
MAX_GENERATIONS = 6
MAX_ATTEMPTS = 60


def wait_after(attempts: int, retry_after: int | None = None) -> timedelta:
    """Return the wait after this many attempts: 5, 10, 20 seconds ... one hour; never less than was asked for."""
    wait = min(FIRST_WAIT * 2 ** min(max(attempts - 1, 0), 16), LONGEST_WAIT)
    return max(wait, timedelta(seconds=retry_after or 0))


def must_look_first(*, server_errors: int, first_sent: datetime | None, at: datetime) -> bool:
    """Whether the same key may no longer be sent blindly."""
    if first_sent is None:
        return False
    return server_errors >= STUMBLES_TRUSTED or at - first_sent > KEY_TRUSTED_FOR


def is_hopeless(*, generation: int, attempts: int) -> bool:
    """Whether a person has to look: enough has been tried. The first attempt after a person looked is always made."""
    return attempts > 1 and (generation > MAX_GENERATIONS or attempts >= MAX_ATTEMPTS)
