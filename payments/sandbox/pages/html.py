"""HTML made of elements, so that whatever comes from outside is always escaped."""

from html import escape


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


Child = str | None
VOID = frozenset({"input", "link", "meta", "br", "hr"})


def el(name: str, /, *children: Child, **attributes: str | bool | None) -> Html:
    """One element. `class_="x"` writes `class`, `aria_label` writes `aria-label`; True writes the bare name."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(*children)}</{name}>")


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(value)}"'


def join(*children: Child) -> Html:
    """Elements and text one after the other; None is left out."""
    return Html("".join(str(it) if isinstance(it, Html) else escape(it) for it in children if it is not None))


def button(label: str, value: str, *, kind: str = "") -> Html:
    """A button that says what to do under the name `do`."""
    return el("button", label, type="submit", name="do", value=value, class_=kind or None)


def form(action: str, /, *children: Child, look: str | None = None, **hidden: str) -> Html:
    """A form that posts; further keywords become hidden fields."""
    fields = [el("input", type="hidden", name=name, value=value) for name, value in hidden.items()]
    return el("form", *fields, *children, method="post", action=action, class_=look)


def document(title: str, *content: Child, alert: str | None = None) -> str:
    """A whole page, with the honest words on top that every page of the sandbox carries."""
    banner = el(
        "header",
        el(
            "p",
            el("strong", "SANDBOX"),
            " — this is not Stripe. No card is charged and no money moves.",
            class_="banner",
        ),
    )
    warning = el("p", alert, class_="alert", role="alert") if alert else None
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{title} · SANDBOX"),
        el("link", rel="icon", href="data:,"),
        el("link", rel="stylesheet", href="/assets/sandbox.css"),
    )
    foot = el("footer", el("p", "A look-alike for trying things out. It keeps what you do here on this computer only."))
    body = el("body", banner, el("main", el("h1", title), warning, *content), foot)
    return "<!doctype html>\n" + el("html", head, body, lang="en-GB")
