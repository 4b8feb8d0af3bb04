"""Prove the books again, from the rows up."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from payments.ledger.queries.verification import verify_ledger


class Command(BaseCommand):
    help = "Prove every invariant of the books from their rows; print one line for each; exit 1 when one does not hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of lines")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = []
        for finding in verify_ledger():
            findings.append(finding)
            if options["json"]:
                continue
            self.stdout.write(f"{'ok' if finding.holds else 'WRONG':<6}{finding.name}: {finding.claim}")
            if finding.note:
                self.stdout.write(f"      - {finding.note}")
            for problem in finding.problems:
                self.stdout.write(f"      - {problem}")
            if finding.wrong > len(finding.problems):
                self.stdout.write(f"      - and {finding.wrong - len(finding.problems)} more")
        wrong = [finding for finding in findings if not finding.holds]
        if options["json"]:
            proofs = [
                {
                    "name": f.name,
                    "claim": f.claim,
                    "holds": f.holds,
                    "wrong": f.wrong,
                    "problems": f.problems,
                    "note": f.note,
                }
                for f in findings
            ]
            self.stdout.write(json.dumps({"holds": not wrong, "proofs": proofs}, ensure_ascii=False))
        elif wrong:
            self.stdout.write(f"{len(wrong)} of {len(findings)} proofs do not hold.")
        else:
            self.stdout.write(f"The books are sound: {len(findings)} of {len(findings)} proofs hold.")
        if wrong:
            raise SystemExit(1)
