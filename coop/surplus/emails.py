"""The mail by which a member hears that their statement is there: plain text, with the stated amount."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from coop.surplus.models import Statement
from coop.surplus.queries.statements import figures_of
from foundation.money.formatting import format_minor

LETTER = "coop/surplus/emails/statement.txt"


def tell_member(statement: Statement) -> bool:
    """Send it in the member's language; False for somebody who has no address any more."""
    assert statement.row.member is not None, "only members get statements"
    user = statement.row.member.user
    if not user.email or not user.is_active:
        return False
    figures = figures_of(statement)
    with translation.override(user.language or str(settings.COOP["locale"])):
        context = {
            "name": user.name,
            "coop": settings.COOP["name"],
            "year": figures["year"],
            "decision": figures["decision"],
            "is_loss": figures["total"] < 0,
            "total": format_minor(abs(figures["total"]), figures["unit"]),
            "cash": format_minor(figures["cash"], figures["unit"]),
            "retained": format_minor(abs(figures["retained"]), figures["unit"]),
            "url": settings.SITE_URL.rstrip("/") + reverse("surplus:statement", args=[figures["year"]]),
        }
        subject = _("Your statement for {year}").format(year=figures["year"])
        EmailMessage(subject, render_to_string(LETTER, context), to=[user.email]).send()
    return True
