"""All policies in force, wherever their pages stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.policies.views._policy import index_context


@never_cache
@require_safe
def all_policies(request: HttpRequest) -> HttpResponse:
    """With a mark at those the reader is asked to accept."""
    return render(request, "cms/policies/all_policies.html", index_context(request))
