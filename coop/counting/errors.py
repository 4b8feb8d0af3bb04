"""Facts that stop a count."""


class CountingError(Exception):
    """Something about the request or the ballots makes a count impossible; the message is for the person asking."""


class BadInput(CountingError):
    """A file cannot be counted as it stands. Says which file, which line (from 1, where one is to blame) and why."""

    def __init__(self, source: str, line: int | None, problem: str) -> None:
        self.source = source
        self.line = line
        self.problem = problem
        where = source if line is None else f"{source}, line {line}"
        super().__init__(one_line(f"{where}: {problem}"))


def one_line(text: str) -> str:
    """The text with everything that would break the line, or the terminal, shown as a question mark."""
    return "".join(char if char.isprintable() else "?" for char in text)


class BadRule(CountingError):
    """A rule says something that cannot be applied, such as class shares that do not add up to one."""


class BadBallot(CountingError):
    """A ballot names an unknown option, ranks one twice, or scores outside the scale."""
