"""The button that keeps what a class is called and who it is for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coop.membership.actions.describe_class import describe_class
from coop.membership.policies import can_describe_class
from coop.membership.queries.classes import class_called
from coop.rules.class_forms import ClassWordsForm
from coop.rules.errors import MayNotSeeClasses
from foundation.clock import now


@require_POST
@login_required
def class_words(request: HttpRequest, class_code: str) -> HttpResponse:
    if not can_describe_class(request.user):
        raise MayNotSeeClasses
    one = class_called(class_code)
    form = ClassWordsForm(request.POST, prefix="words")
    if form.is_valid():
        data = form.cleaned_data
        describe_class(by=request.user, code=one.code, name=data["name"], about=data["about"], at=now())
        messages.success(request, _("The words are kept. Nobody's rights have changed."))
    else:
        messages.error(request, _("Give the class a name of at most sixty letters, and one sentence about it."))
    return redirect("rules:class_settings", class_code=one.code)
