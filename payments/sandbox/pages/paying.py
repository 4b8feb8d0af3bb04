"""The page on which a customer would pay: three honest buttons instead of a card form."""

from payments.sandbox.control import Control
from payments.sandbox.currencies import written
from payments.sandbox.pages.html import Html, button, document, el, form
from payments.sandbox.pages.reply import Ask, Reply, go
from payments.sandbox.store import Obj


def _session(control: Control, ask: Ask) -> Obj:
    with control.world.store.transaction():
        control.run_due()
        found = control.world.store.get(ask.id, "checkout.session")
    if found is None:
        raise LookupError("There is no such payment page.")
    return found


def _after(session: Obj) -> str:
    """Where the shop wants the customer back, with the session's id filled in."""
    address: str = session["success_url"]
    return address.replace("{CHECKOUT_SESSION_ID}", session["id"])


def show(control: Control, ask: Ask) -> Reply:
    """What is to be paid, and what the bank shall answer."""
    session = _session(control, ask)
    if session["status"] == "complete":
        return _over("This is already paid", session, _after(session), "Back to the shop")
    if session["status"] == "expired":
        return _over("This payment page has expired", session, session["cancel_url"], "Back to the shop")
    intent = control.world.store.get(session["payment_intent"] or "") or {}
    problem = (intent.get("last_payment_error") or {}).get("message")
    total = written(session["amount_total"], session["currency"])
    choices = form(
        f"/c/pay/{session['id']}",
        button(f"Pay {total}", "succeed", kind="main"),
        button("Card is declined", "decline"),
        button("Bank asks to confirm (3-D Secure)", "three_d_secure"),
        button("Pay by bank debit (arrives later)", "processing"),
        look="choices",
    )
    page = document(
        f"Pay {total}",
        _bill(session, total),
        el("p", "There is no card to enter. Choose what the bank shall answer:"),
        choices,
        _back(session["cancel_url"]),
        alert=f"{problem} You can try again." if problem else None,
    )
    return Reply(page, leads_to=(session["success_url"], session["cancel_url"]))


def _bill(session: Obj, total: str) -> Html:
    lines = [
        el(
            "li",
            el("span", f"{line['description']}" + (f" × {line['quantity']}" if line["quantity"] != 1 else "")),
            el("span", written(line["amount_total"], session["currency"])),
            class_="sum",
        )
        for line in session["_line_items"]
    ]
    last = el("li", el("span", "Total"), el("span", total), class_="sum total")
    return el("ul", *lines, last)


def _back(address: str | None) -> Html | None:
    return el("p", el("a", "Back to the shop", href=address, class_="button")) if address else None


def _over(title: str, session: Obj, address: str | None, label: str) -> Reply:
    total = written(session["amount_total"], session["currency"])
    way = el("p", el("a", label, href=address, class_="button")) if address else None
    return Reply(document(title, _bill(session, total), way), leads_to=(address,))


def act(control: Control, ask: Ask) -> Reply:
    """The bank answers."""
    wanted = ask.form.get("do", "")
    with control.world.store.transaction():  # two tabs, two clicks: only the first one pays
        session = _session(control, ask)
        if session["status"] != "open":
            return go(_after(session) if session["status"] == "complete" else f"/c/pay/{session['id']}")
        control.pay(session["id"], wanted)
    if wanted == "three_d_secure":
        return go(f"/c/pay/{session['id']}/confirm")
    return go(f"/c/pay/{session['id']}" if wanted == "decline" else _after(session))


def ask_to_confirm(control: Control, ask: Ask) -> Reply:
    """What a bank asks its customer before it pays."""
    session = _session(control, ask)
    intent = control.world.store.get(session["payment_intent"] or "") or {}
    if session["status"] != "open" or intent.get("status") != "requires_action":
        return go(f"/c/pay/{session['id']}")
    total = written(session["amount_total"], session["currency"])
    page = document(
        f"Your bank asks: pay {total}?",
        el("p", "A real bank would show a page of its own here. Answer for the customer:"),
        form(
            f"/c/pay/{session['id']}/confirm",
            button("Yes, approve", "approve", kind="main"),
            button("No, refuse", "refuse"),
        ),
        el("p", el("a", "Leave without answering", href=session["cancel_url"])) if session["cancel_url"] else None,
    )
    return Reply(page, leads_to=(session["success_url"], session["cancel_url"]))


def confirm(control: Control, ask: Ask) -> Reply:
    """The customer answered their bank."""
    session, wanted = _session(control, ask), ask.form.get("do", "")
    if wanted not in ("approve", "refuse"):
        raise ValueError("Choose one of the two answers.")
    if session["status"] == "complete":
        return go(_after(session))
    control.confirm(session["id"], approved=wanted == "approve")
    return go(_after(session) if wanted == "approve" else f"/c/pay/{session['id']}")
