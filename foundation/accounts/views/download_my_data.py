"""Everything the co-op knows about me, as a file to take away."""

import io
import json
import zipfile
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from foundation.accounts.queries.personal_data import everything_about
from foundation.clock import now


class Encoder(DjangoJSONEncoder):
    """Times as ISO 8601; whatever else a database column can hold (ranges, points) as its text."""

    def default(self, value: Any) -> Any:
        try:
            return super().default(value)
        except TypeError:
            return str(value)


@login_required
@require_safe
def download_my_data(request: HttpRequest) -> HttpResponse:
    """A zip with one JSON file for each kind of thing (GDPR articles 15 and 20)."""
    at = now()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for label, rows in everything_about(request.user).items():
            text = json.dumps(rows, cls=Encoder, ensure_ascii=False, indent=1)
            archive.writestr(zipfile.ZipInfo(f"{label}.json", at.timetuple()[:6]), text)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="my-data-{at:%Y-%m-%d}.zip"'
    response["Cache-Control"] = "private, no-store"
    return response
