"""The states of the style guide, as a style sheet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from foundation.ui.style_facts import states_css
from foundation.ui.views._builders import for_builders


@require_safe
@for_builders
def style_states(request: HttpRequest) -> HttpResponse:
    return HttpResponse(states_css(), content_type="text/css; charset=utf-8")
