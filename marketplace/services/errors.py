"""Facts about listings that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed


class MayNotEditListing(NotAllowed):
    code = "may-not-edit-listing"
    message = _("Only the worker who offers this, or the co-op's staff, can change it.")


class ListingIncomplete(Invalid):
    code = "listing-incomplete"


class BelowPriceFloor(Invalid):
    """`details` holds floor_minor, offered_minor (both for an hour) and the least price_minor that would do."""

    code = "below-price-floor"
    message = _("This is below the lowest price for an hour of work that the members agreed.")


class WrongListingState(Fact):
    code = "wrong-listing-state"
    message = _("This listing has changed since you opened it. Please look at it again.")


class ListingChangedMeanwhile(Fact):
    code = "listing-changed-meanwhile"
    message = _(
        "Somebody saved this listing after you opened it. Look at what is there now, then make your change again."
    )


class MissingChecks(Fact):
    """`details` holds kinds: the checks the trade asks for and the worker does not have."""

    code = "missing-checks"
    message = _(
        "This trade asks for checks that are not recorded for you yet. Ask the co-op's office to see your papers."
    )


class TooManyPhotos(Fact):
    code = "too-many-photos"
    message = _("A listing shows at most 12 pictures. Remove one first.")


class PhotoNeedsWords(Invalid):
    code = "photo-needs-words"
    message = _("Say what the picture shows, for people who cannot see it.")


class LengthNotOffered(Invalid):
    code = "length-not-offered"
    message = _("This length of time is not offered. Choose one from the list.")


class ExtraNotOffered(Invalid):
    code = "extra-not-offered"
    message = _("One of the extras you chose is no longer offered. Please choose again.")


class ImportRefused(Fact):
    """`details` holds problems: a list of (line, sentence). Nothing was kept."""

    status = 422
    code = "import-refused"
    message = _("Nothing was imported: some lines cannot be used.")
