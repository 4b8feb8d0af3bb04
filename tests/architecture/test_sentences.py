"""Every sentence people read is marked for translation, and says the same in every language we ship."""

import ast
import re
import sys
from collections import defaultdict
from html.parser import HTMLParser

import pytest
from django.utils.translation import override

from tests.support.house import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "scripts"))

import messages

PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|%[sd](?!\w)|\{\w*\}|</?\w+")
# Words between tags that need no translation, and why.
SAME_EVERYWHERE = {
    "SHA-256:": "the name of a method",
    "manage.py verify_ledger": "a command, typed as it stands",
}
NOT_LOOKED_AT = {
    "foundation/ui/templates/foundation/ui/style.html": "examples of components for staff who build pages",
    "foundation/ui/templates/foundation/ui/style/_drawings.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_forms.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_frame.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_lists.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_money.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_people.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_sheets.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_tokens.html": "a part of the style guide",
    "foundation/ui/templates/foundation/ui/style/_words.html": "a part of the style guide",
    "foundation/ui/templates/500.html": "shown when nothing works, so neither do the catalogues",
}
# What Django's template language writes, which is no text of a page.
TEMPLATE_SIGNS = re.compile(
    r"{%\s*block body_class.*?{%\s*endblock\s*%}|{%\s*blocktrans.*?{%\s*endblocktrans\w*\s*%}|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}|{%.*?%}|{{.*?}}",
    re.S,
)
SPOKEN = {"title", "alt", "placeholder", "aria-label", "aria-description", "label", "summary"}


def catalogues(language):
    for room in sorted({one.room for one in messages.sentences()}):
        path = messages.catalogue_path(room, language)
        yield room, messages.read(path, language) if path.exists() else {}


def pairs(language):
    """Every translated sentence with its words: room, sentence, words; plural forms one by one."""
    for room, catalogue in catalogues(language):
        for one in catalogue:
            if one.id and one.string:
                ids = one.id if isinstance(one.id, tuple) else (one.id,)
                words = one.string if isinstance(one.string, tuple) else (one.string,)
                for number, word in enumerate(words if all(words) else ()):
                    yield room, one.context, ids[min(number, len(ids) - 1)], word


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_has_words(language):
    """`make messages` puts a new sentence into the catalogue of its room; its words are written there by hand."""
    known = dict(catalogues(language))
    wanting = []
    for one in messages.sentences():
        found = known[one.room].get(one.msgid, one.context or None)
        words = found.string if found is not None and found.id == one.key else ""
        if not (all(words) if isinstance(words, tuple) else words):
            wanting.append(f"{one.where}: {one.msgid}")
    assert wanting == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_catalogue_is_as_make_messages_writes_it(language):
    """Nothing old, nothing guessed, nothing that changes from day to day."""
    rooms = sorted({one.room for one in messages.sentences()})
    paths = [messages.catalogue_path(room, language) for room in rooms]
    stale = [
        room for room, path in zip(rooms, paths, strict=True) if messages.merged(room, language)[0] != path.read_text()
    ]
    assert stale == []
    assert [path for top in messages.TOPS for path in (REPOSITORY / top).rglob("*.po") if path not in paths] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_words_keep_the_placeholders_and_tags_of_the_sentence(language):
    """A wrong placeholder breaks the page in that language only, where nobody of us looks first."""
    wrong = [
        (room, sentence, words)
        for room, _context, sentence, words in pairs(language)
        if set(PLACEHOLDERS.findall(sentence)) != set(PLACEHOLDERS.findall(words))
        or (sentence[:1].isspace(), sentence[-1:].isspace()) != (words[:1].isspace(), words[-1:].isspace())
    ]
    assert wrong == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_sentence_has_the_same_words_in_every_room(language):
    """Django puts all catalogues into one: of two different translations one would be lost without a word."""
    found = defaultdict(set)
    for room, catalogue in catalogues(language):
        for one in catalogue:
            if one.id and one.string:
                found[(one.id if isinstance(one.id, str) else one.id[0], one.context)].add((str(one.string), room))
    assert {key: words for key, words in found.items() if len({word for word, _room in words}) > 1} == {}


def test_no_two_rooms_spell_a_sentence_once_with_and_once_without_a_plural():
    """A catalogue knows a sentence by its first form: the two would shut each other out."""
    shapes = defaultdict(set)
    for one in messages.sentences():
        shapes[(one.msgid, one.context, one.room)].add(one.plural)
    assert {key: plurals for key, plurals in shapes.items() if len(plurals) > 1} == {}


def test_the_compiled_catalogues_are_what_pages_use():
    from django.utils.translation import gettext

    with override("es"):
        assert gettext("Skip to the main part") != "Skip to the main part"


class VisibleText(HTMLParser):
    """Collects what a person would read or hear of a template without its tags."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style"}
        self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if not self.silent:
            self.found.append(data)


def unmarked_in(source):
    reader = VisibleText()
    reader.feed(TEMPLATE_SIGNS.sub(" ", source))
    return [text.strip() for text in reader.found if re.search(r"[^\W\d_]{2,}", text)]


def templates():
    for top in messages.TOPS:
        for path in sorted((REPOSITORY / top).rglob("templates/**/*")):
            if path.suffix in {".html", ".txt", ".svg"}:
                yield path


def test_no_template_shows_words_outside_a_translate_tag():
    found = {}
    for path in templates():
        where = path.relative_to(REPOSITORY).as_posix()
        if where not in NOT_LOOKED_AT:
            words = [one for one in unmarked_in(path.read_text()) if one not in SAME_EVERYWHERE and "=" not in one]
            if words:
                found[where] = words
    assert found == {}


def test_the_look_at_templates_sees_a_forgotten_sentence():
    """The negative control of the test above."""
    assert unmarked_in('<p aria-label="Not marked">{% translate "Marked" %} And this?</p>') == [
        "Not marked",
        "And this?",
    ]
    assert unmarked_in("{% blocktranslate %}All {{ n }} of it{% endblocktranslate %}") == []


MARKED = ("message", "label", "verbose_name", "verbose_name_plural", "help_text", "heading", "empty_label")


def bare_words_in(path):
    """Sentences a module shows without a mark: those of its facts, forms and labels."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        values = []
        if isinstance(node, ast.ClassDef):
            facts = path.name == "errors.py"
            for line in node.body:
                if isinstance(line, ast.Assign) and facts and getattr(line.targets[0], "id", "") == "message":
                    values.append(line.value)
                if isinstance(line, ast.Assign) and path.name == "enums.py" and isinstance(line.value, ast.Tuple):
                    values += line.value.elts[1:2]
        elif isinstance(node, ast.Call) and path.name.endswith("forms.py"):
            values += [word.value for word in node.keywords if word.arg in MARKED]
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and "actions" in path.parts:
            name = getattr(node.exc.func, "id", "")
            values += [] if name in PROGRAMMERS or not name else [*node.exc.args, *_field_words(node.exc)]
        found += [
            f"{path.relative_to(REPOSITORY)}:{one.lineno}"
            for one in values
            if isinstance(one, ast.JoinedStr)
            or (isinstance(one, ast.Constant) and isinstance(one.value, str) and re.search(r"[^\W\d_]{2,}", one.value))
        ]
    return found


# These tell a programmer that a promise was broken; they become the page that says something broke.
PROGRAMMERS = {"ValueError", "TypeError", "AssertionError", "RuntimeError", "LookupError", "KeyError"}
# The words of the books' own checks and of the engine that shares a surplus: read by auditors, in one wording (ADR 19).
# So are those of a command that reads a table, line by line, at a terminal.
ONE_WORDING = {"InvalidPosting", "CannotAllocate", "RowProblem"}
PROGRAMMERS |= ONE_WORDING


def _field_words(call):
    return [
        value
        for word in call.keywords
        if word.arg == "fields" and isinstance(word.value, ast.Dict)
        for value in word.value.values
    ]


def test_no_fact_form_or_choice_speaks_without_a_mark():
    found = []
    for top in messages.TOPS:
        for path in sorted((REPOSITORY / top).rglob("*.py")):
            parts = set(path.relative_to(REPOSITORY).parts)
            if not parts & {"migrations", "sandbox", "demo", "counting", "management"}:
                found += bare_words_in(path)
    assert found == []
