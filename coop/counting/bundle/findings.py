"""What a verification says, one sentence at a time, each about one entry of the bundle."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Status(StrEnum):
    PROVED = "proved"
    FAILED = "failed"
    NOT_PROVABLE = "not provable here"


@dataclass(frozen=True, slots=True)
class Finding:
    """``entry`` is the entry of the zip file, with the line where one is to blame: ``chain.jsonl entry 41``."""

    entry: str
    status: Status
    text: str


@dataclass(slots=True)
class Report:
    """The findings in the order they were made. Verified when nothing failed."""

    findings: list[Finding] = field(default_factory=list)

    @property
    def verified(self) -> bool:
        return all(finding.status is not Status.FAILED for finding in self.findings)

    def proved(self, entry: str, text: str) -> None:
        self.findings.append(Finding(entry, Status.PROVED, text))

    def failed(self, entry: str, text: str) -> None:
        self.findings.append(Finding(entry, Status.FAILED, text))

    def open(self, entry: str, text: str) -> None:
        self.findings.append(Finding(entry, Status.NOT_PROVABLE, text))

    def check(self, held: bool, entry: str, good: str, bad: str) -> bool:
        (self.proved if held else self.failed)(entry, good if held else bad)
        return held

    def document(self, bundle: str) -> dict[str, Any]:
        return {
            "bundle": bundle,
            "verified": self.verified,
            "findings": [
                {"entry": finding.entry, "status": finding.status.value, "text": finding.text}
                for finding in self.findings
            ],
        }
