"""The tags and components of `{% load ui %}`."""

import re
from datetime import UTC, datetime
from pathlib import Path

import html5lib
import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

from foundation.money.calculations.money import Money
from foundation.ui.calculations.charts import Chart, Series
from foundation.ui.calculations.money_bar import money_bar
from foundation.ui.calculations.table import Cell, Column, Table

COMPONENTS = Path("foundation/ui/templates/ui/components")


def draw(source, **context):
    return Template("{% load ui %}" + source).render(Context(context)).strip()


def tree(html):
    found = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for node in found.iter():
        if isinstance(node.tag, str):
            node.tag = node.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return found


def words(node):
    return " ".join("".join(node.itertext()).split())


def component(template, /, **context):
    return tree(render_to_string(f"ui/components/{template}.html", context))


def test_an_icon_beside_words_is_silent():
    assert 'aria-hidden="true"' in draw('{% icon "calendar" %}')


def test_an_icon_alone_is_named_and_the_name_is_escaped():
    assert "&lt;b&gt;Close" in draw('{% icon "x" label=label %}', label="<b>Close")


def test_an_icon_that_does_not_exist_is_an_error_for_the_one_who_writes_the_page():
    with pytest.raises(Exception, match="no-such"):
        draw('{% icon "no-such" %}')


def test_a_button_with_an_address_is_a_link_and_without_one_a_button():
    link = next(component("_button", label="Go", href="/x/").iter("a"))
    assert (link.get("href"), link.get("class")) == ("/x/", "button button--primary")
    button = next(component("_button", label="Save", kind="danger", name="act", value="off").iter("button"))
    assert (button.get("type"), button.get("name"), button.get("value")) == ("submit", "act", "off")


def test_a_form_of_the_page_does_not_leak_into_its_button():
    assert "Your name" not in render_to_string("ui/components/_button.html", {"label": "Save", "form": "Your name"})


def test_a_card_that_leads_somewhere_has_one_link_in_its_title():
    card = tree(draw('{% card title="Weekly clean" href="/clean/" level=3 %}<p>Words</p>{% endcard %}'))
    assert [(a.get("href"), a.text) for a in card.find("section").find("h3").iter("a")] == [("/clean/", "Weekly clean")]


def test_a_card_does_not_see_the_title_of_the_page():
    assert "Page" not in draw("{% card %}<p>Words</p>{% endcard %}", title="Page")


@pytest.mark.parametrize(("kind", "role"), [("error", "alert"), ("success", "status"), ("info", "status")])
def test_a_notice_is_announced_only_when_it_arrives(kind, role):
    assert component("_notice", kind=kind, text="Words", live=True).find("div").get("role") == role
    assert component("_notice", kind=kind, text="Words").find("div").get("role") is None


def test_what_people_wrote_is_escaped_everywhere():
    for name, context in {
        "_notice": {"text": "<b>x"},
        "_badge": {"label": "<b>x"},
        "_page_header": {"title": "<b>x", "lead": "<b>x"},
        "_empty": {"title": "<b>x", "text": "<b>x"},
        "_quote": {"text": "<b>x", "name": "<b>x"},
        "_copy": {"value": "<b>x", "label": "<b>x"},
        "_summary_list": {"rows": [{"label": "<b>x", "value": "<b>x"}]},
    }.items():
        assert "<b>x" not in render_to_string(f"ui/components/{name}.html", context), name


def test_each_tone_of_a_badge_has_its_own_sign():
    signs = [draw("{% include 'ui/components/_badge.html' with label='' tone=tone only %}", tone=tone) for tone in
             ("good", "wait", "bad", "info", "coop", "neutral")]  # fmt: skip
    drawings = [re.sub(r'class="badge[^"]*"', "", sign) for sign in signs]
    assert len(set(drawings)) == len(drawings)


def test_a_change_link_says_what_it_changes():
    rows = [{"label": "When", "value": "Tuesday", "change_url": "/when/"}]
    assert words(next(component("_summary_list", rows=rows).iter("a"))) == "Change – When"


def test_the_money_bar_tells_the_same_in_picture_description_and_table():
    bar = money_bar(worker=Money(5520, "GBP"), coop=Money(342, "GBP"), outside=Money(138, "GBP"), worker_label="Ana")
    drawn = component("_money_bar", bar=bar, title="Where your £60.00 goes")
    assert words(next(drawn.iter("desc"))) == "Ana 92 %, To the co-op 6 %, Outside costs 2 %"
    rows = [[words(cell) for cell in row if cell.tag in {"th", "td"}] for row in drawn.iter("tr")]
    assert rows == [
        ["Part", "Share", "Amount"],
        ["Ana", "92 %", "£55.20"],
        ["To the co-op", "6 %", "£3.42"],
        ["Outside costs", "2 %", "£1.38"],
        ["Total", "£60.00"],
    ]
    assert [rect.get("class") for rect in drawn.iter("rect")] == [
        "fill fill--worker",
        "fill fill--coop",
        "fill fill--outside",
    ]


def test_a_money_bar_of_nothing_says_so():
    drawn = component("_money_bar", bar=money_bar(worker=Money(0, "GBP"), coop=Money(0, "GBP")))
    assert words(drawn) == "No money in this yet."


CHART = Chart(
    "Earned",
    ["May", "June"],
    [Series("Workers", [10, 20], ["£10", "£20"], "worker"), Series("Co-op", [1, 2], ["£1", "£2"], "coop")],
    label_heading="Month",
)


@pytest.mark.parametrize("tag", ["bar_chart", "stacked_bar_chart", "line_chart", "dot_plot"])
def test_every_chart_carries_its_table(tag):
    drawn = tree(draw(f"{{% {tag} chart %}}", chart=CHART))
    rows = [[words(cell) for cell in row if cell.tag in {"th", "td"}] for row in drawn.iter("tr")]
    assert [row for row in rows if len(row) == 3] == [
        ["Month", "Workers", "Co-op"],
        ["May", "£10", "£1"],
        ["June", "£20", "£2"],
    ]
    assert words(next(drawn.iter("figcaption"))) == "Earned"


def test_a_line_chart_is_one_picture_with_a_name_and_a_description():
    drawn = tree(draw("{% line_chart chart %}", chart=CHART))
    svg = next(node for node in drawn.iter("svg"))
    assert (svg.get("role"), words(svg.find("title"))) == ("img", "Earned")
    assert words(svg.find("desc")) == "The table below has every figure."


def test_a_table_keeps_its_headings_when_it_becomes_cards():
    table = Table("Jobs", ["Job", Column("Pay", numeric=True)], [["Hedge", Cell("£5.00")]], foot=["All", "£5.00"])
    drawn = component("_table", table=table)
    assert [cell.get("data-label") for cell in drawn.iter("td")] == ["Pay", "Pay"]
    assert [words(head) for head in drawn.iter("th")] == ["Job", "Pay", "Hedge", "All"]


def test_times_are_links_or_radios_and_a_taken_one_is_neither():
    slots = [{"label": "9:00", "value": "a", "url": "/a/"}, {"label": "9:30", "value": "b", "taken": True}]
    days = [{"label": "Tuesday 2 June", "slots": slots}, {"label": "Wednesday 3 June", "slots": []}]
    as_links = tree(draw("{% time_slots days %}", days=days))
    assert [(a.get("href"), words(a)) for a in as_links.iter("a")] == [("/a/", "9:00, Tuesday 2 June")]
    as_radios = tree(draw('{% time_slots days name="start" chosen="a" %}', days=days))
    assert [(i.get("value"), i.get("checked")) for i in as_radios.iter("input")] == [("a", "")]
    assert "9:30 taken" in words(as_links)
    assert "No free times" in words(as_links)
    assert [label.get("for") for label in as_radios.iter("label")] == [i.get("id") for i in as_radios.iter("input")]


def test_words_in_a_time_are_never_markup():
    slot = {"label": "<b>9", "value": '"><b>', "note": "<b>note", "url": '"><b>'}
    days = [{"label": "<b>day", "slots": [slot, slot | {"taken": True}]}]
    for one in ("{% time_slots days %}", "{% time_slots days name=name %}"):
        assert list(tree(draw(one, days=days, name='"><b>')).iter("b")) == []


def test_a_step_that_is_done_can_be_gone_back_to_and_says_so():
    steps = [{"label": "Time", "url": "/t/"}, {"label": "Pay", "url": "/p/"}, {"label": "Done", "url": "/d/"}]
    drawn = component("_steps", steps=steps, current=2)
    assert [a.get("href") for a in drawn.iter("a")] == ["/t/"]
    assert [words(li) for li in drawn.iter("li") if li.get("aria-current") == "step"] == ["2Pay"]


def test_a_pager_without_pages_draws_nothing():
    assert render_to_string("ui/components/_pager.html", {}).strip() == ""
    assert [a.get("rel") for a in component("_pager", older_url="/o/").iter("a")] == ["next"]


def test_progress_is_told_in_whole_numbers_in_every_language():
    bar = next(component("_progress", label="Counting", value=1200, max=4000).iter("progress"))
    assert (bar.get("value"), bar.get("max")) == ("1200", "4000")


def test_a_line_says_whether_it_is_met_in_words():
    drawn = component("_check_lines", lines=[{"text": "Quorum", "met": True}, {"text": "Two thirds", "met": False}])
    assert [words(li) for li in drawn.iter("li")] == ["Met: Quorum", "Not met: Two thirds"]


def test_a_countdown_says_until_when_without_javascript():
    drawn = component("_countdown", until=datetime(2026, 6, 2, 14, 20, tzinfo=UTC), text="Kept until 14:20.")
    assert drawn.find("div").get("data-countdown") == "2026-06-02T14:20:00+00:00"
    assert "Kept until 14:20." in words(drawn)


def test_the_title_says_error_first_when_the_form_was_refused():
    class One(forms.Form):
        name = forms.CharField()

    assert [draw("[{% title_prefix %}]", form=form) for form in (One({"name": ""}), One({"name": "x"}), One())] == [
        "[Error: ]", "[]", "[]",
    ]  # fmt: skip


def test_every_component_is_in_the_catalogue_and_on_the_style_page():
    """Pieces of components, and what a tag draws, are known by their tag or by the component they belong to."""
    catalogue = Path("docs/design.md").read_text()
    drawn_by_tags = {
        "_card", "_fieldset", "_disclosure", "_sticky_bar", "_error_summary",
        "_bar_chart", "_stacked_bar_chart", "_line_chart", "_dot_plot", "_chart_head", "_money_part",
    }  # fmt: skip
    guide = Path("foundation/ui/templates/foundation/ui")
    style = "".join(path.read_text() for path in [guide / "style.html", *sorted(guide.glob("style/*.html"))])
    missing = []
    for path in sorted(COMPONENTS.glob("_*.html")):
        if path.stem in drawn_by_tags:
            known = path.stem in {"_chart_head", "_money_part"} or f"{{% {path.stem[1:]}" in catalogue + style
        else:
            known = f"`{path.name}`" in catalogue and path.name in style
        if not known:
            missing.append(path.name)
    assert missing == []
