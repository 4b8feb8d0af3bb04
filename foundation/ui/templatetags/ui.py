"""The tags behind `{% load ui %}`; each is described in docs/design.md."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BaseForm, Field
from django.template import Context
from django.template.base import Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from foundation.ui.calculations import charts
from foundation.ui.calculations.charts import Chart, Drawing
from foundation.ui.calculations.initials import initials as initials_of
from foundation.ui.calculations.initials import tone as tone_of
from foundation.ui.describing import describe
from foundation.ui.registry import pictures
from foundation.ui.time_slots import draw_times

register = template.Library()


def _draw(context: Context, name: str, **values: Any) -> SafeString:
    """Render a component on its own values, with the request and `site` of the page."""
    assert context.template is not None
    found = context.template.engine.get_template(name)
    return found.render(context.new({"site": context.get("site"), **values}))


@lru_cache(maxsize=256)
def _icon(name: str, size: int) -> SafeString:
    """Lucide parses its drawing anew each time; ours are few and the same on every page."""
    return mark_safe(lucide(name, size=size, **{"class": "icon", "aria-hidden": "true", "focusable": "false"}))  # noqa: S308 - from the wheel


@register.simple_tag
def icon(name: str, size: int = 20, label: str = "") -> str:
    """Draw a Lucide icon: silent beside words, named when it stands alone."""
    drawn = _icon(str(name), int(size))
    return format_html('{}<span class="visually-hidden">{}</span>', drawn, label) if label else drawn


@register.filter
def message_kind(level_tag: str) -> str:
    """The notice kind for a level of Django's messages."""
    return {"error": "error", "warning": "warn", "success": "success"}.get(level_tag, "info")


@register.simple_tag(takes_context=True)
def art(context: Context, name: str) -> SafeString:
    """Draw one of our line drawings, silent."""
    assert context.template is not None
    return context.template.engine.get_template(f"ui/art/{name}.svg").render(context.new())


@register.simple_tag(takes_context=True)
def own_site(context: Context) -> str:
    """Give `site` back its meaning on pages of allauth, whose views put something else there."""
    ours = getattr(context.get("request"), "house_site", None)
    if ours is not None:
        context["site"] = ours
    return ""


@register.simple_tag(takes_context=True)
def title_prefix(context: Context) -> str:
    """Say "Error: " before the page's title when a form on it was refused, as GOV.UK found to help."""
    form = context.get("form")
    return "Error: " if isinstance(form, BaseForm) and form.is_bound and form.errors else ""


@register.simple_block_tag(takes_context=True)
def remember(context: Context, content: str, name: str) -> SafeString:
    """Write the words where they stand, fit for an attribute, and keep them as `remembered.<name>`."""
    words = mark_safe(" ".join(content.split()).replace('"', "&quot;"))  # noqa: S308 - escaped when it was rendered
    context["remembered"] = {**(context.get("remembered") or {}), name: words}
    return words


@register.simple_tag(takes_context=True)
def sharing_picture(context: Context) -> str:
    """The absolute address of the picture shown where this page is shared; empty when there is none."""
    request = context["request"]
    path = next((find(request, context) for _key, find in pictures.items()), "")
    return request.build_absolute_uri(path) if path else ""


@register.simple_tag(takes_context=True)
def structured_data(context: Context) -> SafeString:
    """What the page is about, in words of schema.org: a block of data, which no browser runs and no policy forbids."""
    request = context.get("request")
    asked = getattr(context.get("site"), "address", None)  # none where somebody asks by a false host
    found = describe(request, context) if request is not None and asked else []
    if not found:
        return mark_safe("")
    written = json.dumps({"@context": "https://schema.org", "@graph": found}, ensure_ascii=False, default=str)
    # "<" could end the block, and "&" is read as itself inside it: written as JSON's own escapes they are only text.
    safe = written.translate({ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"})
    return mark_safe(f'<script type="application/ld+json">{safe}</script>')  # noqa: S308 - escaped above


@register.filter
def initials(name: object) -> str:
    return initials_of(str(name))


@register.filter
def person_tone(name: object) -> int:
    return tone_of(str(name))


@register.filter
def is_radio_list(field: Any) -> bool:
    """Whether a bound field is drawn as rows to tap: radios and checkbox groups."""
    return getattr(field.field.widget, "input_type", "") in {"radio", "checkbox"} and field.use_fieldset


@register.filter
def is_tick(field: Any) -> bool:
    """Whether a bound field is one lone checkbox, whose label comes after it."""
    return getattr(field.field.widget, "input_type", "") == "checkbox" and not field.use_fieldset


@register.filter
def seconds_iso(moment: datetime) -> str:
    """Write an aware datetime for scripts and `<time>`, to the second."""
    return moment.isoformat(timespec="seconds")


@register.simple_block_tag(takes_context=True)
def card(
    context: Context,
    content: str,
    *,
    title: str = "",
    href: str = "",
    kicker: str = "",
    level: int = 2,
    tone: str = "plain",
    id: str = "",
) -> SafeString:
    return _draw(
        context,
        "ui/components/_card.html",
        content=content,
        title=title,
        href=href,
        kicker=kicker,
        level=level,
        tone=tone,
        id=id,
    )


@register.simple_block_tag(takes_context=True)
def notice(
    context: Context, content: str, kind: str = "info", *, title: str = "", live: bool = False, level: int = 2
) -> SafeString:
    return _draw(context, "ui/components/_notice.html", content=content, kind=kind, title=title, live=live, level=level)


@register.simple_block_tag(takes_context=True)
def fieldset(context: Context, content: str, *, legend: str, hint: str = "", id: str = "") -> SafeString:
    return _draw(context, "ui/components/_fieldset.html", content=content, legend=legend, hint=hint, id=id)


@register.simple_block_tag(takes_context=True)
def disclosure(context: Context, content: str, *, summary: str, open: bool = False) -> SafeString:
    return _draw(context, "ui/components/_disclosure.html", content=content, summary=summary, open=open)


@register.simple_block_tag(takes_context=True)
def sticky_bar(context: Context, content: str, *, label: str = "") -> SafeString:
    return _draw(context, "ui/components/_sticky_bar.html", content=content, label=label)


@register.simple_tag
def time_slots(days: Iterable[Mapping[str, Any]], name: str = "", chosen: str = "", empty_text: str = "") -> SafeString:
    """Draw days with their free times: links, or radios of the field `name`."""
    return draw_times(days, name=name, chosen=chosen, empty=empty_text)


@register.simple_tag(takes_context=True)
def error_summary(context: Context, *forms: BaseForm) -> SafeString:
    """List every problem with a link to its field, in the words that stand beside the field.

    "This field is required" says nothing away from its field: there the field's name comes before it.
    """
    required = str(Field.default_error_messages["required"])
    problems: list[tuple[str, str]] = []
    for form in forms:
        if not isinstance(form, BaseForm) or not form.is_bound:
            continue
        problems += [("", str(message)) for message in form.non_field_errors()]
        form.errors_summarised = True  # type: ignore[attr-defined]  # the form then does not repeat them
        for bound in form:
            target = bound.id_for_label or (bound.subwidgets[0].id_for_label if bound.subwidgets else "")
            for message in map(str, bound.errors):
                label = str(bound.label)
                before = "" if message != required else f"{label} " if label.endswith("?") else f"{label}: "
                problems.append((target or f"id_{bound.html_name}", before + message))
    return _draw(context, "ui/components/_error_summary.html", problems=problems) if problems else mark_safe("")


def _chart(context: Context, name: str, drawing: Drawing) -> SafeString:
    return _draw(context, name, chart=drawing.chart, drawing=drawing, one=len(drawing.chart.series) == 1)


@register.simple_tag(takes_context=True)
def bar_chart(context: Context, chart: Chart) -> SafeString:
    return _chart(context, "ui/components/_bar_chart.html", charts.bars(chart))


@register.simple_tag(takes_context=True)
def stacked_bar_chart(context: Context, chart: Chart) -> SafeString:
    return _chart(context, "ui/components/_stacked_bar_chart.html", charts.stacked_bars(chart))


@register.simple_tag(takes_context=True)
def dot_plot(context: Context, chart: Chart) -> SafeString:
    return _chart(context, "ui/components/_dot_plot.html", charts.dots(chart))


@register.simple_tag(takes_context=True)
def line_chart(context: Context, chart: Chart) -> SafeString:
    return _chart(context, "ui/components/_line_chart.html", charts.lines(chart))


class SayNode(template.Node):
    """Two wordings of one thing, of which a reader gets one."""

    def __init__(self, in_full: template.NodeList, plainly: template.NodeList) -> None:
        self.in_full, self.plainly = in_full, plainly

    def render(self, context: Context) -> SafeString:
        house = getattr(context.get("request"), "house_site", None)
        return (self.plainly if house is not None and house.display.is_plain else self.in_full).render(context)


@register.tag
def say(parser: Parser, token: Token) -> SayNode:
    """`{% say %}…{% plainly %}…{% endsay %}`: the second is for readers who asked for plain words."""
    in_full = parser.parse(("plainly",))
    parser.delete_first_token()
    plainly = parser.parse(("endsay",))
    parser.delete_first_token()
    return SayNode(in_full, plainly)
