"""Change a listing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foundation.clock import now
from foundation.errors import Invalid
from marketplace.services.actions.change_listing import change_listing
from marketplace.services.errors import ListingChangedMeanwhile
from marketplace.services.views._door import listing_at_hand
from marketplace.services.views._editor import forms_for, page_context, tell, typed_facts


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Save what was typed; when somebody else saved in between, keep the answers and say so."""
    listing, at = listing_at_hand(request, slug), now()
    form, extras = forms_for(request, listing=listing, trade=listing.trade, at=at)
    asks_row = "another" in request.POST
    status = 422 if request.method == "POST" and not asks_row else 200
    if request.method == "POST" and not asks_row and (facts := typed_facts(form, extras)):
        try:
            change_listing(
                by=request.user, listing=listing, facts=facts, expected_version=form.cleaned_data["version"], at=at
            )
        except Invalid as problem:
            tell(form, problem)
        except ListingChangedMeanwhile as changed:
            form.add_error(None, str(changed))
            # What was typed stays; saving once more is then a decision, not an accident.
            typed = QueryDict(mutable=True)
            typed.update(request.POST)
            typed["version"] = str(listing.version)
            form.data = typed
            status = changed.status
        else:
            messages.success(request, _("Saved. Bookings you have keep their price."))
            return redirect("services:my_listing", slug=listing.slug)
    context = page_context(form, extras, trade=listing.trade, listing=listing)
    return render(request, "marketplace/services/edit_listing.html", context, status=status)
