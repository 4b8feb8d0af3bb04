"""Every component on one page, with invented words and figures."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from foundation.clock import now
from foundation.errors import NotAllowed
from foundation.money.calculations.money import Money
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.money_bar import money_bar
from foundation.ui.calculations.table import Cell, Column, Table
from foundation.ui.forms import CodeInput, DateInput, MoneyField, PostcodeInput, TimeInput, WholeNumberInput

CHOICES = [("week", "Every week"), ("fortnight", "Every two weeks"), ("once", "Just this once")]
DRAWINGS = [
    "calendar",
    "search",
    "basket",
    "letter",
    "ballot",
    "ledger",
    "hands",
    "door",
    "valley",
    "table",
    "ladder",
    "bridge",
    "lamp",
]


class SampleForm(forms.Form):
    """One of each control."""

    name = forms.CharField(label="Your name", help_text="As people around you say it.")
    postcode = forms.CharField(label="Postcode", widget=PostcodeInput())
    day = forms.DateField(label="Day", widget=DateInput())
    time = forms.TimeField(label="Start", widget=TimeInput(), required=False)
    tip = MoneyField(label="A tip for Ana", min_minor=100, required=False, help_text="All of it goes to Ana.")
    length = forms.CharField(label="How long", widget=WholeNumberInput(unit="minutes"), required=False)
    often = forms.ChoiceField(label="How often?", choices=CHOICES, widget=forms.RadioSelect)
    extras = forms.MultipleChoiceField(
        label="Anything else?",
        choices=[("oven", "Oven, £12.00"), ("windows", "Inside of windows, £15.00")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    trade = forms.ChoiceField(label="Trade", choices=[("c", "Cleaning"), ("g", "Gardens"), ("r", "Repairs")])
    notes = forms.CharField(label="Notes", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    photo = forms.FileField(label="Photo", required=False)
    code = forms.CharField(label="Code from the e-mail", widget=CodeInput(), required=False)
    rules = forms.BooleanField(label="I have read how cancelling works.")


def _charts() -> dict[str, Any]:
    months = ["January", "February", "March", "April", "May", "June", "July", "August"]
    earned = [620_000, 655_000, 701_500, 690_000, 748_000, 802_500, 795_000, 860_000]
    kept = [52_000, 55_000, 58_800, 57_400, 62_600, 67_100, 66_500, 71_900]
    out = [18_600, 19_700, 21_000, 20_700, 22_400, 24_100, 23_900, 25_800]

    def pounds(values: list[int]) -> list[str]:
        return [f"£{value // 100:,}" for value in values]

    three = [
        Series("Workers", earned[4:], pounds(earned[4:]), "worker"),
        Series("Co-op", kept[4:], pounds(kept[4:]), "coop"),
        Series("Outside", out[4:], pounds(out[4:]), "outside"),
    ]
    hours = Series("Hours", [412, 268, 190, 64], ["412 h", "268 h", "190 h", "64 h"])
    return {
        "bars": Chart("Hours worked, by trade", ["Cleaning", "Gardens", "Repairs", "Moving"], [hours]),
        "stacked": Chart("Where the money went", months[4:], three, label_heading="Month"),
        "line": Chart(
            "Earned by workers each month",
            months,
            [Series("Workers", earned, pounds(earned), "worker"), Series("Co-op", kept, pounds(kept), "coop")],
            description="From £6,200 in January to £8,600 in August.",
            label_heading="Month",
            largest=1_000_000,
            largest_shown="£10,000",
        ),
        "dots": Chart(
            "Pay for an hour, lowest and highest",
            ["Cleaning", "Gardens", "Repairs"],
            [
                Series("Lowest", [1580, 1620, 1800], ["£15.80", "£16.20", "£18.00"]),
                Series("Highest", [2140, 2400, 3150], ["£21.40", "£24.00", "£31.50"], "worker"),
            ],
            label_heading="Trade",
        ),
    }


def _lists() -> dict[str, Any]:
    times = ["9:00", "9:30", "10:00", "11:30", "14:00"]
    slots = [{"label": one, "value": one, "url": f"#t{one}", "taken": one == "10:00"} for one in times]
    bill = [
        {"label": "Weekly clean, 2 hours 30 minutes", "amount": "£48.00"},
        {"label": "Oven", "note": "Extra", "amount": "£12.00"},
    ]
    table = Table(
        "Your jobs in June",
        ["Job", "When", "State", Column("You earned", numeric=True)],
        [
            [Cell("Weekly clean", "#job1", note="Fern Street"), "Tuesday 2 June", Cell("Paid", badge="good"), "£55.20"],
            [Cell("Hedge", "#job2"), "Friday 5 June", Cell("Waiting", badge="wait"), "£73.60"],
        ],
        foot=["Together", "", "", "£128.80"],
    )
    rows = [
        {"label": "What", "value": "Weekly clean with oven", "change_url": "#what"},
        {"label": "When", "value": "Tuesday 2 June, 9:00 to 11:30", "change_url": "#when", "note": "UK time"},
        {"label": "Where", "value": "14 Fern Street, HX7 6AA", "change_url": "#where"},
    ]
    entries = [
        {
            "title": "Ana finished the job",
            "when": "Tuesday 2 June, 11:34",
            "by": "Ana Díaz",
            "tone": "good",
            "icon": "check",
        },
        {"title": "Ana started", "when": "Tuesday 2 June, 9:02", "by": "Ana Díaz", "icon": "play"},
        {"title": "You paid £60.00", "when": "Sunday 31 May, 18:20", "tone": "coop", "icon": "receipt"},
    ]
    return {"slots": slots, "bill": bill, "table": table, "rows": rows, "entries": entries}


def _small_things() -> dict[str, Any]:
    return {
        "crumbs": [{"label": "Home", "url": "/"}, {"label": "Cleaning", "url": "#cleaning"}, {"label": "Ana Díaz"}],
        "steps": [{"label": one, "url": f"#{one}"} for one in ["Service", "Time", "Details", "Check and pay"]],
        "tabs": [
            {"label": "Coming up", "url": "#up", "current": True, "count": 3},
            {"label": "Past", "url": "#past", "count": 41},
            {"label": "Cancelled", "url": "#off"},
        ],
        "tasks": [
            {"label": "Vote on the new levy", "url": "#vote", "status": "2 days left", "tone": "wait"},
            {"label": "Set your hours", "url": "#hours", "status": "Done", "tone": "good", "note": "Tuesday to Friday"},
        ],
        "checks": [
            {"text": "41 of 52 members voted; 26 were needed", "met": True},
            {"text": "63% said yes; two thirds were needed", "met": False},
        ],
        "drawings": DRAWINGS,
        "names": ["Ana Díaz", "Bea Okafor", "Li Wei", "Tomos Rhys Pugh", "Zsófia", "山田 太郎"],
    }


@require_safe
@login_required
def style(request: HttpRequest) -> HttpResponse:
    """For people who build pages. `?form=refused` shows the form as it comes back with problems."""
    if not (request.user.is_staff or request.user.has_perm("wagtailadmin.access_admin")):
        raise NotAllowed
    refused = request.GET.get("form") == "refused"
    bar = money_bar(
        worker=Money(5520, "GBP"),
        coop=Money(342, "GBP"),
        outside=Money(138, "GBP"),
        worker_label="Ana Díaz, who does the work",
        coop_label="The co-op",
        coop_note="Insurance, training, the office and a reserve. Set by a vote on 3 March.",
        outside_label="Card costs",
    )
    context = {
        "form": SampleForm({"name": "", "tip": "0.10"}) if refused else SampleForm(),
        "bar": bar,
        "until": now() + timedelta(minutes=9, seconds=30),
        **_charts(),
        **_lists(),
        **_small_things(),
    }
    context["days"] = [
        {"label": "Tuesday 2 June", "slots": context["slots"]},
        {"label": "Wednesday 3 June", "slots": []},
    ]
    return render(request, "foundation/ui/style.html", context)
