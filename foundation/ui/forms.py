"""How every form of the house is drawn, and the controls Django does not have."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from foundation.errors import Invalid
from foundation.money.calculations.money import Money, decimal_text
from foundation.money.formatting import format_money
from foundation.money.parsing import parse_money


class HouseFormRenderer(DjangoTemplates):
    """Draws forms with the templates under `ui/forms/`; widgets keep Django's own."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "django/forms/formsets/div.html"
    field_template_name = "ui/forms/field.html"


class DateInput(forms.DateInput):
    """The browser's own calendar. Dates travel as ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "short", **(attrs or {})}, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The browser's own clock, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "short", **(attrs or {})}, format="%H:%M")


class CodeInput(forms.TextInput):
    """A one-time code: pasteable, filled in by the phone, never corrected. WCAG 2.2, 3.3.8."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {
            "autocomplete": "one-time-code",
            "autocapitalize": "characters",
            "spellcheck": "false",
            "class": "code",
        }
        super().__init__({**given, "class": "code", **(attrs or {})})


class PhoneInput(forms.TextInput):
    """A phone number with the phone's number keys."""

    input_type = "tel"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "tel", "class": "medium", **(attrs or {})})


class PostcodeInput(forms.TextInput):
    """A postcode, in capitals on the phone's keyboard."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        given = {"autocomplete": "postal-code", "autocapitalize": "characters", "spellcheck": "false", "class": "short"}
        super().__init__({**given, **(attrs or {})})


class AffixInput(forms.TextInput):
    """A text control with a few fixed letters before or after it, such as a currency or a unit."""

    template_name = "ui/forms/affix.html"
    before = ""
    after: str | Promise = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {"before": self.before, "after": self.after}
        return context


class WholeNumberInput(AffixInput):
    """Digits with a unit after them. Not type=number, whose value changes when somebody scrolls past it."""

    def __init__(self, unit: str | Promise = "", attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "autocomplete": "off", "class": "short", **(attrs or {})})
        self.after = unit


class MoneyInput(AffixInput):
    """An amount with its currency before it."""

    def __init__(self, currency: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off", "class": "short", **(attrs or {})})
        self.before = currency_sign(currency)


def currency_sign(currency: str) -> str:
    """The sign people know ("£"), or the code where there is none."""
    shown = format_money(Money(0, currency))
    return "".join(one for one in shown if not one.isdigit() and one not in ".,\u00a0\u202f ") or currency


class MoneyField(forms.CharField):
    """Cleans what somebody typed to `Money` in the co-op's currency. Limits are in minor units."""

    def __init__(
        self,
        *,
        currency: str | None = None,
        min_minor: int | None = 0,
        max_minor: int | None = None,
        **kwargs: Any,
    ) -> None:
        self.currency = currency or str(settings.COOP["currency"])
        self.min_minor, self.max_minor = min_minor, max_minor
        kwargs.setdefault("widget", MoneyInput(self.currency))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return decimal_text(value.minor, value.currency) if isinstance(value, Money) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Money):
            return value
        text = super().to_python(value)
        if not text:
            return None
        try:
            return parse_money(text, self.currency)
        except Invalid as problem:
            raise ValidationError(str(problem), code="invalid") from problem

    def validate(self, value: Any) -> None:
        if value is None:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return
        if self.min_minor is not None and value.minor < self.min_minor:
            least = format_money(Money(self.min_minor, self.currency))
            raise ValidationError(_("Enter at least %(least)s.") % {"least": least}, code="too_little")
        if self.max_minor is not None and value.minor > self.max_minor:
            most = format_money(Money(self.max_minor, self.currency))
            raise ValidationError(_("Enter no more than %(most)s.") % {"most": most}, code="too_much")

    def run_validators(self, value: Any) -> None:
        """The validators of a text field do not apply to money; `validate` holds the limits."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True
