"""Make a listing in one sitting."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Invalid
from marketplace.services.actions.create_listing import create_listing
from marketplace.services.models import Trade
from marketplace.services.queries.trades import active_trades
from marketplace.services.views._editor import forms_for, page_context, tell, typed_facts
from marketplace.workers.queries.workers import own_worker


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_listing(request: HttpRequest) -> HttpResponse:
    """First the trade, then one form with the trade's own prompts; saving makes a draft."""
    worker = own_worker(request.user)
    trade = Trade.objects.filter(active=True, slug=request.GET.get("trade", "")).first()
    if trade is None:
        return _choose_trade(request)
    at = now()
    form, extras = forms_for(request, listing=None, trade=trade, at=at)
    asks_row = "another" in request.POST
    if request.method == "POST" and not asks_row and (facts := typed_facts(form, extras)):
        try:
            listing = create_listing(by=request.user, worker=worker, trade=trade, facts=facts, at=at)
        except Invalid as problem:
            tell(form, problem)
        else:
            messages.success(request, _("Saved as a draft. Nobody else sees it yet."))
            return redirect("services:my_listing", slug=listing.slug)
    status = 422 if request.method == "POST" and not asks_row else 200
    context = page_context(form, extras, trade=trade, listing=None)
    return render(request, "marketplace/services/new_listing.html", context, status=status)


def _choose_trade(request: HttpRequest) -> HttpResponse:
    here = reverse("services:new_listing")
    trades = [
        {"name": trade.name, "icon": trade.icon, "text": trade.description, "url": f"{here}?trade={trade.slug}"}
        for trade in active_trades()
    ]
    return render(request, "marketplace/services/new_listing.html", {"trades": trades})
