"""The closing part of a BLT file: the candidates' names and the title."""

import re

from coop.counting.errors import BadInput

_QUOTED = re.compile(r'\s*"((?:[^"\\]|\\.|"")*)"(?!")')
_ESCAPED = re.compile(r'\\(["\\])|""')
_COMMENT = re.compile(r"(?:^|\s)#.*")
# Election data passed through PrefLib sometimes keeps its names in comments like this, with only the title after them.
_PREFLIB_NAME = re.compile(r"# ALTERNATIVE NAME ([0-9]{1,5}): (.*\S)")


class NameReader:
    """Takes the lines after the ballots one at a time until it has every name and the title."""

    def __init__(self, source: str, candidates: int) -> None:
        self.source, self.candidates = source, candidates
        self.names: list[str] = []
        self.title: str | None = None
        self.in_comments: dict[int, str] = {}

    @property
    def full(self) -> bool:
        return self.title is not None

    def add(self, raw: bytes, line: int) -> None:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise BadInput(self.source, line, "the text is not UTF-8; save the file as UTF-8 and try again.") from None
        text = text.strip()
        if not text or text.startswith("#"):
            if match := _PREFLIB_NAME.fullmatch(text):
                self.in_comments[int(match.group(1))] = match.group(2)
            return
        if not text.startswith('"'):
            self._take(_COMMENT.sub("", text).strip(), line)
            return
        while text and not text.startswith("#"):
            match = _QUOTED.match(text)
            if match is None:
                problem = "a quoted name does not end." if text.startswith('"') else "text follows a quoted name."
                raise BadInput(self.source, line, problem)
            self._take(_ESCAPED.sub(lambda found: found.group(1) or '"', match.group(1)), line)
            text = text[match.end() :].lstrip()

    def finish(self, line: int) -> str:
        """The title; or say what is still missing at the end of the file."""
        if self.title is not None:
            return self.title
        if len(self.names) == 1 and sorted(self.in_comments) == list(range(1, self.candidates + 1)):
            title = self.names.pop()
            self.names = [self.in_comments[number] for number in sorted(self.in_comments)]
            return title
        missing = self.candidates - len(self.names)
        if missing:
            problem = f"the file ends with {len(self.names)} of {self.candidates} names; a title follows the names."
        else:
            problem = "the file ends without a title after the candidates' names (or one name is missing)."
        raise BadInput(self.source, line, problem)

    def _take(self, text: str, line: int) -> None:
        if len(self.names) < self.candidates:
            if not text.strip():
                raise BadInput(self.source, line, f"candidate {len(self.names) + 1} has no name.")
            self.names.append(text)
        elif self.title is None:
            self.title = text
