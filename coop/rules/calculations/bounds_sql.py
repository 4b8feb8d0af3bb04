"""The bounds of the rules as a function of the database, so that no door can set the co-op's share to 60 %."""

from collections.abc import Iterable, Mapping
from typing import Any

Bound = tuple[str, int | None, int | None, tuple[str, ...], bool]
FUNCTION = "coop_rules_value_is_allowed"


def bound_of(spec: Any) -> Bound:
    """What the database must know of a rule: its kind, smallest, largest, choices, and whether it differs by trade."""
    kind = "boolean" if isinstance(spec.default, bool) else "number" if isinstance(spec.default, int) else "string"
    return (kind, spec.minimum, spec.maximum, tuple(spec.choices), bool(spec.scoped))


def bounds_sql(bounds: Mapping[str, Bound]) -> str:
    """A migration's SQL: the function that says whether a key may have a value. A key it does not know may not."""
    cases = "\n".join(f"    WHEN {_text(key)} THEN {_test(bound)}" for key, bound in sorted(bounds.items()))
    return f"""
CREATE OR REPLACE FUNCTION {FUNCTION}(key text, scope text, value jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(CASE key
{cases}
    ELSE false END, false)
$$;
"""


def _test(bound: Bound) -> str:
    kind, smallest, largest, choices, scoped = bound
    tests = [f"jsonb_typeof(value) = {_text(kind)}"]
    if kind == "number":
        # A number within a jsonb value may be 7.5; the cast in a CASE is reached only when it is a number at all.
        whole = "(value #>> '{}')::numeric"
        tests += [f"{whole} = trunc({whole})"]
        tests += [f"{whole} >= {int(smallest)}"] if smallest is not None else []
        tests += [f"{whole} <= {int(largest)}"] if largest is not None else []
        tests = [tests[0], f"CASE WHEN {tests[0]} THEN {' AND '.join(tests[1:])} ELSE false END"]
    if choices:
        tests.append(f"value #>> '{{}}' IN ({_list(choices)})")
    if not scoped:
        tests.append("scope = ''")
    return " AND ".join(tests)


def _list(texts: Iterable[str]) -> str:
    return ", ".join(_text(text) for text in texts)


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
