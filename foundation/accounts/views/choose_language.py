"""The choice of language at the foot of every page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from foundation import clock
from foundation.accounts.actions.choose_language import choose_language as choose
from foundation.accounts.models import User
from foundation.errors import Invalid
from foundation.ui.languages import remember_language
from foundation.ui.registry import translations


@csrf_exempt  # for strangers, whose pages stay free of cookies: all it changes is in which words this browser reads
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the choice in this browser, and in the account of who is signed in; then the same page again."""
    return _with_token(request) if request.user.is_authenticated else _choose(request)


def _choose(request: HttpRequest) -> HttpResponse:
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        raise Invalid
    if isinstance(request.user, User):
        choose(by=request.user, person=request.user, language=language, at=clock.now())
    return remember_language(redirect(_same_page(request, language)), language)


_with_token = csrf_protect(_choose)


def _same_page(request: HttpRequest, language: str) -> str:
    back = request.POST.get("next", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return "/"
    path, mark, query = back.partition("?")
    elsewhere = next((url for _key, find in translations.items() if (url := find(request, path, language))), "")
    return f"{elsewhere or path}{mark}{query}"
