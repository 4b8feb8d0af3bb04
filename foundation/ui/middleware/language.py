"""The language of each answer."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from foundation.ui.languages import language_in_path, remember_language


class LanguageMiddleware(LocaleMiddleware):
    """The address decides, then the reader's choice, then what the browser asks for (RFC 9110, 12.5.4).

    Django's own lets an address without a language mean the co-op's, so that nobody could read the house in another.
    """

    def process_request(self, request: HttpRequest) -> None:
        language = language_in_path(request.path_info) or translation.get_language_from_request(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        named = language_in_path(request.path_info)
        if named and response.status_code == 200 and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
            # Who came to a Spanish page reads on in Spanish, until they choose otherwise.
            remember_language(response, named)
        if "immutable" not in response.headers.get("Cache-Control", ""):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
