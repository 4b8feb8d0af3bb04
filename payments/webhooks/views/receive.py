"""The door for the provider's messages."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from foundation.clock import now
from payments.gateway.errors import BadSignature, BadTrigger, CheckoutClosed
from payments.webhooks.actions.receive_event import receive_event

# A thin event has a few hundred bytes; nothing of ours comes near this.
LARGEST = 64 * 1024


@csrf_exempt  # it carries a signature over its raw bytes instead
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Answer at once: 200 kept, 400 not the provider's, 413 too large, 503 no provider is in use."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return HttpResponse(status=413)
    raw = request.read(LARGEST + 1)
    if len(raw) > LARGEST:
        return HttpResponse(status=413)
    try:
        receive_event(raw=raw, signature=request.headers.get("Stripe-Signature", ""), at=now())
    except (BadSignature, BadTrigger, CheckoutClosed) as fact:
        return HttpResponse(fact.code, status=fact.status, content_type="text/plain")
    return HttpResponse(status=200)
