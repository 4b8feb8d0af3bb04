"""Forms of an election. A form never saves."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from coop.decisions.actions.plan_election import ElectionFacts
from coop.decisions.calculations.statements import words_in
from coop.decisions.queries.eligible import eligible_members
from coop.membership.enums import LIVE
from coop.membership.models import Member
from foundation.ui.forms import DateInput


class NominateForm(forms.Form):
    """A candidate by name or by member number."""

    who = forms.CharField(
        label=_("Whom do you nominate?"), max_length=120, help_text=_("A full name or a member number. It can be you.")
    )

    def __init__(self, data: Any = None, *, officer_id: int = 0) -> None:
        super().__init__(data)
        self.officer_id = officer_id

    def clean_who(self) -> Member:
        typed = self.cleaned_data["who"].strip()
        members = eligible_members(officer_id=self.officer_id)
        if typed.isascii() and typed.isdigit() and len(typed) < 10:
            found = list(members.filter(member_no=int(typed))[:2])
        else:
            found = list(members.filter(user__name__iexact=typed)[:2])
        if not found:
            raise forms.ValidationError(_t("Nobody with that name or number can stand."))
        if len(found) > 1:
            raise forms.ValidationError(_t("More than one member has that name. Use the member number."))
        return found[0]


class StatementForm(forms.Form):
    """What a candidate says. Everybody has the same number of words."""

    statement = forms.CharField(
        label=_("Your statement"), max_length=6000, required=False, widget=forms.Textarea({"rows": 8})
    )

    def __init__(self, data: Any = None, *, most: int, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.most = most
        self.fields["statement"].help_text = _t("At most %(most)d words. All on the roll read it.") % {"most": most}

    def clean_statement(self) -> str:
        text = str(self.cleaned_data["statement"])
        words = words_in(text)
        if words > self.most:
            raise forms.ValidationError(
                _t("Everybody has %(most)d words. This has %(words)d.") % {"most": self.most, "words": words}
            )
        return text


class PlanForm(forms.Form):
    """How an election is run. Days are days of the co-op's zone, from their beginning to their end."""

    seats = forms.IntegerField(label=_("Seats to fill"), min_value=1, max_value=99)
    opens_on = forms.DateField(label=_("First day of nominations"), widget=DateInput)
    closes_on = forms.DateField(label=_("Last day of nominations"), widget=DateInput)
    term_months = forms.IntegerField(label=_("Months they serve"), min_value=1, max_value=120, initial=24)
    officer = forms.CharField(
        label=_("Returning officer"),
        max_length=120,
        help_text=_("The e-mail address of somebody who neither sits on the board nor stands."),
    )
    confirmatory = forms.BooleanField(
        label=_("Members vote even when there are no more candidates than seats"), required=False
    )

    beacon_source = forms.CharField(
        label=_("Public value that settles a tie"),
        max_length=200,
        required=False,
        help_text=_(
            "Something drawn in public after voting has closed, such as “the main lottery draw of 20 June”. The "
            "returning officer enters it then; nothing is counted before. Leave it empty to let the software settle "
            "ties by itself."
        ),
    )

    def __init__(self, *args: Any, min_days: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if min_days:
            words = ngettext(
                "The rules give candidates at least %(n)d day.",
                "The rules give candidates at least %(n)d days.",
                min_days,
            )
            self.fields["closes_on"].help_text = words % {"n": min_days}

    def clean_officer(self) -> Any:
        typed = self.cleaned_data["officer"].strip()
        member = Member.objects.filter(state__in=LIVE, user__email__iexact=typed).select_related("user").first()
        if member is None:
            raise forms.ValidationError(_t("No member has that e-mail address."))
        return member.user

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        opens, closes = found.get("opens_on"), found.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", _t("Nominations close after they open."))
        return found

    def facts(self, zone: ZoneInfo) -> ElectionFacts:
        found = self.cleaned_data
        return ElectionFacts(
            seats=found["seats"],
            nominations_open_at=datetime.combine(found["opens_on"], time(0), tzinfo=zone),
            nominations_close_at=datetime.combine(found["closes_on"], time(23, 59, 59), tzinfo=zone),
            returning_officer=found["officer"],
            term_months=found["term_months"],
            confirmatory=found["confirmatory"],
            beacon_source=found["beacon_source"],
        )


class BeaconForm(forms.Form):
    """What was drawn in public."""

    beacon = forms.CharField(
        label=_("Value that was drawn"),
        max_length=200,
        help_text=_("Exactly as it was published, such as “4 8 15 16 23 42”. Have somebody read it with you."),
        error_messages={"required": _("Write down exactly what was drawn.")},
    )
