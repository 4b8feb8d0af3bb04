"""Our words and wishes to allauth."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from foundation.accounts.models import User
from foundation.home import house_facts
from foundation.ui.languages import default_language, remember_language


class AccountAdapter(DefaultAccountAdapter):
    """Keeps allauth's flows; takes the name at sign-up, speaks as the co-op in mail, follows the person's language."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail address or the password is not right."),
        "enter_current_password": _("That is not the password you have now."),
        "incorrect_code": _("That code is not right. Look for the newest message from us."),
        "incorrect_password": _("That password is not right."),
        "rate_limited": _("That was a lot of tries. Please wait a few minutes."),
        "same_as_current": _("That is what it is already."),
        "too_many_login_attempts": _("That was a lot of tries. Wait five minutes, or ask for a code by e-mail."),
    }

    def save_user(self, request: HttpRequest, user: User, form: BaseForm, commit: bool = True) -> User:
        user.name = form.cleaned_data.get("name", "")
        spoken = get_language() or ""
        user.language = spoken if spoken != default_language() else ""
        return super().save_user(request, user, form, commit)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail is written in the co-op's name and address, whatever host the request came to."""
        words = {
            "request": allauth_context.request,
            "email": email,
            "coop": house_facts(),
            "site_url": settings.SITE_URL,
            "site_host": urlsplit(settings.SITE_URL).netloc,
        }
        reader = context.get("user")
        with override(getattr(reader, "language", "") or get_language()):
            message = self.render_mail(template_prefix, email, words | context)
        message.send()

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        return remember_language(response, user.language)
