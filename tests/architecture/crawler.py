"""Walks through the site as somebody who presses every link, and notes what is wrong on the way."""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import Resolver404, resolve

from tests.support.pages import parse_strictly

HOST = "http://testserver"
# A page that leads to itself with another query (the next week, the next page) is followed this often.
VARIANTS = 5
# The policy of every answer that is not Wagtail's office; OWASP ASVS 5.0: 3.4.3.
CONTENT_POLICY = [
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'self'",
    "form-action 'self' https://checkout.stripe.com https://connect.stripe.com",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
]
NOT_OURS_TO_WALK = ("/admin/", "/documents/", "/static/", "/media/")


@dataclass
class Walk:
    """What one person found."""

    client: Client
    seen: dict[str, int] = field(default_factory=dict)  # address -> status
    reached: set[str] = field(default_factory=set)  # names of pages that answered with a page
    sent_on: set[tuple[str, str]] = field(default_factory=set)  # (name of the page, name of where it led)
    outside: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    _ids: dict[str, set[str]] = field(default_factory=dict)
    _anchors: set[tuple[str, str, str]] = field(default_factory=set)
    _variants: Counter = field(default_factory=Counter)

    def walk(self, *starts: str) -> "Walk":
        waiting = list(starts)
        while waiting:
            address = waiting.pop(0)
            if address not in self.seen and self._wanted(address):
                waiting += self._visit(address)
        for page, target, anchor in sorted(self._anchors):
            if target in self._ids and anchor not in self._ids[target]:
                self.problems.append(f"{page}: there is no #{anchor} on {target}")
        return self

    def _wanted(self, address: str) -> bool:
        if address.startswith(NOT_OURS_TO_WALK):
            return False
        path, _, query = address.partition("?")
        if query:
            self._variants[path] += 1
        return self._variants[path] <= VARIANTS

    def _visit(self, address: str) -> list[str]:
        response = self.client.get(address)
        self.seen[address] = response.status_code
        name = name_of(address)
        if sorted(response.headers.get("Content-Security-Policy", "").split("; ")) != CONTENT_POLICY:
            self.problems.append(f"{address}: not the strict content policy")
        if response.status_code in (301, 302):
            target = urljoin(address, response["Location"])
            self.sent_on.add((name, name_of(target)))
            return [target]
        if response.status_code != 200:
            self.problems.append(f"{address}: {response.status_code}")
            return []
        if not response["Content-Type"].startswith("text/html") or not response.content.startswith(b"<!doctype"):
            response.getvalue()  # a file, or a piece of a page that a script asks for
            self.reached.add(name)
            return []
        self.reached.add(name)
        return self._read(address, response)

    def _read(self, address: str, response) -> list[str]:
        try:
            tree = parse_strictly(response)
        except AssertionError as error:
            self.problems.append(f"{address}: {error}")
            return []
        nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
        self._ids[address] = {node.get("id") for node in nodes if node.get("id")}
        self._look_at(address, nodes)
        links = [node.get(key) for node in nodes for key in ("href", "hx-get", "src") if node.get(key)]
        links += [node.get("action") for node in nodes if node.tag == "form" and node.get("action")]
        to_walk = [
            node.get(key) for node in nodes for key in ("href", "hx-get") if node.get(key) and node.tag != "link"
        ]
        for link in links:
            self._check_link(address, link)
        return [found for link in to_walk if (found := self._ours(address, link))]

    def _look_at(self, address: str, nodes) -> None:
        tags = Counter(node.tag for node in nodes)
        if tags["h1"] != 1:
            self.problems.append(f"{address}: {tags['h1']} main headings")
        for node in nodes:
            inline = [key for key in node.attrib if key == "style" or (key.startswith("on") and key != "one")]
            runs = node.tag == "script" and not node.get("src") and node.get("type") != "application/ld+json"
            if inline or node.tag == "style" or runs:
                self.problems.append(f"{address}: written into the page: <{node.tag}> {inline}")
            if node.tag == "form" and (node.get("method") or "get").lower() == "post":
                names = {child.get("name") for child in node.iter() if isinstance(child.tag, str)}
                # A stranger's choice of language changes this browser only; for others it has a token too.
                if "csrfmiddlewaretoken" not in names and node.get("action") != "/me/language/":
                    self.problems.append(f"{address}: a form to {node.get('action')} without a token")
            if node.tag == "a" and not _words_of(node):
                self.problems.append(f"{address}: a link without words to {node.get('href')}")

    def _check_link(self, address: str, link: str) -> None:
        parts = urlsplit(urljoin(HOST + address, link))
        if parts.scheme in {"mailto", "tel", "geo", "data"}:
            return
        if f"{parts.scheme}://{parts.netloc}" != HOST:
            self.outside.add(f"{parts.scheme}://{parts.netloc}")
            return
        if parts.path.startswith("/static/"):
            if finders.find(parts.path.removeprefix("/static/")) is None:
                self.problems.append(f"{address}: no such file: {parts.path}")
            return
        if parts.fragment:
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            self._anchors.add((address, target, parts.fragment))
        try:
            resolve(parts.path)
        except Resolver404:
            self.problems.append(f"{address}: leads to {link}, which no page answers")

    def _ours(self, address: str, link: str) -> str:
        parts = urlsplit(urljoin(HOST + address, link))
        if f"{parts.scheme}://{parts.netloc}" != HOST:
            return ""
        return parts.path + (f"?{parts.query}" if parts.query else "")


def _words_of(node) -> str:
    """What a link is called: its label, its text, or what its picture shows."""
    pictures = [child.get("alt") or "" for child in node.iter() if child.tag == "img"]
    return (node.get("aria-label") or "".join(node.itertext()) + "".join(pictures)).strip()


def name_of(address: str) -> str:
    """The name of the page at an address."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""
