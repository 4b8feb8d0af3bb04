"""The control page: what is there, and everything that can be made to happen."""

from collections.abc import Callable
from typing import Final

from payments.sandbox.control import Control
from payments.sandbox.currencies import written
from payments.sandbox.faults import KINDS
from payments.sandbox.pages.html import Html, button, document, el, form
from payments.sandbox.pages.reply import Ask, Reply, go
from payments.sandbox.store import Obj

NEWEST: Final = 10


def _id(ask: Ask) -> str:
    return ask.form.get("id", "")


def _order_fault(control: Control, ask: Ask) -> None:
    prefix = ask.form.get("path_prefix") or "/v1/"
    control.fail_next("POST", prefix, ask.form.get("kind", ""), int(ask.form.get("times") or 1))


Action = Callable[[Control, Ask], object]
ACTIONS: Final[dict[str, tuple[str, Action]]] = {
    "settle": ("All pending money is available now.", lambda c, a: c.settle()),
    "pass_day": ("A day has passed.", lambda c, a: c.pass_time()),
    "forget": ("All kept answers are forgotten.", lambda c, a: c.forget_idempotency_keys()),
    "hold": ("Webhooks are held from now on.", lambda c, a: c.hold_webhooks()),
    "release": ("Held webhooks were delivered in order.", lambda c, a: c.release_webhooks()),
    "reverse": ("Held webhooks were delivered, the last first.", lambda c, a: c.release_webhooks("reversed")),
    "double": ("Held webhooks were delivered twice each.", lambda c, a: c.release_webhooks(duplicate=2)),
    "fault": ("The fault will strike the next request that matches.", _order_fault),
    "no_faults": ("No more faults are ordered.", lambda c, a: c.clear_faults()),
    "expire": ("The session has expired.", lambda c, a: c.expire(_id(a))),
    "arrived": ("The bank debit arrived.", lambda c, a: c.finish_processing(_id(a))),
    "bounced": ("The bank debit failed.", lambda c, a: c.finish_processing(_id(a), paid=False)),
    "refund": ("The payment was refunded by hand.", lambda c, a: c.refund_by_hand(_id(a))),
    "dispute": ("A dispute was opened.", lambda c, a: c.open_dispute(_id(a))),
    "warn": ("An early fraud warning was sent.", lambda c, a: c.warn_of_fraud(_id(a))),
    "won": ("The dispute was won.", lambda c, a: c.close_dispute(_id(a), "won")),
    "lost": ("The dispute was lost.", lambda c, a: c.close_dispute(_id(a), "lost")),
    "slow_refunds": ("New refunds stay on their way.", lambda c, a: c.slow_refunds()),
    "quick_refunds": ("New refunds arrive at once.", lambda c, a: c.slow_refunds(False)),
    "arrive_refund": ("The refund arrived.", lambda c, a: c.arrive_refund(_id(a))),
    "fail_refund": ("The refund failed.", lambda c, a: c.fail_refund(_id(a))),
    "arrive_payout": ("The payout arrived.", lambda c, a: c.arrive_payout(_id(a))),
    "fail_payout": ("The payout failed.", lambda c, a: c.fail_payout(_id(a))),
    "bank_payout": ("The account's money was paid out to its bank.", lambda c, a: c.bank_payout(_id(a))),
    "active": ("The account may be paid.", lambda c, a: c.set_account(_id(a), "active")),
    "needs_info": ("The account is asked for more.", lambda c, a: c.set_account(_id(a), "needs_info")),
    "pending": ("The account is being checked.", lambda c, a: c.set_account(_id(a), "pending")),
    "closed": ("The account is closed.", lambda c, a: c.set_account(_id(a), "closed")),
}


def act(control: Control, ask: Ask) -> Reply:
    """Make one thing happen."""
    wanted = ask.form.get("do", "")
    if wanted not in ACTIONS:
        raise ValueError("The control page knows no such action.")
    ACTIONS[wanted][1](control, ask)
    return go(f"/control?done={wanted}")


def show(control: Control, ask: Ask) -> Reply:
    """Everything at a glance; works without JavaScript and fits a narrow screen."""
    done = ACTIONS.get(ask.form.get("done", ""))
    with control.world.store.transaction():
        control.run_due()
        page = document(
            "Control page",
            el("p", done[0], class_="note", role="status") if done else None,
            *_balance(control),
            *_time(control),
            *_webhooks(control),
            *_faults(control),
            *_things(control),
            *_log(control),
        )
    return Reply(page)


def _balance(control: Control) -> list[Html]:
    pots = control.balance()
    rows = [
        el("li", f"{written(pot['available'], name)} available, {written(pot['pending'], name)} pending")
        for name, pot in pots.items()
    ]
    return [el("h2", "Balance"), el("ul", *rows) if rows else el("p", "No money has come in yet.")]


def _time(control: Control) -> list[Html]:
    buttons = (
        button("Make pending money available", "settle"),
        button("Let 24 hours pass", "pass_day"),
        button("Forget kept answers", "forget"),
        button("Let refunds arrive at once", "quick_refunds")
        if control.refunds_are_slow
        else button("Let refunds take time", "slow_refunds"),
    )
    return [el("h2", "Time"), form("/control", *buttons)]


def _webhooks(control: Control) -> list[Html]:
    rows = control.world.store.rows("SELECT state, COUNT(*) AS number FROM deliveries GROUP BY state ORDER BY state")
    counts = ", ".join(f"{row['number']} {row['state']}" for row in rows) or "none yet"
    if control.holds_webhooks:
        buttons: tuple[Html, ...] = (
            button("Deliver in order", "release", kind="main"),
            button("Deliver the last first", "reverse"),
            button("Deliver each twice", "double"),
        )
    else:
        buttons = (button("Hold webhooks", "hold"),)
    return [el("h2", "Webhooks"), el("p", f"Deliveries: {counts}."), form("/control", *buttons)]


def _faults(control: Control) -> list[Html]:
    options = [el("option", f"{kind}: {what}", value=kind) for kind, what in KINDS.items() if kind != "wait"]
    ordered = [el("li", f"{it.kind}: {it.method} {it.path_prefix}, {it.times} more") for it in control.faults]
    picking = el(
        "form",
        el("label", "What goes wrong", el("select", *options, name="kind")),
        el("label", "For requests that begin with", el("input", name="path_prefix", value="/v1/transfers")),
        el("label", "How often", el("input", name="times", value="1", inputmode="numeric", pattern="[0-9]+")),
        button("Order the fault", "fault"),
        button("Order no more faults", "no_faults"),
        class_="stack",
        method="post",
        action="/control",
    )
    return [el("h2", "Faults"), el("ul", *ordered) if ordered else el("p", "None are ordered."), picking]


def _things(control: Control) -> list[Html]:
    return [
        *_section(control, "Checkout sessions", "checkout.session", _session),
        *_section(control, "Payments", "payment_intent", _payment),
        *_section(control, "Refunds", "refund", _refund),
        *_section(control, "Disputes", "dispute", _dispute),
        *_section(control, "Members' accounts", "v2.core.account", _account),
        *_section(control, "Transfers", "transfer", lambda control, it: (_line(it), ())),
        *_section(control, "Payouts", "payout", _payout),
    ]


def _section(
    control: Control, title: str, kind: str, describe: Callable[[Control, Obj], tuple[str, tuple[Html, ...]]]
) -> list[Html]:
    items = []
    found, count = control.newest(kind, NEWEST)
    for body in found:
        text, buttons = describe(control, body)
        acting = form("/control", *buttons, id=body["id"]) if buttons else None
        items.append(el("li", el("h3", text), el("p", body["id"], class_="soft"), acting))
    heading = f"{title} ({count}, the newest {NEWEST})" if count > NEWEST else f"{title} ({count})"
    return [el("h2", heading), el("ul", *items) if items else el("p", "None yet.")]


def _line(body: Obj) -> str:
    return f"{written(body['amount'], body['currency'])} to {body['destination']}"


def _session(control: Control, body: Obj) -> tuple[str, tuple[Html, ...]]:
    text = f"{written(body['amount_total'], body['currency'])}: {body['status']}, {body['payment_status']}"
    intent = control.world.store.get(body["payment_intent"] or "") or {}
    if body["status"] == "open":
        return text, (button("Expire", "expire"),)
    if intent.get("status") == "processing":
        return text, (button("The debit arrives", "arrived"), button("The debit fails", "bounced"))
    return text, ()


def _payment(control: Control, body: Obj) -> tuple[str, tuple[Html, ...]]:
    charge = control.world.store.get(body["latest_charge"] or "") or {}
    text = f"{written(body['amount'], body['currency'])}: {body['status']}"
    if body["status"] != "succeeded":
        return text, ()
    if charge.get("disputed"):
        return f"{text}, disputed", ()
    buttons = [button("Open a dispute", "dispute"), button("Warn of fraud", "warn")]
    if charge.get("refunded"):
        return f"{text}, refunded", tuple(buttons)
    return text, (button("Refund by hand", "refund"), *buttons)


def _refund(control: Control, body: Obj) -> tuple[str, tuple[Html, ...]]:
    text = f"{written(body['amount'], body['currency'])}: {body['status']}"
    if body["pending_reason"] == "processing":
        return text, (button("The refund arrives", "arrive_refund"), button("The refund fails", "fail_refund"))
    return text, (button("The refund fails", "fail_refund"),) if body["status"] in ("succeeded", "pending") else ()


def _dispute(control: Control, body: Obj) -> tuple[str, tuple[Html, ...]]:
    text = f"{written(body['amount'], body['currency'])}: {body['status']}"
    over = body["status"] in ("won", "lost")
    return text, () if over else (button("The co-op wins", "won"), button("The customer wins", "lost"))


def _account(control: Control, body: Obj) -> tuple[str, tuple[Html, ...]]:
    recipient = (body["configuration"] or {}).get("recipient") or {}
    balance = (recipient.get("capabilities") or {}).get("stripe_balance") or {}
    status = (balance.get("stripe_transfers") or {}).get("status") or "cannot be paid"
    money = ", ".join(
        written(pot["available"] + pot["pending"], name) for name, pot in control.balance(body["id"]).items()
    )
    name = body["display_name"] or body["contact_email"] or "No name"
    if body["closed"]:
        return f"{name}: closed", ()
    buttons = (
        button("May be paid", "active"),
        button("Ask for more", "needs_info"),
        button("Check again", "pending"),
        button("Close", "closed"),
    )
    paid_out = (button("Pay out to the bank", "bank_payout"),) if money else ()
    return f"{name}: {status}" + (f", holds {money}" if money else ""), (*buttons, *paid_out)


def _payout(control: Control, body: Obj) -> tuple[str, tuple[Html, ...]]:
    text = f"{written(body['amount'], body['currency'])}: {body['status']}"
    buttons = {
        "in_transit": (button("It arrives", "arrive_payout"), button("It fails", "fail_payout")),
        "paid": (button("It fails after all", "fail_payout"),),
    }
    return text, buttons.get(body["status"], ())


def _log(control: Control) -> list[Html]:
    events = [el("li", f"{it['type']} about {it['related_object']['id']}") for it in control.newest_events(NEWEST)]
    requests = [el("li", f"{it.method} {it.path}") for it in control.requests[: -NEWEST - 1 : -1]]
    return [
        el("h2", "The newest events"),
        el("ul", *events) if events else el("p", "None yet."),
        el("h2", "The newest requests"),
        el("ul", *requests) if requests else el("p", "None since the start."),
    ]
