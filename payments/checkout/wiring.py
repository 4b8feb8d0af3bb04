"""What this room gives to the rooms below it."""


def connect() -> None:
    """Called once, when Django starts."""
