"""The e-mails the demo would have sent, newest first."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

SHOWN = 40


def _letters(path: Path) -> list[EmailMessage]:
    """The messages in one file of Django's file backend, oldest first."""
    parts = path.read_bytes().split(b"\n" + b"-" * 79 + b"\n")
    return [message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]


def _facts(letter: EmailMessage) -> dict[str, Any]:
    body = letter.get_body(preferencelist=("plain",))
    return {
        "subject": letter["Subject"],
        "to": letter["To"],
        "date": letter["Date"],
        "body": body.get_content() if body is not None else "",
    }


@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:SHOWN]
    letters = [_facts(letter) for path in files for letter in reversed(_letters(path))][:SHOWN]
    return render(request, "config/demo/outbox.html", {"letters": letters})
