"""Whom a visitor of the demo can be."""

from dataclasses import dataclass

from config.demo.story.cast import (
    AUDITOR,
    BOARD,
    COORDINATOR,
    CUSTOMERS,
    EDITOR,
    FACILITATOR,
    SECRETARY,
    TREASURER,
)


@dataclass(frozen=True)
class Role:
    """A seat at the table: what it is called, who sits there, and where they start."""

    key: str
    label: str
    name: str
    start: str
    words: str


ROLES = (
    Role("customer", "Customer", CUSTOMERS[0][0], "/find/", "Find somebody, book a time, pay in the sandbox."),
    Role("worker", "Worker-member", "Nadia Hussain", "/work/today/", "See today's jobs, hours, listings and earnings."),
    Role("board", "Board member", BOARD[0], "/admin/", "Look at the rules, the members and the books."),
    Role("treasurer", "Treasurer", TREASURER, "/admin/", "Follow every pound through the ledger."),
    Role("coordinator", "Coordinator", COORDINATOR, "/admin/", "Keep the trades; look after bookings and members."),
    Role("secretary", "Secretary", SECRETARY, "/office/decisions/", "Bring votes to the members; appoint people."),
    Role("editor", "Editor", EDITOR, "/admin/", "Write pages and send them to be published."),
    Role("facilitator", "Facilitator", FACILITATOR, "/learning/desk/", "Lead a study circle, evening by evening."),
    Role("auditor", "Auditor", AUDITOR, "/admin/", "Look at every book and every act, and change nothing."),
)
