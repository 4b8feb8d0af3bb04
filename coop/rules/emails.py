"""The mail about a rule that will change: plain text, in the reader's language, before it happens."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from coop.rules.models import PolicyVersion
from coop.rules.queries.coming_changes import change_made_by
from foundation.home import house_facts


def send_change(*, version: PolicyVersion, reader: Any) -> None:
    """Write to one member what changes, from when, what stays, and who decided it."""
    if not reader.email:
        return
    site = settings.SITE_URL.rstrip("/")
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        change = change_made_by(version)
        url = change.decision_url
        words = {
            "name": reader.get_short_name(),
            "sentence": change.sentence,
            "decision": change.decision,
            "url": url if url.startswith("http") else f"{site}{url}",
            "coop": house_facts()["name"],
            "phone": house_facts()["phone"],
            "email": house_facts()["email"],
        }
        subject = _("From {day}: {title} changes").format(day=change.day, title=change.title)
        body = render_to_string("coop/rules/emails/coming_change.txt", words)
    EmailMessage(subject, body.strip() + "\n", to=[reader.email]).send()
