"""A worker's public page."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coop.rules.queries.policy_in_force import policy_in_force
from coop.rules.wording import value_words
from foundation import formats
from foundation.clock import now
from foundation.errors import NotFound
from foundation.home import home_day
from foundation.money.formatting import babel_locale
from foundation.pictures.naming import MEDIUM, picture_url
from marketplace.workers.actions.set_worker_photo import PICTURES
from marketplace.workers.calculations.languages import language_name
from marketplace.workers.enums import CheckKind, WorkerState
from marketplace.workers.models import Worker
from marketplace.workers.policies import can_edit_worker, can_see_worker
from marketplace.workers.queries.workers import public_worker
from marketplace.workers.registry import page_parts


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Own words first, then what was checked and by whom, then what can be booked. Three queries."""
    at = now()
    today = home_day(at)
    found = public_worker(slug, on=today)
    if found is None or not can_see_worker(request.user, found[0]):
        raise NotFound
    worker, checks = found
    levy = policy_in_force("levy_bp", at=at)
    levy_bp = int(levy.value)
    parts = {name: part(worker=worker, levy_bp=levy_bp, at=at, today=today) for name, part in page_parts.items()}
    context = {
        "worker": worker,
        "photo_url": picture_url(PICTURES, worker.photo, MEDIUM),
        "facts": _facts(worker),
        "checks": [_check(check) for check in checks],
        "parts": parts,
        "levy": levy.decided,
        "kept_share": value_words("levy_bp", 10_000 - levy_bp),
        "paused": worker.state == WorkerState.PAUSED,
        "edit_url": reverse("workers:profile") if _is_own(request, worker) else "",
    }
    return render(request, "marketplace/workers/person.html", context)


def _is_own(request: HttpRequest, worker: Worker) -> bool:
    return bool(request.user.is_authenticated and worker.member.user_id == request.user.pk) and can_edit_worker(
        request.user, worker
    )


def _facts(worker: Worker) -> list[dict[str, str]]:
    reader = babel_locale(get_language() or "en")
    rows = [
        {"label": _("Area"), "value": worker.base_area},
        {"label": _("Languages"), "value": ", ".join(language_name(code, reader) for code in worker.languages)},
        {"label": _("Owner of the co-op since"), "value": formats.date_format(worker.joined_on, "F Y")},
    ]
    return [row for row in rows if row["value"]]


def _check(check: dict[str, Any]) -> dict[str, str]:
    seen = formats.date_format(date.fromisoformat(check["verified_on"]), "j F Y")
    ends = check["expires_on"] and formats.date_format(date.fromisoformat(check["expires_on"]), "F Y")
    note = _("Seen by %(name)s on %(day)s") % {"name": check["by"], "day": seen}
    return {
        "kind": str(CheckKind(check["kind"]).label) if check["kind"] in CheckKind.values else check["kind"],
        "title": check["title"],
        "note": note + (", " + _("good until %(month)s") % {"month": ends} if ends else ""),
    }
