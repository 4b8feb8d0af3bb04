"""Parameters as they come over the wire, read by name and type.

Numbers and yes/no are read here, whatever the contract check thought of them: what the sandbox does with a request
never depends on the contract being loaded.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from payments.sandbox.errors import refused

KEY: Final = re.compile(r"\[([^\[\]]*)\]")
WHOLE: Final = re.compile(r"-?[0-9]{1,18}")
METADATA_KEYS, METADATA_KEY, METADATA_VALUE = 50, 40, 500
Tree = dict[str, Any]


def from_form(text: str) -> Tree:
    """`a[b][0]=x&a[b][1]=y` is `{"a": {"b": ["x", "y"]}}`; every leaf is a string."""
    tree: Tree = {}
    for key, value in parse_qsl(text, keep_blank_values=True):
        first, _, rest = key.partition("[")
        _plant(tree, [first, *KEY.findall("[" + rest)] if rest else [first], value, key)
    grown = _lists(tree)
    assert isinstance(grown, dict)
    return grown


def _plant(tree: Tree, steps: list[str], value: str, key: str) -> None:
    node = tree
    for step in steps[:-1]:
        branch = node.setdefault(step or str(len(node)), {})
        if not isinstance(branch, dict):
            raise refused(f"Invalid parameter: {key}", param=key)
        node = branch
    last = steps[-1] or str(len(node))
    if last in node:
        raise refused(f"Received duplicate parameter: {key}", param=key)
    node[last] = value


def _lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and list(node) == [str(place) for place in range(len(node))]:
        return [_lists(value) for value in node.values()]
    return {key: _lists(value) for key, value in node.items()}


def from_json(raw: bytes) -> Tree:
    """The body of a v2 request."""
    try:
        tree = json.loads(raw or b"{}")
    except ValueError as wrong:
        raise refused("The request body is not valid JSON.", code="invalid_request_body") from wrong
    if not isinstance(tree, dict):
        raise refused("The request body must be a JSON object.", code="invalid_request_body")
    return tree


class Params:
    """One level of a request's parameters; `at` is where it stands, for error messages."""

    def __init__(self, tree: Tree, at: str = "") -> None:
        self.tree = tree
        self.at = at

    def __contains__(self, name: str) -> bool:
        return name in self.tree

    def named(self, name: str) -> str:
        """The full name of a parameter, such as `line_items[0][quantity]`."""
        return f"{self.at}[{name}]" if self.at else name

    def need(self, name: str) -> Any:
        """A parameter that must be there."""
        if self.tree.get(name) in (None, ""):
            where = self.named(name)
            raise refused(f"Missing required param: {where}.", code="parameter_missing", param=where)
        return self.tree[name]

    def text(self, name: str) -> str | None:
        """A string, or None when it is absent or empty."""
        value = self.tree.get(name)
        if value in (None, ""):
            return None
        if not isinstance(value, str):
            raise refused(f"Invalid string: {value}", code="parameter_invalid_string", param=self.named(name))
        return value

    def required_text(self, name: str) -> str:
        """A string that must be there."""
        self.need(name)
        return self.text(name) or ""

    def url(self, name: str) -> str | None:
        """An address on the web, or None when it is absent. Nothing else may become a link on a page."""
        value = self.text(name)
        if value is not None and not (urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc):
            raise refused("Not a valid URL", code="url_invalid", param=self.named(name))
        return value

    def required_url(self, name: str) -> str:
        """An address on the web that must be there."""
        self.need(name)
        return self.url(name) or ""

    def integer(self, name: str) -> int | None:
        """A whole number, or None when it is absent. Form fields bring it as text, JSON as a number."""
        value = self.tree.get(name)
        if value in (None, ""):
            return None
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if isinstance(value, str) and WHOLE.fullmatch(value):
            return int(value)
        raise refused(f"Invalid integer: {value}", code="parameter_invalid_integer", param=self.named(name))

    def positive(self, name: str) -> int:
        """A whole number from 1 up that must be there: money in minor units."""
        self.need(name)
        value = self.integer(name) or 0
        if value < 1:
            raise refused(
                "This value must be greater than or equal to 1.",
                code="parameter_invalid_integer",
                param=self.named(name),
            )
        return value

    def flag(self, name: str) -> bool | None:
        """Yes or no; None when it is absent."""
        value = self.tree.get(name)
        if value in (None, ""):
            return None
        if value in (True, "true"):
            return True
        if value in (False, "false"):
            return False
        raise refused(f"Invalid boolean: {value}", code="parameter_invalid_boolean", param=self.named(name))

    def child(self, name: str) -> "Params":
        """The parameters inside one parameter; empty when it is absent."""
        value = self.tree.get(name)
        if value in (None, "", []):
            return Params({}, self.named(name))
        if not isinstance(value, dict):
            raise refused(f"Invalid object: {value}", param=self.named(name))
        return Params(value, self.named(name))

    def children(self, name: str) -> Iterator["Params"]:
        """A list of parameter groups."""
        for place, item in enumerate(self._list(name)):
            where = f"{self.named(name)}[{place}]"
            if not isinstance(item, dict):
                raise refused(f"Invalid object: {item}", param=where)
            yield Params(item, where)

    def texts(self, name: str) -> list[str]:
        """A list of strings."""
        return [str(item) for item in self._list(name)]

    def _list(self, name: str) -> list[Any]:
        value = self.tree.get(name)
        if value in (None, ""):
            return []
        if not isinstance(value, list):
            raise refused(f"Invalid array: {value}", param=self.named(name))
        return value

    def metadata(self, name: str = "metadata") -> dict[str, str]:
        """The caller's own notes: at most 50, keys of 40 and values of 500 characters; empty values unset a key."""
        value = self.tree.get(name)
        if value in (None, ""):
            return {}
        if isinstance(value, list):  # keys 0, 1, 2 look like a list on the wire
            value = {str(place): item for place, item in enumerate(value)}
        where = self.named(name)
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise refused("Invalid metadata: it must be a set of names, each with a text.", param=where)
        if len(value) > METADATA_KEYS:
            raise refused(f"You can specify up to {METADATA_KEYS} keys.", param=where)
        for key, item in value.items():
            if len(key) > METADATA_KEY or len(item) > METADATA_VALUE:
                raise refused(
                    f"Metadata keys can be up to {METADATA_KEY} characters long, values up to {METADATA_VALUE}.",
                    param=f"{where}[{key}]",
                )
        return dict(value)

    def note_on(self, body: Tree) -> None:
        """Add the caller's notes to an object's; an empty value takes a note away, an empty set takes all away."""
        if self.tree.get("metadata") == "":
            body["metadata"] = {}
        merged = {**body["metadata"], **self.metadata()}
        body["metadata"] = {key: item for key, item in merged.items() if item}
