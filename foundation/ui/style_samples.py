"""Invented people and figures for the style guide: one of everything, and of what has states, each of them."""

from datetime import datetime, timedelta
from typing import Any

from django import forms

from foundation.money.calculations.money import Money
from foundation.ui.calculations.charts import TONES, Chart, Series
from foundation.ui.calculations.money_bar import money_bar
from foundation.ui.calculations.table import Cell, Column, Table
from foundation.ui.context import Link
from foundation.ui.forms import CodeInput, DateInput, MoneyField, PostcodeInput, TimeInput, WholeNumberInput

CHOICES = [("week", "Every week"), ("fortnight", "Every two weeks"), ("once", "Just this once")]


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
            [
                Series("Workers", earned, pounds(earned), "worker"),
                Series("Co-op", kept, pounds(kept), "coop"),
            ],
            description="From £6,200 in January to £8,600 in August.",
            label_heading="Month",
            largest=1_000_000,
            largest_shown="£10,000",
        ),
        "second_line": Chart(
            "Card costs beside what we aim at",
            months,
            [Series("Outside", out, pounds(out), "outside"), Series("Aim", [21_000] * 8, ["£210"] * 8)],
            label_heading="Month",
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
    slots = [{"label": one, "value": one, "url": "#lists", "taken": one == "10:00"} for one in times]
    slots[0]["note"] = "likely"
    bill = [
        {"label": "Weekly clean, 2 hours 30 minutes", "amount": "£48.00"},
        {"label": "Oven", "note": "Extra", "amount": "£12.00"},
    ]
    table = Table(
        "Your jobs in June",
        ["Job", "When", "State", Column("You earned", numeric=True)],
        [
            [
                Cell("Weekly clean", "#lists", note="Fern Street"),
                "Tuesday 2 June",
                Cell("Paid", badge="good"),
                "£55.20",
            ],
            [Cell("Hedge", "#lists"), "Friday 5 June", Cell("Waiting", badge="wait"), "£73.60"],
        ],
        foot=["Together", "", "", "£128.80"],
    )
    rows = [
        {"label": "What", "value": "Weekly clean with oven", "change_url": "#lists"},
        {"label": "When", "value": "Tuesday 2 June, 9:00 to 11:30", "change_url": "#lists", "note": "UK time"},
        {"label": "Where", "value": "14 Fern Street, HX7 6AA", "change_url": "#lists"},
        {"label": "Price", "value": "£64.00", "change_url": "#lists", "change_label": "Who decided this"},
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
        {"title": "The bank looks at the payment", "when": "Monday 1 June, 9:00", "tone": "wait", "icon": "clock"},
        {
            "title": "The bank said no",
            "when": "Monday 1 June, 8:58",
            "tone": "bad",
            "icon": "x",
            "text": "Nothing was taken.",
        },
        {"title": "You paid £60.00", "when": "Sunday 31 May, 18:20", "tone": "coop", "icon": "receipt"},
    ]
    many: list[list[Cell | str]] = [
        [f"Job {number}", "Tuesday 2 June", Cell("Paid", badge="good"), "£55.20"] for number in range(1, 13)
    ]
    return {
        "days": [{"label": "Tuesday 2 June", "slots": slots}, {"label": "Wednesday 3 June", "slots": []}],
        "no_days": [{"label": "Thursday 4 June", "slots": []}],
        "bill": bill,
        "table": table,
        "long_table": Table("Many rows", table.columns, many),
        "rows": rows,
        "entries": entries,
    }


def _small_things() -> dict[str, Any]:
    return {
        "crumbs": [{"label": "Home", "url": "/"}, {"label": "Cleaning", "url": "#lists"}, {"label": "Ana Díaz"}],
        "steps": [{"label": one, "url": "#lists"} for one in ["Service", "Time", "Details", "Check and pay"]],
        "tabs": [
            {"label": "Coming up", "url": "#lists", "current": True, "count": 3},
            {"label": "Past", "url": "#lists", "count": 41},
            {"label": "Cancelled", "url": "#lists"},
        ],
        "tasks": [
            {"label": "Vote on the new levy", "url": "#lists", "status": "2 days left", "tone": "wait"},
            {"label": "Set your hours", "url": "#lists", "status": "Done", "tone": "good", "note": "Tuesday to Friday"},
        ],
        "checks": [
            {"text": "41 of 52 members voted; 26 were needed", "met": True},
            {"text": "63% said yes; two thirds were needed", "met": False},
        ],
        "badges": [
            {"label": "Draft", "tone": "neutral"},
            {"label": "Paid", "tone": "good"},
            {"label": "Waiting for Ana", "tone": "wait"},
            {"label": "Refused", "tone": "bad"},
            {"label": "Demo", "tone": "info"},
            {"label": "Member since 2021", "tone": "coop"},
        ],
        "button_kinds": [
            {"name": "primary", "label": "Pay £60.00"},
            {"name": "secondary", "label": "Keep looking"},
            {"name": "quiet", "label": "Maybe later"},
            {"name": "danger", "label": "Cancel this booking"},
        ],
        "long_text": "A title somebody wrote in one breath, about everything they do, where, since when and for whom",
        "long_word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "names": ["Ana Díaz", "Bea Okafor", "Li Wei", "Tomos Rhys Pugh", "Zsófia", "山田 太郎"],
    }


def _money() -> dict[str, Any]:
    nothing = Money(0, "GBP")
    return {
        "bar": money_bar(
            worker=Money(5520, "GBP"),
            coop=Money(342, "GBP"),
            outside=Money(138, "GBP"),
            worker_label="Ana Díaz, who does the work",
            coop_label="The co-op",
            coop_note="Insurance, training, the office and a reserve. Set by a vote on 3 March.",
            outside_label="Card costs",
        ),
        "bar_of_three": money_bar(worker=Money(900, "GBP"), coop=Money(80, "GBP"), outside=Money(20, "GBP")),
        "empty_bar": money_bar(worker=nothing, coop=nothing, outside=nothing),
        "tones": TONES,
    }


def _sides(refused: bool) -> list[dict[str, Any]]:
    """The dark one is a picture of the light one: nobody walks through the same page twice."""
    sides = []
    for scheme in ("light", "dark"):
        given: dict[str, Any] = {"auto_id": f"{scheme}_%s"}
        form = SampleForm({"name": "", "tip": "0.10"}, **given) if refused else SampleForm(**given)
        sides.append({"scheme": scheme, "is_twin": scheme == "dark", "form": form, "field": f"{scheme}-start"})
    return sides


def samples(*, refused: bool, at: datetime) -> dict[str, Any]:
    """Everything the guide's templates draw. `refused` is the form as it comes back with problems."""
    sides = _sides(refused)
    bar = [Link("Today", "#frame", "sun", True), Link("Calendar", "#frame", "calendar", False)]
    return {
        "sides": sides,
        "form": sides[0]["form"],
        "until": at + timedelta(minutes=9, seconds=30),
        "bar_of_a_worker": {"bar": bar},
        **_charts(),
        **_lists(),
        **_small_things(),
        **_money(),
    }
