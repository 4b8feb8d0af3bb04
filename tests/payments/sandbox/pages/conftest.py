"""A browser without JavaScript, small enough to read."""

import urllib.error
import urllib.request
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

import pytest


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.alerts, self.links, self.buttons, self.fields = [], [], [], [], []
        self.heading, self.forms, self._open, self.banner = "", [], [], ""

    def handle_starttag(self, tag, given):
        attributes = dict(given)
        if tag in ("input", "link", "meta", "br"):
            if tag == "input" and attributes.get("type") == "hidden":
                self.forms[-1]["hidden"][attributes["name"]] = attributes["value"]
            elif tag == "input":
                self.fields.append(attributes.get("name"))
            return
        if tag == "form":
            self.forms.append({"action": attributes["action"], "hidden": {}})
        self._open.append((tag, attributes, []))

    def handle_endtag(self, tag):
        name, attributes, words = self._open.pop()
        assert name == tag
        text = " ".join("".join(words).split())
        if tag == "a":
            self.links.append((text, attributes["href"]))
        elif tag == "button":
            self.buttons.append((text, (self.forms[-1], attributes["value"])))
        elif tag == "h1":
            self.heading = text
        elif attributes.get("role") in ("alert", "status"):
            self.alerts.append(text)
        elif attributes.get("class") == "banner":
            self.banner = text
        if self._open:
            self._open[-1][2].append("".join(words))

    def handle_data(self, data):
        self.words.append(data)
        if self._open:
            self._open[-1][2].append(data)


class Page:
    def __init__(self, opener, address, status, headers, raw):
        self.opener, self.address, self.status, self.headers, self.raw = opener, address, status, headers, raw
        reader = _Reader()
        reader.feed(raw)
        self.text = " ".join("".join(reader.words).split())
        self.heading, self.alerts, self.links = reader.heading, reader.alerts, reader.links
        self.buttons, self.fields, self.banner = reader.buttons, reader.fields, reader.banner

    @property
    def location(self):
        return self.headers["Location"]

    def follow(self):
        return fetch(self.opener, urljoin(self.address, self.location))

    def press(self, label, number=0, **fields):
        """Press the button of this name; `number` says which, when there are several."""
        form, value = [found for text, found in self.buttons if text == label][number]
        return self.post({**form["hidden"], **fields, "do": value}, form["action"])

    def post(self, fields, action="", **headers):
        return fetch(self.opener, urljoin(self.address, action), fields, headers)


def fetch(opener, address, fields=None, headers=None):
    body = None if fields is None else urlencode(fields).encode()
    request = urllib.request.Request(address, body, headers or {})
    try:
        answer = opener.open(request, timeout=60)
    except urllib.error.HTTPError as answered:
        answer = answered
    with answer:
        return Page(opener, address, answer.status, answer.headers, answer.read().decode())


@pytest.fixture
def browse():
    opener = urllib.request.build_opener(_NoRedirect)
    return lambda address, headers=None: fetch(opener, address, headers=headers)
