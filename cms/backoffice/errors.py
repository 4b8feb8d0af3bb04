"""Facts that stop somebody in the back office."""

from foundation.errors import NotAllowed


class NotInTheBackOffice(NotAllowed):
    code = "not-in-the-back-office"
    message = "Only people with an office in the co-op can take lists away."
