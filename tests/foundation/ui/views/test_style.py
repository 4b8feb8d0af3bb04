"""Every component on one page."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from foundation.accounts.models import User
from foundation.ui import style_facts
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
TEMPLATES = Path("foundation/ui/templates/ui")


@pytest.fixture
def builder():
    """Somebody who builds pages: may enter the back office, holds no second key."""
    from django.contrib.auth.models import Permission

    user = User.objects.create_user("ed@example.org", name="Ed Itor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def client(client, builder):
    client.force_login(builder)
    return client


@pytest.mark.parametrize("query", ["", "?form=refused"])
def test_the_page_is_strict_html_with_headings_in_order(client, query):
    tree = parse_strictly(client.get(f"/style/{query}"))
    levels = [
        int(node.tag[1]) for node in tree.iter() if isinstance(node.tag, str) and node.tag in {"h1", "h2", "h3", "h4"}
    ]
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_a_refused_form_is_announced_in_the_title_and_in_a_summary(client):
    page = client.get("/style/?form=refused").content.decode()
    assert "<title>Error: Style" in page
    assert "data-error-summary" in page
    assert "data-error-summary" not in client.get("/style/").content.decode()


def test_the_demo_says_on_the_page_that_nothing_is_real(client, settings):
    assert "no money moves" not in client.get("/style/").content.decode()
    settings.DEMO = True
    assert "Nobody here is real; no money moves." in client.get("/style/").content.decode()


def test_it_is_for_people_who_build_pages(client):
    from django.test import Client

    assert Client().get("/style/").url == "/accounts/login/?next=/style/"
    client.force_login(User.objects.create_user("ana@example.org", name="Ana"))
    assert client.get("/style/").status_code == 403


def test_the_page_speaks_the_co_op_s_name_phone_and_legal_line(client, settings):
    settings.COOP = settings.COOP | {"name": "Calder Hands", "phone": "01422 496 0123", "legal_line": "Registered 123."}
    page = client.get("/style/").content.decode()
    assert "– Calder Hands</title>" in page
    assert 'href="tel:014224960123"' in page
    assert "Registered 123." in page


def test_a_language_written_from_right_to_left_turns_the_page(client, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
    page = client.get("/style/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page


def guide(client):
    """The page as it starts and as its form comes back."""
    return [client.get("/style/"), client.get("/style/?form=refused")]


def test_every_component_is_shown(client):
    """A new component without its place in the guide fails here."""
    drawn = {template.name for answer in guide(client) for template in answer.templates}
    files = [path for folder in ("components", "forms") for path in sorted((TEMPLATES / folder).glob("*.html"))]
    assert len(files) > 30
    assert [
        f"{path.parent.name}/{path.name}" for path in files if f"ui/{path.parent.name}/{path.name}" not in drawn
    ] == []


# Classes no specimen can wear, each with the reason.
NOT_WORN = {
    "bare": "a body: the pages of a booking have no header",
    "has-bar": "a body: a worker's pages have the bar",
    "demo": "the banner of the demo, where nothing is real",
    "error-summary": "stands above a refused form",
    "trap": "a field for robots, out of sight",
    "opening": "the head of an editor's page: the sheet for paper names it", "opening__art": "the drawing in it",
    "menu--narrow": "the header a stranger meets", "top__join": "the same", "top__sign-in": "the same",
    "top__look": "the header of a site with search", "top__search": "the same",
    "htmx-request": "worn while an answer is on its way",
    "avatar--tone-1": "by name", "avatar--tone-2": "by name", "avatar--tone-3": "by name",
    "avatar--tone-4": "by name", "avatar--tone-5": "by name", "avatar--tone-6": "by name",
}  # fmt: skip


def test_every_class_of_the_house_s_style_sheets_is_worn_by_a_specimen(client):
    worn = {
        word
        for answer in guide(client)
        for node in parse_strictly(answer).iter()
        if isinstance(node.tag, str)
        for word in (node.get("class") or "").split()
    }
    css = "\n".join(
        re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S) for path in sorted(style_facts.CSS.glob("*.css"))
    )
    selectors = " ".join(re.findall(r"([^{};]+)\{", css))
    named = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    assert len(named) > 150
    assert sorted(named - worn - NOT_WORN.keys()) == []


def test_every_style_sheet_and_drawing_of_the_house_is_listed(client):
    page = client.get("/style/").content.decode()
    sheets = [
        path
        for top in ("foundation", "payments", "coop", "marketplace", "cms")
        for path in Path(top).glob("*/static/**/*.css")
    ]
    assert len(sheets) > 20
    assert [path.name for path in sheets if "/".join(path.parts[3:]) not in page] == []
    assert [one for one in style_facts.drawings() if f'<p class="small muted">{one}</p>' not in page] == []
    assert {"valley", "table", "ladder", "bridge", "lamp"} <= set(style_facts.drawings())


def test_a_state_is_drawn_by_the_very_rule_of_the_pages(client):
    css = client.get("/style/states.css").content.decode()
    assert ".button.is-hover { background: var(--green-strong); color: var(--on-green); }" in css
    assert "outline: 3px solid var(--ink);" in css.split(".is-focus {")[1].split("}")[0]
    assert (":hover" in css, ":focus-visible" in css) == (False, False)
    assert ".swatch--amber-wash { background: var(--amber-wash); }" in css


@pytest.mark.parametrize(
    ("seen_as", "root"),
    [
        ("dark", {"data-scheme": "dark"}),
        ("light", {"data-scheme": "light"}),
        ("larger", {"data-text": "larger"}),
        ("plain", {"data-words": "plain"}),
        ("still", {"data-motion": "still"}),
        ("rtl", {"dir": "rtl", "lang": "ar"}),
        ("nonsense", {}),
    ],
)
def test_the_whole_page_can_be_seen_as_somebody_else_sees_it(client, seen_as, root):
    client.cookies["display"] = "still" if seen_as == "dark" else ""
    attributes = parse_strictly(client.get(f"/style/?as={seen_as}")).attrib
    assert {key: value for key, value in attributes.items() if key in root or key.startswith("data-")} == root


def test_the_figures_beside_the_colours_are_worked_out_from_the_style_sheet(client):
    tree = parse_strictly(client.get("/style/"))
    rows = {tuple("".join(cell.itertext()) for cell in row) for row in tree.iter("tr")}
    assert sorted(row for row in rows if row[0] == "ink on paper") == [
        ("ink on paper", "14.3", "4.5"), ("ink on paper", "14.7", "4.5"),
    ]  # fmt: skip


def test_every_contents_line_leads_to_its_part(client):
    tree = parse_strictly(client.get("/style/"))
    ids = {node.get("id") for node in tree.iter() if isinstance(node.tag, str)}
    contents = next(node for node in tree.iter("ol") if "guide__contents" in (node.get("class") or ""))
    wanted = [node.get("href")[1:] for node in tree.iter("a") if (node.get("href") or "").startswith("#")]
    assert len(list(contents.iter("a"))) == 9
    assert [one for one in wanted if one not in ids] == []
