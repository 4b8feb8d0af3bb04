"""Error pages that Django asks us for by name."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form had lost its safety token: cookies off, or a page left open through a sign-in."""
    return render(request, "403_csrf.html", status=403)
