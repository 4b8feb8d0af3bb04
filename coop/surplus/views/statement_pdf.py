"""The reader's statement as a tagged PDF (PDF/UA-1)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coop.surplus.actions.note_delivery import note_delivery
from coop.surplus.enums import Delivery
from coop.surplus.queries.statements import statement_of
from coop.surplus.views._statement import sections_of
from foundation.clock import now
from foundation.documents.pdf import render_pdf

TEMPLATE = "coop/surplus/statement.typ"


@require_safe
@never_cache
@login_required
def statement_pdf(request: HttpRequest, year: int) -> HttpResponse:
    found = statement_of(request.user, year=year)
    sections = sections_of(found)
    heads = (
        (_("The period"), sections.period),
        (_("What was shared"), sections.shared),
        (_("What you did, and your part"), sections.measures),
        (_("What you get"), sections.outcome),
        (_("Your capital account"), sections.capital),
        *([(_("Corrected since"), sections.corrections)] if sections.corrections else []),
    )
    data = {
        "title": sections.title,
        "kind": _("Written notice of allocation"),
        "to": sections.to,
        "heads": [_("Entry"), _("As recorded")],
        "groups": [{"head": head, "pairs": pairs} for head, pairs in heads],
        "formula_head": _("How it was worked out"),
        "formula": sections.formula,
        "notes": sections.notes,
        "seal": _("Fingerprint of this statement: {sha256}").format(sha256=sections.seal),
    }
    body = render_pdf(template=TEMPLATE, data=data, at=found.made_at)
    note_delivery(statement=found, how=Delivery.PDF, at=now())
    answer = HttpResponse(body, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="statement-{year}.pdf"'
    return answer
