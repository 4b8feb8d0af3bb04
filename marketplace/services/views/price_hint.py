"""What a price would mean, while it is being typed."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from foundation.clock import now
from foundation.errors import Invalid
from marketplace.services.models import Trade
from marketplace.services.views._editor import forms_for, typed_facts
from marketplace.services.views._hint import hint_context
from marketplace.workers.queries.workers import own_worker


@login_required
@require_POST
def price_hint(request: HttpRequest) -> HttpResponse:
    """Answer the editor's htmx with the hint for what is in the form now; nothing is saved."""
    worker = own_worker(request.user)
    trade, at = get_object_or_404(Trade, slug=request.GET.get("trade", "")), now()
    facts = typed_facts(*forms_for(request, listing=None, trade=trade, at=at))
    context = {}
    if facts is not None:
        try:
            facts.require(horizon_limit=60)
            context = hint_context(facts, worker=worker, trade_slug=trade.slug, at=at)
        except Invalid:
            context = {}
    return render(request, "marketplace/services/_hint.html", context)
