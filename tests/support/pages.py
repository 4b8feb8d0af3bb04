"""Reading a page as strictly as a browser in a bad mood."""

from collections import Counter

import html5lib


def parse_strictly(response):
    """Parse the HTML strictly, refuse doubled ids and leftovers of templates, and return the tree."""
    text = response.content.decode()
    assert "{{" not in text, "an unrendered variable"
    assert "{%" not in text, "an unrendered tag"
    parser = html5lib.HTMLParser(strict=False, namespaceHTMLElements=False)
    tree = parser.parse(text)
    errors = [(place, code, data) for place, code, data in parser.errors if code not in TOLERATED]
    assert errors == [], errors[:5]
    ids = Counter(node.get("id") for node in tree.iter() if isinstance(node.tag, str) and node.get("id"))
    assert [name for name, count in ids.items() if count > 1] == [], "an id stands twice"
    return tree


# html5lib knows the standard of 2015: these are fine today.
TOLERATED = {"expected-doctype-but-got-start-tag", "unknown-doctype"}
