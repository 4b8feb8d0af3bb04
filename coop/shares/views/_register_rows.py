"""Rows of the register in ready words, for the screen and for files."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coop.shares.calculations.register import Officer, RegisterRow
from coop.shares.views._words import day_words, money
from foundation.home import home_zone
from foundation.ui.calculations.table import Cell, Column, Table


def register_table(rows: Sequence[RegisterRow], caption: str, *, reissue: str = "") -> Table:
    """The full register. `reissue` is the address of a member's certificates with a 0 for the number."""
    columns: list[Column | str] = [
        _("Name"),
        Column(_("No."), numeric=True),
        _("Class and office"),
        _("Post"),
        _("E-mail, for notices"),
        Column(_("Shares"), numeric=True),
        Column(_("Paid"), numeric=True),
        Column(_("Other property"), numeric=True),
        _("Entered"),
        _("Ceased"),
    ]
    zone = home_zone()
    body: list[list[Cell | str]] = []
    for row in rows:
        held = row.held
        url = reissue.replace("/0/", f"/{row.member_no}/") if reissue and held.quantity else ""
        body.append(
            [
                Cell(row.name or "–", url=url),
                str(row.member_no),
                ", ".join([row.class_name, *row.offices]),
                _in_one_line(row.address),
                row.email or "–",
                str(held.quantity),
                money(held.amount_minor),
                money(row.other_minor) if row.other_minor else "–",
                day_words(row.entered, zone),
                day_words(row.ceased, zone) or "–",
            ]
        )
    return Table(caption, columns, body)


def inspection_table(rows: Sequence[RegisterRow], caption: str) -> Table:
    """What every member may see: no shares, no amounts, no other property."""
    columns: list[Column | str] = [
        _("Name"),
        Column(_("No."), numeric=True),
        _("Class and office"),
        _("Post"),
        _("E-mail, for notices"),
        _("Entered"),
        _("Ceased"),
    ]
    zone = home_zone()
    return Table(
        caption,
        columns,
        [
            [
                row.name or "–",
                str(row.member_no),
                ", ".join([row.class_name, *row.offices]),
                _in_one_line(row.address),
                row.email or "–",
                day_words(row.entered, zone),
                day_words(row.ceased, zone) or "–",
            ]
            for row in rows
        ],
    )


def officers_table(found: Sequence[Officer], caption: str) -> Table:
    zone = home_zone()
    columns: list[Column | str] = [_("Name"), _("Office"), _("Post"), _("Since"), _("Decided by")]
    return Table(
        caption,
        columns,
        [
            [one.name, one.office, _in_one_line(one.address), day_words(one.since, zone), one.resolution]
            for one in found
        ],
        quiet_caption=True,
    )


def _in_one_line(address: str) -> str:
    return address.replace("\r\n", ", ").replace("\n", ", ") or "–"
