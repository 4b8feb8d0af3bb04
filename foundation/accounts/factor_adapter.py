"""Our words to allauth about second factors, and who may not be without one."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext_lazy as _

from foundation.accounts.policies import must_have_second_factor


class FactorAdapter(DefaultMFAAdapter):
    """Keeps the last factor of those who must have one."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code is not right. It may have run out: try the newest one."),
        "cannot_delete_authenticator": _("You look after other people's things, so keep one. Add another first."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        factors = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}
        if authenticator.type not in factors or not must_have_second_factor(authenticator.user):
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=factors).exclude(pk=authenticator.pk)
        return others.exists()
