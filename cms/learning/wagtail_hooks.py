"""Files for learners open for learners only, wherever a link to them stands."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from wagtail import hooks

from cms.learning.errors import PaperForLearners
from cms.learning.policies import may_open_paper


@hooks.register("before_serve_document")
def learners_only(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Whoever is not signed in is asked to. Raises PaperForLearners."""
    if may_open_paper(request.user, document):
        return None
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    raise PaperForLearners
