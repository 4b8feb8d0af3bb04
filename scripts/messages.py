"""Keep the catalogues of sentences: one per room and language, `<room>/locale/<language>/LC_MESSAGES/django.po`.

    python scripts/messages.py             # look for sentences anew, and merge them into every catalogue
    python scripts/messages.py --compile   # make the .mo files Django reads, where the .po is newer

Both need Babel only, which every environment of ours has; GNU gettext is not asked for. A sentence is marked by the
functions of MARKS in Python and by the tags of `django.templatetags.i18n` in templates. No dates, no line numbers and
no guesses stand in a catalogue, so that it changes only when a sentence does.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
TOPS = ("foundation", "payments", "coop", "marketplace", "cms", "config")
LANGUAGES = ("es",)
FILE = Path("LC_MESSAGES") / "django.po"
# What a call's arguments are: s = sentence, p = its plural, c = context.
MARKS = {
    "_": "s", "_t": "s", "_now": "s", "gettext": "s", "gettext_lazy": "s", "gettext_noop": "s",
    "ngettext": "sp", "ngettext_lazy": "sp", "pgettext": "cs", "pgettext_lazy": "cs", "npgettext": "csp",
}  # fmt: skip
HEAD = """# {name} of Commonwork. Same licence as the code: AGPL-3.0-or-later.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
NAMES = {"es": "Spanish"}
QUOTED = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"(?<!\w)(n?p?gettext|_)\(((?:{QUOTED}(?:, ?)?)+)(?:count)?\)", re.DOTALL)


@dataclass(frozen=True)
class Sentence:
    """One marked sentence, with the room it belongs to and the file it was found in, both relative to the root."""

    room: str
    where: str
    msgid: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> "str | tuple[str, str]":
        """As Babel's catalogue names it."""
        return (self.msgid, self.plural) if self.plural else self.msgid


class NotOneSentence(Exception):
    """A mark stands round something that is put together while the program runs: no catalogue can know it."""


def room_of(path: Path) -> str:
    """The deepest Django app the file lies in, or `config`, whose catalogue takes what belongs to no room."""
    for folder in path.relative_to(ROOT).parents:
        if (ROOT / folder / "apps.py").exists():
            return folder.as_posix()
    return "config"


def _named(kinds: str, words: "list[str]") -> "dict[str, str]":
    names = {"s": "msgid", "p": "plural", "c": "context"}
    return {names[kind]: word for kind, word in zip(kinds, words, strict=False)}


def in_python(text: str, where: str) -> "Iterator[dict[str, str]]":
    """The marked sentences of a module."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in MARKS or (name.startswith("_") and not isinstance(node.func, ast.Name)):
            continue
        words = node.args[: len(MARKS[name])]
        if all(isinstance(word, ast.Constant) and isinstance(word.value, str) for word in words):
            yield _named(MARKS[name], [word.value for word in words])  # type: ignore[attr-defined]
        elif any(isinstance(word, (ast.JoinedStr, ast.BinOp)) for word in words):
            raise NotOneSentence(f"{where}:{node.lineno}: a marked sentence must be one literal")


def in_template(text: str, where: str) -> "Iterator[dict[str, str]]":
    """The marked sentences of a template, as Django's own `makemessages` sees them."""
    for found in IN_TEMPLATE.finditer(templatize(text, where)):
        words = [ast.literal_eval(word) for word in re.findall(QUOTED, found[2], re.DOTALL)]
        yield _named(MARKS[found[1]], words)


@cache
def sentences() -> "tuple[Sentence, ...]":
    """Every marked sentence of the house, once per room."""
    found: dict[tuple[str, object, str], Sentence] = {}
    for top in TOPS:
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix == ".py":
                read = in_python
            elif path.suffix in {".html", ".txt", ".svg"} and "templates" in path.parts:
                read = in_template
            else:
                continue
            where = path.relative_to(ROOT).as_posix()
            for parts in read(path.read_text(), where):
                one = Sentence(room=room_of(path), where=where, **parts)
                if one.msgid:
                    found.setdefault((one.room, one.key, one.context), one)
    return tuple(found.values())


def catalogue_path(room: str, language: str) -> Path:
    return ROOT / room / "locale" / language / FILE


def read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(room: str, language: str) -> "tuple[str, int]":
    """The room's catalogue as text, and how many of its sentences still want words. Nothing old is kept."""
    old, new = read(catalogue_path(room, language), language), Catalog(locale=language)
    wanting = 0
    for one in sentences():
        if one.room == room:
            before = old.get(one.msgid, one.context or None)
            words = before.string if before is not None and before.id == one.key else None
            wanting += not (all(words) if isinstance(words, tuple) else words)
            new.add(one.key, words or (("", "") if one.plural else ""), context=one.context or None)
    out = BytesIO()
    write_po(out, new, width=120, no_location=True, omit_header=True, sort_output=True)
    return HEAD.format(name=NAMES[language], language=language) + out.getvalue().decode().strip() + "\n", wanting


def update() -> int:
    """Write every catalogue anew; say what wants words."""
    for language in LANGUAGES:
        rooms = sorted({one.room for one in sentences()})
        for room in rooms:
            text, wanting = merged(room, language)
            path = catalogue_path(room, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
            if wanting:
                print(f"{path.relative_to(ROOT)}: {wanting} without words")
        for path in ROOT.glob(f"*/**/locale/{language}/{FILE}"):
            if path.parents[3].relative_to(ROOT).as_posix() not in rooms and path.relative_to(ROOT).parts[0] in TOPS:
                path.unlink()  # the room has no sentence left
    return compile_newer()


def compile_newer() -> int:
    """Make the .mo beside each .po that is younger than it, whole or not at all. Returns 0."""
    for top in TOPS:
        for path in (ROOT / top).rglob(f"locale/*/{FILE}"):
            target = path.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns:
                continue
            fresh = target.with_suffix(f".{os.getpid()}.fresh")
            with fresh.open("wb") as file:
                write_mo(file, read(path, path.parents[1].name))
            fresh.replace(target)
    return 0


if __name__ == "__main__":
    sys.exit(compile_newer() if "--compile" in sys.argv else update())
