"""Write the case for, the case against, or the minority's view."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.actions.write_statement import write_statement
from coop.decisions.enums import StatementSide
from coop.decisions.forms import StatementForm
from coop.decisions.queries.notice_document import statements_of
from coop.decisions.views._answers import took
from coop.decisions.views._door import decision_for_members
from foundation.clock import now
from foundation.errors import NotFound


@login_required
def statement(request: HttpRequest, slug: str, side: str) -> HttpResponse:
    at = now()
    _reader, found = decision_for_members(request, slug, at=at)
    if side not in StatementSide.values:
        raise NotFound
    before = statements_of(found).get(side)
    form = StatementForm(
        request.POST if request.method == "POST" else None, initial={"text": before.text if before else ""}
    )
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if took(form, lambda: write_statement(by=request.user, decision=found, side=side, text=text, at=at)):
            messages.success(request, _("The statement goes out with the notice."))
            return redirect(reverse("decisions:decision", args=[slug]) + "#statements")
    headings = {
        StatementSide.FOR: _("The case for"),
        StatementSide.AGAINST: _("The case against"),
        StatementSide.MINORITY: _("Minority statement"),
    }
    context = {
        "form": form,
        "heading": headings[StatementSide(side)],
        "about": found.question,
        "button": _("Save the statement"),
        "kicker": found.title,
        "back_url": reverse("decisions:decision", args=[slug]),
        "back": found.title,
    }
    return render(request, "coop/decisions/statement.html", context, status=422 if form.errors else 200)
