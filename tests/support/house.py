"""Reading the house as files: rooms, drawers, modules, templates."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
TOPS = ("foundation", "payments", "coop", "marketplace", "cms")


@cache
def rooms() -> tuple[Path, ...]:
    """Every room's folder: a package below one of the floors."""
    found = []
    for top in TOPS:
        found += [p for p in sorted((REPOSITORY / top).iterdir()) if p.is_dir() and (p / "__init__.py").exists()]
    return tuple(found)


def name_of(path: Path) -> str:
    return path.relative_to(REPOSITORY).as_posix()


@cache
def modules(*, migrations: bool = False) -> tuple[Path, ...]:
    """Every Python module of the product (tests and scripts are not)."""
    found = []
    for top in ("config", *TOPS):
        found += sorted((REPOSITORY / top).rglob("*.py"))
    return tuple(p for p in found if migrations or "migrations" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_functions(path: Path) -> list[ast.FunctionDef]:
    """The functions at a module's top that other modules may call."""
    return [n for n in tree(path).body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def drawer(room: Path, name: str) -> list[Path]:
    """The modules of one drawer of a room, whether it is a file or a folder."""
    if (room / f"{name}.py").exists():
        return [room / f"{name}.py"]
    folder = room / name
    return [p for p in sorted(folder.rglob("*.py")) if p.name != "__init__.py"] if folder.is_dir() else []
