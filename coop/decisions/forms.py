"""What members and the secretary write. A form never saves."""

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from coop.counting.formats.canonical import digest
from coop.decisions.calculations.policy_value import read_policy_value
from coop.decisions.calculations.statements import MOST_WORDS
from coop.decisions.calculations.text_hash import Wording
from coop.decisions.enums import ChallengeOutcome, Kind, StrikeReason
from coop.membership.enums import Office
from coop.membership.models import Member
from coop.rules.catalogue import CATALOGUE
from coop.rules.pack_files import shipped_pack, shipped_packs
from foundation.errors import Invalid
from foundation.ui.forms import DateInput, TimeInput, WholeNumberInput

AREA = {"rows": 4}
CHOOSE = _("Choose somebody")


class WordingForm(forms.Form):
    """The text of a decision, one question a field."""

    title = forms.CharField(label=_("A short title"), max_length=120, help_text=_("Such as: Lower the levy to 7 %"))
    question = forms.CharField(
        label=_("The question, in one sentence"), max_length=300, help_text=_("Members answer yes or no to it.")
    )
    if_passes = forms.CharField(
        label=_("What changes if it passes?"), max_length=2000, required=False, widget=forms.Textarea(AREA)
    )
    if_fails = forms.CharField(
        label=_("What happens if it fails?"), max_length=2000, required=False, widget=forms.Textarea(AREA)
    )
    cost = forms.CharField(
        label=_("What does it cost?"), max_length=300, required=False, help_text=_("Money and work, as far as known.")
    )
    body = forms.CharField(
        label=_("Reasons and everything else"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Say why, and where members can read more."),
    )
    interest = forms.CharField(
        label=_("Do you, or people close to you, gain or lose by it?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("If so, say how. Members read it beside your proposal, and it goes into the minutes."),
    )

    def wording(self) -> Wording:
        data = self.cleaned_data
        return Wording(**{name: data[name] for name in ("title", "question", "body", "if_passes", "if_fails", "cost")})

    def payload(self) -> dict[str, Any]:
        """What the subject needs, beyond the words."""
        return {}

    def seats(self) -> int:
        return 0


class ElectionForm(WordingForm):
    """An election: how many, to what, and whose terms end."""

    seats_to_fill = forms.IntegerField(
        label=_("How many seats are filled?"), min_value=1, max_value=30, widget=WholeNumberInput(_("seats"))
    )

    def payload(self) -> dict[str, Any]:
        return {"office": str(Office.BOARD), "ends_terms_of": self.ends}

    def __init__(self, *args: Any, ends: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ends = ends
        self.fields["question"].help_text = _("Such as: Who should sit on the board?")
        for name in ("if_passes", "if_fails"):
            del self.fields[name]
        self.order_fields(["title", "question", "seats_to_fill", "body", "cost"])

    def wording(self) -> Wording:
        data = self.cleaned_data
        return Wording(title=data["title"], question=data["question"], body=data["body"], cost=data["cost"])

    def seats(self) -> int:
        return int(self.cleaned_data["seats_to_fill"])


class PolicyForm(WordingForm):
    """A change of one value."""

    key = forms.ChoiceField(label=_("Which value?"))
    scope = forms.CharField(
        label=_("Only for one trade"),
        max_length=60,
        required=False,
        help_text=_("Its short name in the address, such as cleaning. Leave it empty for all trades."),
        widget=forms.TextInput({"class": "medium"}),
    )
    value = forms.CharField(
        label=_("The new value"),
        max_length=40,
        help_text=_("As you would say it: 7 for seven percent, 16.50 for a price, 24 for hours."),
        widget=forms.TextInput({"class": "short", "autocomplete": "off"}),
    )
    starts_on = forms.DateField(
        label=_("From which day?"),
        required=False,
        widget=DateInput(),
        help_text=_("Leave it empty to start after the days of notice in our rules. Members are told before."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(key, spec.title) for key, spec in CATALOGUE.items() if spec.obeyed]
        self.fields["key"].choices = offered  # type: ignore[attr-defined]
        self.order_fields(["key", "scope", "value", "starts_on", "title", "question"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "key" in data and "value" in data:
            try:
                data["read_value"] = read_policy_value(data["key"], data["value"])
            except Invalid as problem:
                self.add_error("value", str(problem.fields.get("value") or problem))
        return data

    def payload(self) -> dict[str, Any]:
        data = self.cleaned_data
        day = data["starts_on"]
        return {
            "key": data["key"],
            "value": data["read_value"],
            "scope": data["scope"],
            "starts_on": day.isoformat() if day else "",
        }


class RulebookForm(WordingForm):
    """Another rulebook, of those that come with the software."""

    rulebook = forms.ChoiceField(label=_("Which rulebook?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        packs = [(code, shipped_pack(code)["title"]) for code in shipped_packs()]
        self.fields["rulebook"].choices = packs  # type: ignore[attr-defined]
        self.order_fields(["rulebook", "title", "question"])

    def payload(self) -> dict[str, Any]:
        code = self.cleaned_data["rulebook"]
        return {"shipped": code, "sha256": digest(shipped_pack(code))}


class PersonForm(WordingForm):
    """A decision about a person, with reasons they can answer."""

    person = forms.ModelChoiceField(label=_("Who is it about?"), queryset=Member.objects.none(), empty_label=CHOOSE)
    reasons = forms.CharField(
        label=_("The reasons"),
        max_length=4000,
        widget=forms.Textarea(AREA),
        help_text=_("The person gets them at least 21 days before the vote, and can answer to all members."),
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda member: f"{member.user.name} (no. {member.member_no})"  # type: ignore[attr-defined]
        self.order_fields(["person", "reasons", "title", "question"])

    def payload(self) -> dict[str, Any]:
        member = self.cleaned_data["person"]
        return {"member_id": member.pk, "user_id": member.user_id, "reasons": self.cleaned_data["reasons"].strip()}


class InterestForm(forms.Form):
    text = forms.CharField(
        label=_("What do you, or people close to you, gain or lose by it?"),
        max_length=1000,
        widget=forms.Textarea(AREA),
        help_text=_("In your own words. Such as: my brother sells the bike that we would buy."),
    )


class AmendmentForm(forms.Form):
    """Other words for one paragraph, begun with those that it has."""

    text = forms.CharField(
        label=_("How should it read?"),
        max_length=20_000,
        required=False,
        strip=True,
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Change the words here. Empty it to take the whole paragraph out."),
    )
    reason = forms.CharField(label=_("Why?"), max_length=2000, required=False, widget=forms.Textarea(AREA))


class CommentForm(forms.Form):
    text = forms.CharField(label=_("What do you think?"), max_length=4000, widget=forms.Textarea(AREA))


class StatementForm(forms.Form):
    text = forms.CharField(
        label=_("The statement"),
        max_length=4000,
        widget=forms.Textarea({"rows": 10}),
        help_text=_("Every side has the same room: %(most)d words.") % {"most": MOST_WORDS},
    )


class WordsForm(forms.Form):
    """One answer in words; the door says what is asked."""

    text = forms.CharField(label=_("In your words"), max_length=4000, widget=forms.Textarea({"rows": 6}))

    def __init__(self, *args: Any, label: Any = None, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if label:
            self.fields["text"].label = label
        if help_text:
            self.fields["text"].help_text = help_text


class NoticeForm(forms.Form):
    """When voting opens and closes, on the clock of the co-op."""

    opens_on = forms.DateField(label=_("Voting opens on"), widget=DateInput())
    opens_time = forms.TimeField(label=_("at"), widget=TimeInput())
    closes_on = forms.DateField(label=_("Voting closes on"), widget=DateInput())
    closes_time = forms.TimeField(label=_("at"), widget=TimeInput())
    short = forms.BooleanField(
        label=_("Short notice: ask the members to agree to fewer days"),
        required=False,
        help_text=_("Only if it cannot wait. Voting opens only when enough of them agree in writing."),
    )

    def __init__(self, *args: Any, zone: ZoneInfo, may_be_short: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        if not may_be_short:
            del self.fields["short"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("opens", "closes"):
            day, hour = data.get(f"{name}_on"), data.get(f"{name}_time")
            if day is not None and isinstance(hour, time):
                if not 2000 <= day.year < 2500:
                    self.add_error(f"{name}_on", _("Choose a day nearer to now."))
                else:
                    data[f"{name}_at"] = datetime.combine(day, hour, tzinfo=self.zone)
        return data


class TaskForm(forms.Form):
    title = forms.CharField(label=_("What is to be done?"), max_length=200)
    owner = forms.ModelChoiceField(label=_("Who does it?"), queryset=Member.objects.none(), empty_label=CHOOSE)
    due_on = forms.DateField(label=_("By when?"), widget=DateInput())

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = lambda member: f"{member.user.name} (no. {member.member_no})"  # type: ignore[attr-defined]


class EvidenceForm(forms.Form):
    evidence = forms.CharField(
        label=_("How do we know that it is done?"), max_length=500, help_text=_("A link, a place, a sentence.")
    )


class StrikeForm(forms.Form):
    number = forms.IntegerField(label=_("Member number"), min_value=1, widget=WholeNumberInput())
    reason = forms.ChoiceField(label=_("Why?"), choices=StrikeReason.choices, widget=forms.RadioSelect)
    remark = forms.CharField(label=_("More about it"), max_length=300, required=False)


class OfficeStepForm(forms.Form):
    """A step of the secretary: `fields` are those the step needs, of all the possible ones."""

    earlier: Any = forms.ModelChoiceField(
        label=_("The same question before"),
        queryset=None,
        required=False,
        help_text=_("Choose it if members were asked the same. If they turned it down, it returns after six months."),
    )
    permission = forms.CharField(
        label=_("Why it may be asked again already"), max_length=2000, required=False, widget=forms.Textarea(AREA)
    )
    later: Any = forms.ModelChoiceField(label=_("The later decision"), queryset=None)
    outcome = forms.ChoiceField(label=_("Is it right?"), choices=ChallengeOutcome.choices, widget=forms.RadioSelect)
    until = forms.DateField(
        label=_("The last day to vote"),
        widget=DateInput(),
        help_text=_("Voting ends at the same time of day as was announced."),
    )
    reason = forms.CharField(
        label=_("Why?"), max_length=2000, widget=forms.Textarea(AREA), help_text=_("All members can read it.")
    )
    answer = forms.CharField(
        label=_("The answer"), max_length=4000, widget=forms.Textarea(AREA), help_text=_("All members can read it.")
    )
    arbitrator = forms.CharField(
        label=_("Who decided it"),
        max_length=120,
        help_text=_("The name of somebody from outside the co-op, whom both sides trust. All members can read it."),
        error_messages={"required": _("Write down who decided it.")},
    )
    statement = forms.CharField(
        label=_("What the board says about it"), max_length=4000, required=False, widget=forms.Textarea(AREA)
    )
    review_on = forms.DateField(label=_("Look at it again on"), widget=DateInput(), required=False)

    def __init__(self, *args: Any, fields: tuple[str, ...], decisions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - set(fields):
            del self.fields[name]
        for name in ("earlier", "later"):
            if name in self.fields:
                self.fields[name].queryset = decisions  # type: ignore[attr-defined]


def form_for(kind: str) -> type[WordingForm]:
    """The form in which a kind of decision is proposed."""
    forms_by_kind: dict[str, type[WordingForm]] = {
        Kind.POLICY_CHANGE: PolicyForm,
        Kind.RULE_CHANGE: RulebookForm,
        Kind.EXPULSION: PersonForm,
        Kind.REMOVAL: PersonForm,
        Kind.ELECTION: ElectionForm,
    }
    return forms_by_kind.get(kind, WordingForm)


class MinutesForm(forms.Form):
    text = forms.CharField(label=_("The minutes"), max_length=40_000, widget=forms.Textarea({"rows": 24}))
