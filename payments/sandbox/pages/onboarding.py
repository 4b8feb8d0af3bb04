"""The page on which a member would tell the provider who they are and where their bank account is."""

from typing import Final

from payments.sandbox.control import Control
from payments.sandbox.pages.html import button, document, el, form
from payments.sandbox.pages.reply import Ask, Reply, go
from payments.sandbox.store import Obj

ANSWERS: Final = {"approve": "active", "ask_more": "needs_info", "check": "pending"}


def _link(control: Control, ask: Ask) -> Obj:
    found = control.world.store.get(ask.id, "v2.core.account_link")
    if found is None:
        raise LookupError("There is no such link.")
    return found


def _is_stale(control: Control, link: Obj) -> bool:
    """A link is good for one answer, and for a few minutes."""
    return bool(link["_used"]) or control.world.now() >= link["_expires"]


def show(control: Control, ask: Ask) -> Reply:
    """Choose what the provider finds out. A stale link leads to where the shop makes a new one."""
    link = _link(control, ask)
    if _is_stale(control, link):
        return go(link["_refresh_url"])
    account = control.world.store.get(link["account"]) or {}
    entries = (account.get("requirements") or {}).get("entries") or []
    asked = [el("li", entry["description"]) for entry in entries]
    page = document(
        "Set up payouts",
        el("p", f"For {account.get('display_name') or account.get('contact_email') or link['account']}."),
        el("p", "A real provider would now ask for:" if asked else "A real provider would have no more questions."),
        el("ul", *asked) if asked else None,
        el("p", "Please enter nothing about yourself. Choose what the provider shall find:"),
        form(
            ask.path,
            button("Everything is in order", "approve", kind="main"),
            button("Something is missing", "ask_more"),
            button("Still being checked", "check"),
            button("Do it later", "later"),
            look="choices",
        ),
    )
    return Reply(page, leads_to=(link["_return_url"], link["_refresh_url"]))


def act(control: Control, ask: Ask) -> Reply:
    """Take the answer, use the link up, and send the member back."""
    link, wanted = _link(control, ask), ask.form.get("do", "")
    if _is_stale(control, link):
        return go(link["_refresh_url"])
    if wanted not in (*ANSWERS, "later"):
        raise ValueError("Choose one of the answers.")
    with control.world.store.transaction():
        control.world.store.save({**link, "_used": True})
        if wanted in ANSWERS:
            control.set_account(link["account"], ANSWERS[wanted])
    return go(link["_return_url"] or "/control")
