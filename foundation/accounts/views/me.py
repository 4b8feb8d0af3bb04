"""Me: everything about one's own account, on one page."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.accounts.models import User


def _about(user: User) -> list[dict[str, Any]]:
    profile = reverse("accounts:edit_profile")
    languages = dict(settings.LANGUAGES)
    return [
        {"label": _("Name"), "value": user.name or _("Not given yet"), "change_url": profile},
        {"label": _("E-mail address"), "value": user.email, "change_url": reverse("account_email")},
        {"label": _("Phone number"), "value": user.phone or _("Not given"), "change_url": profile},
        {
            "label": _("Language"),
            "value": languages.get(user.language) or _("As this browser asks"),
            "change_url": profile,
        },
        {"label": _("Time zone"), "value": user.zone_or_home.replace("_", " "), "change_url": profile},
        {
            "label": _("How pages look"),
            "value": _("As you chose") if user.display else _("As they come"),
            "change_url": reverse("ui:display"),
        },
    ]


def _signing_in(user: User) -> list[dict[str, Any]]:
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    passkeys = kinds.count(Authenticator.Type.WEBAUTHN)
    app = Authenticator.Type.TOTP in kinds
    has_password = user.has_usable_password()
    return [
        {
            "label": _("Password"),
            "value": _("Set") if has_password else _("None: you sign in with a code"),
            "change_url": reverse("account_change_password" if has_password else "account_set_password"),
            "change_label": _("Change") if has_password else _("Set one"),
        },
        {
            "label": _("Passkeys"),
            "value": ngettext("%(count)d passkey", "%(count)d passkeys", passkeys) % {"count": passkeys}
            if passkeys
            else _("None"),
            "change_url": reverse("mfa_list_webauthn" if passkeys else "mfa_add_webauthn"),
            "change_label": _("Change") if passkeys else _("Add one"),
        },
        {
            "label": _("Code app"),
            "value": _("On") if app else _("Off"),
            "change_url": reverse("mfa_index"),
            "change_label": _("Change") if app else _("Set up"),
        },
        {
            "label": _("Your devices"),
            "value": _("Where you are signed in"),
            "change_url": reverse("usersessions_list"),
            "change_label": _("See"),
        },
    ]


@login_required
def me(request: HttpRequest) -> HttpResponse:
    """The list of everything, each with its way to change it."""
    user = request.user
    assert isinstance(user, User)
    context = {
        "about": _about(user),
        "signing_in": _signing_in(user),
        "data_url": reverse("accounts:my_data"),
    }
    return render(request, "foundation/accounts/me.html", context)
