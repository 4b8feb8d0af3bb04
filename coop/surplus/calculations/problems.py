"""What makes an allocation impossible, in words for the person who asked."""


class CannotAllocate(ValueError):
    """The inputs, the settings or the profile do not allow this. ``step`` is the step to blame, or empty."""

    def __init__(self, message: str, *, step: str = "") -> None:
        self.step = step
        super().__init__(message)


class OutsideBounds(CannotAllocate):
    """A percentage is beyond what the law or the rules allow; ``citation`` says which."""

    def __init__(self, message: str, *, step: str, citation: str) -> None:
        self.citation = citation
        super().__init__(message, step=step)


class BadProfile(CannotAllocate):
    """The data of a profile contradict themselves."""


class BrokenPromise(AssertionError):
    """The engine caught itself: a sum did not add up. Never expected; nothing may be used of what it made."""
