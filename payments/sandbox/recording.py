"""What came in, for tests and the control page to look at."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Recorded:
    """One API request. The API key is not kept."""

    method: str
    path: str
    params: dict[str, Any]
    idempotency_key: str | None
    request_id: str
    account: str = ""
    version: str = ""
    headers: dict[str, str] = field(default_factory=dict, repr=False)
