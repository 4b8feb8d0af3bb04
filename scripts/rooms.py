"""Write docs/rooms.md from the room cards: the docstrings of the rooms' packages.

python scripts/rooms.py [--check]
"""

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOPS = ("foundation", "payments", "coop", "marketplace", "cms")
HEAD = """# The rooms of the house

Written by `make docs` from the cards at each room's door (the docstring of its package). A test fails when it is stale.
Imports point down: config, cms, marketplace, coop, payments, foundation.
"""


def cards(top: str) -> "list[tuple[str, str]]":
    """The rooms of one floor with their cards, by name."""
    found = []
    for package in sorted((ROOT / top).iterdir()):
        init = package / "__init__.py"
        if package.is_dir() and init.exists():
            card = ast.get_docstring(ast.parse(init.read_text()))
            found.append((f"{top}/{package.name}", card or ""))
    return found


def page() -> str:
    """The whole page as text."""
    parts = [HEAD]
    for top in TOPS:
        floor = ast.get_docstring(ast.parse((ROOT / top / "__init__.py").read_text())) or ""
        parts.append(f"## {top}\n\n{floor}\n")
        parts += [f"### {name}\n\n{card}\n" for name, card in cards(top)]
    return "\n".join(parts)


def main() -> int:
    target = ROOT / "docs" / "rooms.md"
    text = page()
    if "--check" in sys.argv:
        return 0 if target.exists() and target.read_text() == text else 1
    target.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
