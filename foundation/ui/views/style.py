"""Every component on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def style(request: HttpRequest) -> HttpResponse:
    return render(request, "foundation/ui/style.html")
