"""The rules of the house, checked in its files."""

import ast
import re
import subprocess
import sys

import pytest
from django.apps import apps

from tests.support.house import REPOSITORY, TOPS, drawer, functions, modules, name_of, public_functions, rooms, tree

# Modules that may be long or keep a shape of their own, each with the reason.
FLOAT_FREE = ("foundation/money", "payments/", "coop/counting", "coop/surplus", "coop/shares", "marketplace/bookings")
FLOAT_ALLOWED = {
    "payments/sandbox": "waiting times of threads, never amounts",
    "payments/gateway/clients": "network time-outs, never amounts",
}
CLOCK_READERS = {
    "foundation/clock.py": "it is the clock",
    "payments/sandbox": "a program of its own that must not import the house",
    "coop/counting": "a program of its own; it times its progress line only",
}
POSITIONAL = {"foundation/jobs/actions/enqueue.py": "a job is called by its name first, as everywhere"}
WRITE_CALLS = {"save", "create", "bulk_create", "update", "delete", "update_or_create", "get_or_create", "bulk_update"}


def starts_with_any(path, prefixes):
    return any(name_of(path).startswith(prefix) for prefix in prefixes)


def test_every_room_has_a_card_with_purpose_invariants_and_neighbours():
    missing = [
        name_of(room)
        for room in rooms()
        if not all(
            word in (ast.get_docstring(tree(room / "__init__.py")) or "") for word in ("Invariants:", "Neighbours:")
        )
    ]
    assert missing == []


def test_the_page_about_the_rooms_is_up_to_date():
    done = subprocess.run([sys.executable, "scripts/rooms.py", "--check"], cwd=REPOSITORY, check=False)
    assert done.returncode == 0, "docs/rooms.md is stale: run `make docs`"


def test_no_module_is_longer_than_400_lines():
    assert [name_of(p) for p in modules() if len(p.read_text().splitlines()) > 400] == []


def test_no_function_is_longer_than_60_lines():
    long = [
        f"{name_of(path)}:{node.name}"
        for path in modules()
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno + 1 > 60
    ]
    assert long == []


def test_no_template_is_longer_than_150_lines():
    templates = [p for top in TOPS for p in (REPOSITORY / top).rglob("templates/**/*.html")]
    assert templates != []
    assert [name_of(p) for p in templates if len(p.read_text().splitlines()) > 150] == []


def test_only_the_clock_reads_the_clock():
    pattern = re.compile(r"datetime\.now\(|timezone\.now\(|date\.today\(|time\.time\(|localdate\(")
    readers = [
        name_of(path)
        for path in modules()
        if pattern.search(path.read_text()) and not starts_with_any(path, CLOCK_READERS)
    ]
    assert readers == []


def test_actions_queries_and_calculations_are_told_the_time():
    inner = [
        p for room in rooms() for kind in ("actions", "queries", "calculations", "policies") for p in drawer(room, kind)
    ]
    assert inner != []
    told = [name_of(p) for p in inner if re.search(r"foundation\.clock|from foundation import clock", p.read_text())]
    assert told == []


def test_no_float_comes_near_money_or_votes():
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in modules()
        if starts_with_any(path, FLOAT_FREE) and not starts_with_any(path, FLOAT_ALLOWED)
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Name) and node.id in {"float", "FloatField"})
        or (isinstance(node, ast.Constant) and isinstance(node.value, float))
    ]
    assert found == []


def test_doors_and_queries_do_not_write():
    found = []
    for room in rooms():
        for kind in ("queries", "views", "policies", "calculations"):
            for path in drawer(room, kind):
                for node in ast.walk(tree(path)):
                    if (
                        isinstance(node, ast.Call)
                        and isinstance(node.func, ast.Attribute)
                        and node.func.attr in WRITE_CALLS
                        and "objects" in ast.unparse(node.func.value)
                    ):
                        found.append(f"{name_of(path)}:{node.lineno} {ast.unparse(node.func)}")
    assert found == []


def test_an_action_is_one_verb_with_keyword_only_arguments():
    wrong = []
    for room in rooms():
        for path in drawer(room, "actions"):
            if path.name.startswith("_"):
                continue
            public = public_functions(path)
            if path.stem not in {function.name for function in public}:
                wrong.append(f"{name_of(path)}: no function named {path.stem}")
            wrong += [
                f"{name_of(path)}:{function.name} takes positional arguments"
                for function in public
                if (function.args.args or function.args.posonlyargs) and name_of(path) not in POSITIONAL
            ]
    assert wrong == []


def test_no_style_script_or_handler_is_written_into_a_template():
    pattern = re.compile(r"""\sstyle=["']|\son[a-z]+=["']|<style|<script(?![^>]*\bsrc=)[^>]*>(?!\s*</script>)""")
    found = [
        name_of(p)
        for top in ("config", *TOPS)
        for p in (REPOSITORY / top).rglob("templates/**/*.html")
        if pattern.search(p.read_text()) and "wagtailadmin" not in p.parts
    ]
    assert found == []


def test_foreign_keys_only_point_down_the_house():
    floor = {top: height for height, top in enumerate(("foundation", "payments", "coop", "marketplace", "cms"))}
    upwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.fields
        if field.is_relation and field.related_model is not None
        for here, there in [(model.__module__.split(".")[0], field.related_model.__module__.split(".")[0])]
        if here in floor and there in floor and floor[there] > floor[here]
    ]
    assert upwards == []


def test_no_template_is_unused():
    """A template is named by a view, a template, a form, a block, or found by allauth or Wagtail by its place."""
    sources = "\n".join(
        p.read_text()
        for top in ("config", *TOPS)
        for pattern in ("*.py", "*.html")
        for p in (REPOSITORY / top).rglob(pattern)
    )
    found_by_place = (
        "account/",
        "allauth/",
        "mfa/",
        "usersessions/",
        "wagtailadmin/",
        "django/",
        "4",
        "5",
        "registration/",
    )
    unused = []
    for top in ("config", *TOPS):
        for path in (REPOSITORY / top).rglob("templates/**/*.html"):
            name = path.as_posix().split("/templates/")[1]
            page = re.sub(r"^cms/(\w+)/", r"\1/", name)
            if name.startswith(found_by_place) or name in sources or page in sources:
                continue
            unused.append(name)
    assert unused == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "raise NotImplementedError", "lorem ipsum"])
def test_nothing_is_left_for_later(word):
    assert [name_of(p) for p in modules() if re.search(rf"\b{word}\b", p.read_text())] == []
