import pytest

from foundation.accounts.calculations.personal_data import Kind, Unreadable, read_table

TABLE = """
# a room
Member via user, helper as your entry
    none: id   # the key
    opaque: account_id user
    personal register ten-years: name address
    personal consent until-erased: note
    withheld: secret
other.Model
    none: id
"""


def test_a_table_says_what_each_field_is_and_the_way_to_the_person():
    read = read_table(TABLE.splitlines(), app_label="room")
    assert list(read) == ["room.member", "other.model"]
    member = read["room.member"]
    assert (member.via, member.title) == (("user", "helper"), "your entry")
    assert member.fields["address"] == Kind("personal", "register", "ten-years")
    assert member.named("opaque", "withheld") == ["account_id", "user", "secret"]


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (["    none: id"], "no model above"),
        (["A", "    maybe: id"], "names no kind"),
        (["A", "    none id"], "names no kind"),
        (["A via user as you", "    personal: name"], "needs a basis"),
        (["A via user", "    personal register always: name"], "needs a basis"),
        (["A", "    personal register ten-years: name"], "says no way to them"),
        (["A via user", "    personal register ten-years: name"], "no name for it"),
        (["A", "    none: id", "    opaque: id"], "id stands twice"),
        (["A", "    none: id", "A"], "stands twice"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(lines, problem):
    with pytest.raises(Unreadable, match=problem):
        read_table(lines, app_label="room")
