"""No rule is printed that nothing obeys: each value of the catalogue is read somewhere, or is marked as not used yet."""

import ast

from coop.rules.catalogue import CATALOGUE
from tests.support.house import REPOSITORY, TOPS

ASKED = {"policy_in_force", "number", "text"}  # policy_in_force("x"), and booking.policy.number("x") of a snapshot
HELD = {"rules", "value"}  # the names under which rooms hold what policies_in_force gave them: rules["x"].value


def names_of(node):
    """What a name or a dotted name is called at its end."""
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def words_of(node, constants):
    """The key that is asked for: a text, a name that holds one, or the fixed beginning of a text put together."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.Name):
        return {constants[node.id]} if node.id in constants else set()
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        return {key for key in CATALOGUE if key.startswith(node.values[0].value)}
    return set()


def keys_read(source):
    """The keys whose value this module reads. Lists of keys, titles and links to decisions are no readers."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and names_of(node.func) in ASKED and node.args:
            found |= words_of(node.args[0], constants)
        elif isinstance(node, ast.Subscript) and names_of(node.value) in HELD:
            found |= words_of(node.slice, constants)
    return found & set(CATALOGUE)


def test_every_rule_is_read_by_something_or_says_that_it_is_not_used_yet():
    read = set()
    for top in TOPS:
        for path in (REPOSITORY / top).rglob("*.py"):
            if "migrations" not in path.parts and "demo" not in path.parts:
                read |= keys_read(path.read_text())
    unmarked = {key for key, spec in CATALOGUE.items() if spec.obeyed}
    assert (sorted(unmarked - read), sorted(read - unmarked)) == ([], [])


def test_a_list_a_title_and_a_link_are_no_readers():
    assert keys_read('KEYS = ("levy_bp",)\nRULE = "hold_minutes"\nlink = decided["grace_minutes"]') == set()
    assert keys_read('RULE = "hold_minutes"\nfound = policy_in_force(RULE, at=at)') == {"hold_minutes"}
    assert keys_read('limit = booking.policy.number("levy_bp")\ndays = rules["pay_by_days"].value') == {
        "levy_bp", "pay_by_days",
    }  # fmt: skip
