"""Who may change what about whom."""

from typing import Any

from foundation.accounts.models import User
from foundation.accounts.registry import second_factor_required


def can_update_profile(by: User, person: User) -> bool:
    """Everyone their own. What others may correct goes through the co-op's own records."""
    return by.pk == person.pk


def can_end_device(by: User, device: Any) -> bool:
    """A person ends their own sessions only."""
    return bool(device.user_id == by.pk)


def must_have_second_factor(user: User) -> bool:
    """Staff always; whoever else a higher room names, such as board and treasurer. OWASP ASVS 5.0, 6.3.3."""
    if user.is_staff or user.is_superuser:
        return True
    return any(asks(user) for _key, asks in second_factor_required.items())


def can_erase_person(by: User, person: User) -> bool:
    """Everyone their own account."""
    return by.pk == person.pk
