"""My data: why it is held, a copy to take, and having it erased."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from foundation.accounts.calculations.personal_data import UNTIL_ERASED
from foundation.accounts.personal_words import BASIS_WORDS, KEPT_WORDS
from foundation.accounts.queries.personal_data import kept_about
from foundation.accounts.registry import why_not_erase
from foundation.ui.calculations.table import Table


@login_required
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    reasons = why_not_erase(person=request.user)
    context = {
        "table": _table(kept_about(request.user)),
        "reasons": reasons,
        "download_url": reverse("accounts:download_my_data"),
        "erase_url": "" if reasons else reverse("accounts:erase_me"),
        "back_url": reverse("accounts:me"),
    }
    return render(request, "foundation/accounts/my_data.html", context)


def _table(held: list[tuple[str, str, list[str]]]) -> Table:
    rows: list[list[Any]] = [
        [
            _sentence(names),
            str(BASIS_WORDS[basis]),
            str(KEPT_WORDS[kept]),
            _("yes") if kept == UNTIL_ERASED else _("no"),
        ]
        for basis, kept, names in held
    ]
    columns = [_("What"), _("Why"), _("How long"), _("Erased when you ask")]
    return Table(_("What we hold about you"), columns, rows, quiet_caption=True)


def _sentence(names: list[str]) -> str:
    """Names from the rooms' tables, as the words of one cell."""
    words = ", ".join(_(name) for name in names)
    return words[:1].upper() + words[1:]
