"""Facts about policies that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, NotAllowed, NotFound


class MayNotApprove(NotAllowed):
    code = "may-not-approve"
    message = _("Policies are approved by the board and the secretary.")


class OwnWords(NotAllowed):
    code = "own-words"
    message = _("You wrote a part of this text, so two others have to approve it.")


class NobodysWords(Fact):
    code = "nobodys-words"
    message = _("Nobody is on record as the author of this text. Save it once more, signed in, and send it again.")


class ApprovedAlready(Fact):
    code = "approved-already"
    message = _("You have approved this text already. One more person has to.")


class NotWaiting(Fact):
    code = "not-waiting"
    message = _("This text no longer waits for approval. Please look at the list again.")


class NotApproved(Fact):
    code = "not-approved"
    message = _("A policy is published when two people who did not write it have approved exactly this text.")


class MayNotAccept(NotAllowed):
    code = "may-not-accept"
    message = _("You are not asked to accept this policy.")


class NewerVersion(Fact):
    code = "newer-version"
    message = _("There is a newer version since you opened the page. Please read it first.")


class NoSuchVersion(NotFound):
    code = "no-such-version"
    message = _("This policy has no such version.")


class NotCopied(Fact):
    code = "not-copied"
    message = _("A policy is not copied: its versions and approvals belong to the text itself.")


class OneWording(Fact):
    code = "one-wording"
    message = _("A policy binds in the wording that was approved, so it cannot be translated. Link to it from a page.")
