"""What people type about shares. A form never saves."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from foundation.ui.forms import DateInput, MoneyField, WholeNumberInput

MOST_AT_ONCE = 1_000_000


class QuantityForm(forms.Form):
    """How many shares, between two numbers."""

    quantity = forms.IntegerField(
        label=_("How many shares?"),
        widget=WholeNumberInput(_("shares")),
        error_messages={"required": _("Enter how many shares."), "invalid": _("Enter a whole number, such as 5.")},
    )

    def __init__(self, data: Any = None, *, least: int = 1, most: int = MOST_AT_ONCE, hint: str = "", **kwargs: Any):
        super().__init__(data, **kwargs)
        self.least, self.most = least, min(most, MOST_AT_ONCE)
        self.fields["quantity"].help_text = hint

    def clean_quantity(self) -> int:
        quantity: int = self.cleaned_data["quantity"]
        if quantity < self.least:
            raise forms.ValidationError(_("Enter %(least)s or more."), params={"least": self.least})
        if quantity > self.most:
            raise forms.ValidationError(_("Enter %(most)s at most."), params={"most": self.most})
        return quantity


class BankForm(forms.Form):
    """Which line of the bank statement."""

    bank_reference = forms.CharField(
        label=_("Line of the bank statement"),
        max_length=80,
        help_text=_("Such as “statement 14, line 3”. No names."),
        error_messages={"required": _("Say which line of the bank statement this is.")},
    )


class ResolutionForm(forms.Form):
    """By which decision, and why."""

    resolution = forms.CharField(
        label=_("Decision of the board"),
        max_length=200,
        help_text=_("Such as “Board meeting of 3 June, item 4”."),
        error_messages={"required": _("Name the decision: somebody may want to read the minutes.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The member can read it."),
    )


class ApproveForm(QuantityForm, ResolutionForm):
    """Approve, all or a part."""

    need_ahead = MoneyField(
        label=_("What the co-op expects to be short of in the coming year"),
        required=False,
        help_text=_("0 if what comes in will cover what goes out."),
    )
    field_order = ("quantity", "need_ahead", "resolution", "reason")


class DeferForm(ResolutionForm):
    """Put off until a day."""

    until = forms.DateField(
        label=_("Put off until"),
        widget=DateInput(),
        error_messages={"required": _("Choose a day."), "invalid": _("Choose a day, such as 2026-06-30.")},
    )
    field_order = ("until", "resolution", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = str(_("Say why: the member is told."))


class SuspendForm(ResolutionForm):
    """Suspend all withdrawals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True
        self.fields["reason"].error_messages["required"] = str(_("Say why: the members are told."))


class ReissueForm(forms.Form):
    """Why a new certificate."""

    reason = forms.CharField(
        label=_("Why a new certificate?"),
        max_length=200,
        help_text=_("Such as “new name” or “paper lost”."),
        error_messages={"required": _("Say why the old certificate is replaced.")},
    )


class AsAtForm(forms.Form):
    """The register of which day."""

    day = forms.DateField(label=_("As at the end of"), required=False, widget=DateInput())
