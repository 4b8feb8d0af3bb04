"""The picture shown where a page of the house is shared."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms.navigation.calculations.sharing import digest_of
from cms.navigation.house import house_name, kept_frame
from cms.navigation.queries.pictures import drawn_picture
from cms.navigation.views.colours import FOR_EVER
from foundation.errors import NotFound


@require_safe
def house_picture(request: HttpRequest, digest: str) -> HttpResponse:
    """Only the picture of the present facts is drawn: nobody makes us draw others."""
    frame = kept_frame(request)
    name = house_name(frame)
    if digest != digest_of(name=name, title="", action=frame.action):
        raise NotFound
    drawn = drawn_picture(digest=digest, name=name, title="", action=frame.action)
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": FOR_EVER})
