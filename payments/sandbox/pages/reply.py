"""What a page is asked, and what it replies."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Ask:
    """The holes of the address and the fields of the form (or of the query)."""

    holes: dict[str, str | Any]
    form: dict[str, str]
    path: str

    @property
    def id(self) -> str:
        """The id in the address."""
        return str(self.holes.get("id", ""))


@dataclass(frozen=True)
class Reply:
    """A page, or the way to another one. `leads_to` are foreign addresses that its forms may end at."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    leads_to: tuple[str | None, ...] = ()


def go(address: str) -> Reply:
    """Send the browser on with a plain GET."""
    return Reply(status=303, headers={"Location": address})
