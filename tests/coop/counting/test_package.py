"""What must be true of every module of the room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import coop.counting

ROOM = Path(coop.counting.__file__).parent
MODULES = sorted(ROOM.rglob("*.py"))
WHOLE_NUMBER_FUNCTIONS = {"factorial", "gcd", "lcm", "prod"}


def nodes(kind: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, kind):
                yield f"{path.relative_to(ROOM)}:{getattr(node, 'lineno', 0)}", node


def test_the_room_is_here() -> None:
    assert len(MODULES) > 40


def test_no_number_is_a_float_and_nothing_makes_one() -> None:
    """Votes, money and thresholds are whole numbers and fractions, so no float may even be spelled."""
    found = [where for where, node in nodes(ast.Constant) if isinstance(node.value, float | complex)]  # type: ignore[attr-defined]
    found += [where for where, node in nodes(ast.Name) if node.id in ("float", "complex", "round")]  # type: ignore[attr-defined]
    for where, node in nodes(ast.ImportFrom):
        if node.module == "math":  # type: ignore[attr-defined]
            found += [where for name in node.names if name.name not in WHOLE_NUMBER_FUNCTIONS]  # type: ignore[attr-defined]
    found += [where for where, node in nodes(ast.Import) if any(name.name in ("math", "random") for name in node.names)]  # type: ignore[attr-defined]
    assert found == []


def test_only_the_command_line_reads_a_clock_a_file_or_the_terminal() -> None:
    doors = {"time", "datetime", "sys", "os", "pathlib", "subprocess", "socket", "random", "secrets"}
    found = []
    for kind in (ast.Import, ast.ImportFrom):
        for where, node in nodes(kind):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]  # type: ignore[attr-defined]
            if not where.startswith("cli/") and doors & {name.split(".")[0] for name in names}:
                found.append(where)
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOM)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
