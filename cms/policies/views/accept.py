"""Accept a policy: the text, a tick, a button."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.policies.actions.accept_policy import accept_policy
from cms.policies.errors import MayNotAccept, NewerVersion
from cms.policies.forms import AcceptForm
from cms.policies.policies import is_asked
from cms.policies.queries.acceptances import last_acceptance
from cms.policies.queries.versions import newest_version, sections_of, versions_of
from cms.policies.views._policy import compare, policy_or_404, version_words
from foundation.clock import now


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the version in force, and what changed since the one the reader accepted. Raises MayNotAccept."""
    policy = policy_or_404(slug)
    if not is_asked(request.user, policy.accepted_by):
        raise MayNotAccept
    shown = newest_version(policy)
    assert shown is not None  # the database refuses a live policy without one
    form = AcceptForm(request.POST if request.method == "POST" else None, initial={"number": shown.number})
    if form.is_valid():
        try:
            accept_policy(by=request.user, policy=policy, number=form.cleaned_data["number"], at=now())
        except NewerVersion as fact:
            messages.warning(request, fact.text)
            return redirect("policies:accept", slug=slug)
        messages.success(request, _("Thank you. We have kept that you accept it."))
        return redirect("policies:my_acceptances")
    mine = last_acceptance(request.user, policy.pk)
    context = {
        "title": shown.title,
        "lead": shown.lead,
        "sections": sections_of(shown),
        "version_words": version_words(shown),
        "form": form,
        "done": bool(mine and mine.version.number == shown.number),
        "back_url": policy.url,
    }
    if mine and mine.version.number < shown.number:
        before = next(one for one in versions_of(policy) if one.number == mine.version.number)
        context["compared"] = compare(*({"lead": one.lead, "sections": sections_of(one)} for one in (before, shown)))
        context["since"] = _("What changed since version {number}, which you accepted").format(number=before.number)
    return render(request, "cms/policies/accept.html", context, status=422 if form.errors else 200)
