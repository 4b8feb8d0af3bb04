"""The document that a plan's hash is of, byte for byte: for those who prove it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from coop.surplus.queries.plans import plan_called
from coop.surplus.queries.years import year_called
from coop.surplus.views._door import for_officers


@require_safe
@for_officers
def plan_document(request: HttpRequest, year: int, number: int) -> HttpResponse:
    plan = plan_called(year_called(year), number)
    answer = HttpResponse(plan.document, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="plan-{year}-{number}.json"'
    return answer
