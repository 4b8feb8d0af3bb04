"""The picture shown where a page of the house is shared."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms.navigation.calculations.sharing import language_of
from cms.navigation.house import house_name, kept_frame
from cms.navigation.queries.pictures import drawn_picture
from cms.navigation.views.colours import FOR_EVER
from foundation.errors import NotFound


@require_safe
def house_picture(request: HttpRequest, digest: str) -> HttpResponse:
    """Only the picture of the present facts is drawn: nobody makes us draw others."""
    frame = kept_frame(request)
    name = house_name(frame)
    language = language_of(digest, name=name, title="", action=frame.action, languages=dict(settings.LANGUAGES))
    if language is None:
        raise NotFound
    with override(language):
        drawn = drawn_picture(digest=digest, name=name, title="", action=frame.action)
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": FOR_EVER})
