"""Was this useful?"""

from allauth.core.ratelimit import consume_or_429
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.help.actions.say_whether_useful import say_whether_useful
from cms.help.forms import UsefulForm
from cms.help.models import HelpPage
from cms.help.queries.answers import visit_of
from foundation.clock import now
from foundation.errors import NotFound


@require_POST
def answer(request: HttpRequest, page_id: int) -> HttpResponse:
    """Keep the answer of this visit, and go back to the page."""
    page = HelpPage.objects.live().public().filter(pk=page_id).first()
    if page is None:
        raise NotFound
    form = UsefulForm(request.POST)
    if not form.is_valid():
        problems = [str(problem) for errors in form.errors.values() for problem in errors]
        messages.error(request, " ".join(problems))
        return redirect(page.url)
    if too_often := consume_or_429(request, action="answer_help"):
        return too_often
    if not request.session.session_key:
        request.session.create()
    visit = visit_of(str(request.session.session_key), page.pk)
    useful = form.cleaned_data["useful"] == "yes"
    say_whether_useful(
        by=request.user, page=page, visit=visit, useful=useful, words=form.cleaned_data["words"], at=now()
    )
    messages.success(request, _("Thank you. You can change your answer while you are here."))
    return redirect(page.url)
