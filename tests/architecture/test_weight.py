"""The first view of every page that everybody may see weighs 60 KB at most, as it travels."""

import gzip
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

from tests.architecture.crawler import Walk, name_of
from tests.support.pages import parse_strictly

pytestmark = [pytest.mark.django_db, pytest.mark.long]
MOST = 60_000  # bytes
# Kinds of pages that must be among those weighed, or the walk went wrong.
AMONG_THEM = {
    "wagtail_serve",
    "search:find",
    "services:listing",
    "rules:rulebook",
    "openbooks:books",
    "membership:join",
}


def travels(body: bytes) -> int:
    """How many bytes a page, a sheet or a script is on its way: packed as a web server packs."""
    return len(gzip.compress(body, compresslevel=6))


@dataclass
class Scales(Walk):
    """A walk that weighs each page with all it needs to be seen."""

    weights: dict[str, dict[str, int]] = field(default_factory=dict)  # address -> part -> bytes
    _known: dict[str, int] = field(default_factory=dict)

    def _read(self, address, response):
        parts = {address: travels(response.content)}
        for node in parse_strictly(response).iter():
            if isinstance(node.tag, str) and (part := needed(node)):
                parts[part] = self._weight_of(part)
        self.weights[address] = parts
        return super()._read(address, response)

    def _weight_of(self, path: str) -> int:
        if path not in self._known:
            answer = self.client.get(path)
            assert answer.status_code == 200, path
            body = answer.getvalue()
            drawn = answer["Content-Type"].startswith("image/") and "svg" not in answer["Content-Type"]
            self._known[path] = len(body) if drawn else travels(body)
        return self._known[path]


def needed(node) -> str:
    """The file a browser fetches for this element before anybody scrolls or prints; empty for none."""
    if node.tag == "link" and node.get("rel") == "stylesheet":
        return node.get("href")
    if node.tag == "script" and node.get("src"):
        return node.get("src")
    if node.tag == "img" and not urlsplit(node.get("src") or "").scheme:
        return node.get("src") or ""
    return ""


@pytest.fixture(scope="module")
def scales(world):
    return Scales(world.browser("anonymous")).walk("/")


def test_the_first_view_of_every_public_page_is_light(scales):
    weighed = {address: sum(parts.values()) for address, parts in scales.weights.items()}
    assert sorted(AMONG_THEM - {name_of(address) for address in weighed}) == []
    heavy = {address: scales.weights[address] for address, weight in weighed.items() if weight > MOST}
    assert heavy == {}


def test_a_page_needs_more_than_itself(scales):
    """The control: what a page links was found and weighed."""
    parts = scales.weights["/"]
    assert any(part.endswith("components.css") for part in parts)
    assert any(part.endswith("house.js") for part in parts)
    assert min(parts.values()) > 100
