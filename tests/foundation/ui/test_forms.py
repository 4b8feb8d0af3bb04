"""Forms as people meet them: label, hint, problem, control."""

import re

import html5lib
import pytest
from django import forms

from foundation.money.calculations.money import Money
from foundation.ui.forms import CodeInput, DateInput, MoneyField, TimeInput, WholeNumberInput, currency_sign
from foundation.ui.templatetags.ui import error_summary


class Sample(forms.Form):
    name = forms.CharField(label="Your name", help_text="As people say it.")
    notes = forms.CharField(label="Notes", required=False)
    often = forms.ChoiceField(label="How often?", choices=[("a", "Weekly"), ("b", "Once")], widget=forms.RadioSelect)
    agree = forms.BooleanField(label="I agree", help_text="To all of it.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        if self.data.get("notes") == "no":
            raise forms.ValidationError("These do not go together.")


def drawn(form):
    return html5lib.parseFragment(str(form), namespaceHTMLElements=False)


def test_label_hint_problem_and_control_come_in_the_order_they_are_read():
    html = str(Sample({"name": ""}))
    places = [html.index(mark) for mark in ("<label", "id_name_helptext", "id_name_error", "<input")]
    assert places == sorted(places)


def test_the_control_names_its_hint_and_its_problem():
    control = next(node for node in drawn(Sample({"name": ""})).iter("input") if node.get("name") == "name")
    assert control.get("aria-describedby") == "id_name_helptext id_name_error"
    assert control.get("aria-invalid") == "true"


def test_every_id_that_is_pointed_to_is_there_once():
    tree = drawn(Sample({"name": ""}))
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    pointed = {one for node in tree.iter() for one in (node.get("aria-describedby") or "").split()}
    assert pointed - set(ids) == set()
    assert {node.get("for") for node in tree.iter("label")} - set(ids) == set()


def test_radios_are_a_fieldset_whose_legend_is_the_question():
    fieldset = next(drawn(Sample()).iter("fieldset"))
    assert fieldset.find("legend").text.strip() == "How often?"
    assert [label.text for label in fieldset.iter("label")] == ["Weekly", "Once"]


def test_a_field_that_may_stay_empty_says_so():
    html = str(Sample())
    assert len(re.findall(r"\(optional\)", html)) == 1
    assert html.index("Notes") < html.index("(optional)")


def test_a_hidden_field_is_drawn_without_a_label():
    assert [node.get("type") for node in drawn(Sample()).iter("input") if node.get("name") == "secret"] == ["hidden"]


def test_problems_of_the_whole_form_are_drawn_when_no_summary_did():
    assert "These do not go together." in str(Sample({"notes": "no"}))


def test_problems_of_the_whole_form_are_not_said_twice():
    from django.template import Context, Template

    form = Sample({"notes": "no"})
    page = Template("{% load ui %}{% error_summary form %}{{ form }}").render(Context({"form": form}))
    assert page.count("These do not go together.") == 1


def test_the_summary_leads_to_each_field_in_the_words_beside_it():
    from django.template import Context, Template

    form = Sample({"notes": "no"})
    page = Template("{% load ui %}{% error_summary form %}").render(Context({"form": form}))
    tree = html5lib.parseFragment(page, namespaceHTMLElements=False)
    links = [(node.get("href"), node.text) for node in tree.iter("a")]
    assert links == [
        ("#id_name", "Your name: This field is required."),
        ("#id_often_0", "How often? This field is required."),
        ("#id_agree", "I agree: This field is required."),
    ]


def test_a_form_without_problems_has_no_summary():
    from django.template import Context

    assert error_summary(Context(), Sample()) == ""


class Tip(forms.Form):
    tip = MoneyField(currency="GBP", min_minor=100, max_minor=50_000, required=False)


@pytest.mark.parametrize(("typed", "minor"), [("12.50", 1250), ("£12", 1200), ("1,000.00", None), ("0.99", None)])
def test_money_is_read_as_people_type_it_within_its_limits(typed, minor):
    form = Tip({"tip": typed})
    assert form.is_valid() == (minor is not None)
    assert form.cleaned_data.get("tip") == (Money(minor, "GBP") if minor else None)


def test_money_outside_its_limits_says_the_limit():
    assert Tip({"tip": "0.99"}).errors["tip"] == ["Enter at least £1.00."]
    assert Tip({"tip": "500.01"}).errors["tip"] == ["Enter no more than £500.00."]


def test_money_that_cannot_be_read_says_what_to_type():
    assert Tip({"tip": "a lot"}).errors["tip"] == ["Enter an amount such as 12.50 GBP."]


def test_money_may_stay_empty_only_when_it_is_optional():
    class Due(forms.Form):
        due = MoneyField(currency="GBP")

    assert (Tip({}).is_valid(), Due({}).errors["due"]) == (True, ["This field is required."])


def test_money_known_already_is_shown_for_typing_and_does_not_count_as_changed():
    form = Tip({"tip": "12.50"}, initial={"tip": Money(1250, "GBP")})
    assert 'value="12.50"' in str(Tip(initial={"tip": Money(1250, "GBP")}))
    assert form.has_changed() is False
    assert Tip({"tip": "12.51"}, initial={"tip": Money(1250, "GBP")}).has_changed() is True


@pytest.mark.parametrize(("currency", "sign"), [("GBP", "£"), ("EUR", "€"), ("JPY", "JP¥"), ("CHF", "CHF")])
def test_the_sign_before_an_amount_is_the_currency_s_own(currency, sign):
    assert currency_sign(currency) == sign


def test_dates_and_times_travel_in_one_form():
    from datetime import date, time

    assert 'value="2026-06-02"' in DateInput().render("day", date(2026, 6, 2))
    assert 'value="09:05"' in TimeInput().render("start", time(9, 5, 30))


def test_a_unit_stands_after_a_whole_number():
    html = WholeNumberInput(unit="minutes").render("length", None)
    assert html.index("<input") < html.index("minutes")


def test_a_code_can_be_pasted_and_filled_in_by_the_phone():
    assert 'autocomplete="one-time-code"' in CodeInput().render("code", None)
