"""``coopcount verify``: re-prove a published result, and say what cannot be proved."""

import argparse
import json

from coop.counting.bundle.findings import Report, Status
from coop.counting.bundle.verify import verify_bundle
from coop.counting.cli.files import read_bytes, shown
from coop.counting.cli.progress import Progress

NOT_VERIFIED = 1
_MARKS = {Status.PROVED: "ok", Status.FAILED: "FAILED", Status.NOT_PROVABLE: "open"}


def run_verify(arguments: argparse.Namespace, progress: Progress) -> tuple[str, int]:
    """The text to print and the exit code."""
    source = shown(arguments.file)
    roll = read_bytes(arguments.roll) if arguments.roll is not None else None
    report = verify_bundle(read_bytes(arguments.file), source=source, roll=roll)
    if arguments.json:
        text = json.dumps(report.document(source), ensure_ascii=False, indent=2) + "\n"
    else:
        text = _text(report, source)
    if report.verified:
        return text, 0
    first = next(finding for finding in report.findings if finding.status is Status.FAILED)
    progress.say(f"coopcount: {source}: not verified: {first.entry}: {first.text}")
    return text, NOT_VERIFIED


def _text(report: Report, source: str) -> str:
    lines = [f"{_MARKS[finding.status]:<7} {finding.entry}: {finding.text}" for finding in report.findings]
    verdict = "Verified: everything marked ok was proved again." if report.verified else "NOT VERIFIED."
    return "\n".join([source, *lines, "", verdict, "“open” marks what this bundle cannot prove."]) + "\n"
