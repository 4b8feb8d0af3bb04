"""The picture shown where a page an editor wrote is shared."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from cms.navigation.calculations.sharing import language_of
from cms.navigation.house import house_name, kept_frame
from cms.navigation.queries.pages import public_page
from cms.navigation.queries.pictures import drawn_picture
from cms.navigation.views.colours import FOR_EVER
from foundation.errors import NotFound


@require_safe
def page_picture(request: HttpRequest, page_id: int, digest: str) -> HttpResponse:
    """The title of a public page on our paper."""
    frame, page = kept_frame(request), public_page(page_id)
    if page is None:
        raise NotFound
    name = house_name(frame)
    language = language_of(digest, name=name, title=page.title, action=frame.action, languages=dict(settings.LANGUAGES))
    if language is None:
        raise NotFound
    with override(language):
        drawn = drawn_picture(digest=digest, name=name, title=page.title, action=frame.action)
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": FOR_EVER})
