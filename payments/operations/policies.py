"""Who may touch the outbox."""

from typing import Any


def can_retry_operation(user: Any) -> bool:
    """Staff may have an operation tried again."""
    return bool(user.is_active and user.is_staff)
