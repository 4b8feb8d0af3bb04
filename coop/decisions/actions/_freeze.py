"""The final text of a decision. Private to the actions of this room."""

from typing import Any

from coop.decisions.actions._text import last_version
from coop.decisions.models import Decision


def freeze_text(decision: Decision) -> dict[str, Any]:
    """The columns that make the last version the final one."""
    text = last_version(decision)
    return {"final_text": text, "text_sha256": text.sha256}
