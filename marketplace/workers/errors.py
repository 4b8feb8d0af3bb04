"""Facts about workers that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed


class MayNotEditWorker(NotAllowed):
    code = "may-not-edit-worker"
    message = _("Only the worker or the co-op's staff can change this.")


class NeedsWorkerMembership(NotAllowed):
    code = "needs-worker-membership"
    message = _("Offering services needs a worker membership that is active.")


class NeedsWorkerPage(Fact):
    """A worker-member who has no page yet: making it comes first."""

    code = "needs-worker-page"
    message = _("First tell customers who you are. Your day, your hours and your services come after that.")
    leads_to = "workers:profile"


class AlreadyAWorker(Fact):
    code = "already-a-worker"
    message = _("This member has a worker page already.")


class WorkerProfileIncomplete(Invalid):
    code = "worker-profile-incomplete"


class CheckRefused(Invalid):
    code = "check-refused"


class MayNotRecordCheck(NotAllowed):
    code = "may-not-record-check"
    message = _("Only the co-op's staff can record what they have seen, and never for themselves.")


class PlaceNotFound(Invalid):
    code = "place-not-found"
    message = _("We do not know this place. Try a postcode, or the name of a town.")
