"""allauth's forms in our words: every control has a label, a hint where one helps, and no placeholder."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkey
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from foundation.ui.forms import CodeInput

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "password1": _("Password"),
    "password2": _("The new password again"),
    "oldpassword": _("The password you have now"),
    "code": _("Code"),
}
LONG_PASSWORD = _(
    "At least 12 letters, figures or signs. Three words that have nothing to do with each other work well."
)


class PlainWords:
    """Mixed into each form: the words above instead of placeholders and lists of rules."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if name in {"password", "password2", "oldpassword"}:
                field.help_text = ""
            elif name == "password1":
                field.help_text = LONG_PASSWORD
            elif name == "code":
                field.widget = CodeInput()


class LoginForm(PlainWords, account.LoginForm): ...


class SignupForm(PlainWords, account.SignupForm):
    """The trap for robots is moved out of sight by the style sheet, and says what it is to those who cannot see."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        trap = self.fields[settings.ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD]
        trap.label = _("Leave this empty")
        trap.widget = forms.TextInput(attrs={"class": "trap", "tabindex": "-1", "autocomplete": "off"})


class AddEmailForm(PlainWords, account.AddEmailForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")


class ChangeEmailForm(PlainWords, account.ChangeEmailForm): ...


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")


class SetPasswordForm(PlainWords, account.SetPasswordForm): ...


class ResetPasswordForm(PlainWords, account.ResetPasswordForm): ...


class ResetPasswordKeyForm(PlainWords, account.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")


class ReauthenticateForm(PlainWords, account.ReauthenticateForm): ...


class RequestLoginCodeForm(PlainWords, account.RequestLoginCodeForm): ...


class ConfirmLoginCodeForm(PlainWords, account.ConfirmLoginCodeForm): ...


class ConfirmEmailVerificationCodeForm(PlainWords, account.ConfirmEmailVerificationCodeForm): ...


class ConfirmPasswordResetCodeForm(PlainWords, account.ConfirmPasswordResetCodeForm): ...


class FactorForm(PlainWords, factor.AuthenticateForm): ...


class FactorReauthenticateForm(PlainWords, factor.ReauthenticateForm): ...


class ActivateAppForm(PlainWords, totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The six figures the app shows now")
        self.fields["code"].widget = CodeInput({"inputmode": "numeric"})


class AddPasskeyForm(PlainWords, passkey.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it")
        self.fields["name"].help_text = _("So that you know it again, such as “My phone”.")
        self.fields["passwordless"].label = _("Let me sign in with it alone, without a password")
        self.fields["passwordless"].help_text = _("Your phone or key then asks for your finger, face or its own PIN.")


class EditPasskeyForm(PlainWords, passkey.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("A name for it")
