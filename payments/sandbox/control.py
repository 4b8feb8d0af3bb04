"""The handle by which tests, scripts and the control page steer a sandbox and look inside it."""

import json
from collections import deque

from payments.sandbox import idempotency
from payments.sandbox.engine import accounts, deadlines, disputes, ledger, payouts, refunds, sessions
from payments.sandbox.events import notification
from payments.sandbox.faults import Fault, Faults
from payments.sandbox.recording import Recorded
from payments.sandbox.render import shown, visible
from payments.sandbox.settings import DAY
from payments.sandbox.store import Obj, new_id
from payments.sandbox.webhooks import Attempt, Courier, Letter, signed
from payments.sandbox.world import World, stamp


class Control:
    """Everything here acts at once, in one transaction each; ids that do not exist raise LookupError."""

    def __init__(self, world: World, faults: Faults, courier: Courier, requests: deque[Recorded]) -> None:
        self.world = world
        self._faults = faults
        self._courier = courier
        self._requests = requests

    # -- looking ------------------------------------------------------------------------------------------------

    @property
    def requests(self) -> list[Recorded]:
        """Every API request since the start, oldest first."""
        return list(self._requests)

    def clear_requests(self) -> None:
        """Forget the requests seen so far."""
        self._requests.clear()

    def objects(self, kind: str, account: str = "") -> list[Obj]:
        """All objects of a kind (`transfer`, `checkout.session`, `v2.core.account`, ...), oldest first.

        Those of the platform, or those inside a connected account.
        """
        found = self.world.store.find(kind, where="AND account = ?", values=(account,), newest=False)
        return [shown(self.world.store, body) for body in found]

    def get(self, identifier: str) -> Obj:
        """One object by its id."""
        return shown(self.world.store, self._need(identifier))

    def balance(self, account: str = "") -> dict[str, dict[str, int]]:
        """`{"gbp": {"available": 1200, "pending": 300}}`: the platform's, or a connected account's."""
        return ledger.balances(self.world, account)

    def events(self, kind: str | None = None) -> list[Obj]:
        """Thin events, oldest first, as they are delivered."""
        found = self.world.store.find("v2.core.event", newest=False)
        return [notification(body) for body in found if kind in (None, body["type"])]

    def newest(self, kind: str, number: int) -> tuple[list[Obj], int]:
        """The newest objects of a kind, and how many there are in all."""
        count = self.world.store.rows("SELECT COUNT(*) AS number FROM objects WHERE kind = ?", kind)[0]["number"]
        return self.world.store.newest(kind, number), count

    def newest_events(self, number: int) -> list[Obj]:
        """The newest thin events, newest first."""
        return [notification(body) for body in self.world.store.newest("v2.core.event", number)]

    @property
    def faults(self) -> list[Fault]:
        """What is ordered and has not struck yet."""
        return self._faults.orders()

    @property
    def holds_webhooks(self) -> bool:
        """Whether deliveries pile up."""
        return self._courier.is_holding()

    def run_due(self) -> int:
        """Let happen what is due by now; it happens by itself with every request, and every few seconds."""
        with self.world.store.transaction():
            return deadlines.run_due(self.world)

    def _need(self, identifier: str, kind: str | None = None) -> Obj:
        body = self.world.store.get(identifier, kind)
        if body is None:
            raise LookupError(f"The sandbox has no {kind or 'object'} {identifier}")
        return body

    # -- faults -------------------------------------------------------------------------------------------------

    def fail_next(
        self,
        method: str = "POST",
        path_prefix: str = "/v1/",
        kind: str = "timeout_after_success",
        times: int = 1,
        *,
        stall: float = 0.0,
        should_retry: bool | None = None,
    ) -> None:
        """Let the next `times` matching requests fail; the kinds are listed in `payments.sandbox.faults`.

        `stall` is how many seconds the connection stays open before it breaks; `should_retry` sets the header
        `Stripe-Should-Retry`.
        """
        self._faults.order(Fault(kind, method, path_prefix, times, stall, should_retry))

    def clear_faults(self) -> None:
        """Order no more faults and let waiting requests go on."""
        self._faults.clear()

    def wait_until_waiting(self, timeout: float = 60.0) -> bool:
        """Wait until a request hit by a `wait` fault stands still in mid-execution."""
        return self._faults.until_waiting(timeout)

    def let_go(self) -> None:
        """Let requests that stand still go on."""
        self._faults.let_go()

    def forget_idempotency_keys(self) -> int:
        """As if 24 hours had passed: every kept answer is forgotten."""
        return idempotency.forget_all(self.world)

    # -- webhooks -----------------------------------------------------------------------------------------------

    def hold_webhooks(self) -> None:
        """Deliver nothing until they are released."""
        self._courier.hold()

    def release_webhooks(self, order: str = "fifo", duplicate: int = 1) -> list[Attempt]:
        """Deliver here and now what was held, `fifo` or `reversed`, each `duplicate` times."""
        return self._courier.release(order, duplicate)

    def deliver_now(self) -> list[Attempt]:
        """Deliver here and now what waits for delivery, retries included."""
        return self._courier.deliver_now()

    def wait_for_webhooks(self, timeout: float = 60.0) -> bool:
        """Wait until the background delivery has nothing to do."""
        return self._courier.wait_idle(timeout)

    def letters(self, kind: str | None = None, payload: str = "thin", at: int | None = None) -> list[Letter]:
        """Every event as a signed delivery, oldest first, for tests that post it by themselves.

        `payload` is `thin` or `snapshot`; `at` (unix seconds) forges the time of signing.
        """
        destination = {"event_payload": payload, "_secrets": [self.world.settings.webhook_secret]}
        found = self.world.store.find("v2.core.event", newest=False)
        return [self._courier.letter(body, destination, at) for body in found if kind in (None, body["type"])]

    def invented(self, kind: str, subject: dict[str, str], *, livemode: bool = False, at: int | None = None) -> Letter:
        """A well signed delivery about something that never happened: an unknown kind, an object that is gone.

        `subject` is the related object: its `id`, `type` and `url`.
        """
        body = json.dumps(
            {
                "id": new_id("evt_test_6"),
                "object": "v2.core.event",
                "type": kind,
                "created": stamp(self.world.now()),
                "livemode": livemode,
                "context": None,
                "reason": None,
                "related_object": subject,
                "snapshot_event": None,
            }
        )
        told: dict[str, str] = json.loads(body)
        return Letter(told["id"], kind, body.encode(), signed(body, [self.world.settings.webhook_secret], at))

    # -- what customers and banks do ----------------------------------------------------------------------------

    def pay(self, session_id: str, outcome: str = "succeed") -> Obj:
        """A customer's attempt: `succeed`, `decline`, `three_d_secure` (then `confirm`) or `processing`."""
        with self.world.store.transaction():
            deadlines.run_due(self.world)
            body = sessions.pay(self.world, self._need(session_id, "checkout.session"), outcome)
        return self._done(body)

    def confirm(self, session_id: str, *, approved: bool = True) -> Obj:
        """The customer answers their bank after `three_d_secure`."""
        with self.world.store.transaction():
            body = sessions.confirm(self.world, self._need(session_id, "checkout.session"), approved=approved)
        return self._done(body)

    def finish_processing(self, session_id: str, *, paid: bool = True) -> Obj:
        """A slow payment arrives, or fails."""
        with self.world.store.transaction():
            body = sessions.finish_processing(self.world, self._need(session_id, "checkout.session"), paid=paid)
        return self._done(body)

    def expire(self, session_id: str) -> Obj:
        """An open session runs out."""
        with self.world.store.transaction():
            body = sessions.expire(self.world, self._need(session_id, "checkout.session"))
        return self._done(body)

    def set_account(self, account_id: str, state: str) -> Obj:
        """`active`, `needs_info`, `pending` or `closed`."""
        with self.world.store.transaction():
            body = accounts.set_state(self.world, self._need(account_id, "v2.core.account"), state)
        return self._done(body)

    def refund_by_hand(self, payment_intent: str, amount: int | None = None) -> Obj:
        """Somebody refunds in the provider's own dashboard."""
        with self.world.store.transaction():
            body = refunds.refund(self.world, self._charge(payment_intent), amount=amount)
        return self._done(body)

    def slow_refunds(self, on: bool = True) -> None:
        """From now on refunds stay `pending` until they are told to arrive (or to fail)."""
        self.world.store.set_mark(refunds.SLOW, "yes" if on else "")

    @property
    def refunds_are_slow(self) -> bool:
        """Whether new refunds stay `pending`."""
        return bool(self.world.store.mark(refunds.SLOW))

    def arrive_refund(self, refund_id: str) -> Obj:
        """A slow refund reaches the customer."""
        with self.world.store.transaction():
            body = refunds.arrive(self.world, self._need(refund_id, "refund"))
        return self._done(body)

    def fail_refund(self, refund_id: str, reason: str = "lost_or_stolen_card") -> Obj:
        """The customer's bank sends a refund back."""
        with self.world.store.transaction():
            body = refunds.fail(self.world, self._need(refund_id, "refund"), reason)
        return self._done(body)

    def open_dispute(
        self, payment_intent: str, amount: int | None = None, reason: str = "fraudulent", *, withdraw: bool = True
    ) -> Obj:
        """A customer complains to their bank; the amount may even exceed the payment."""
        with self.world.store.transaction():
            charge = self._charge(payment_intent)
            body = disputes.start(self.world, charge, amount=amount, reason=reason, withdraw=withdraw)
        return self._done(body)

    def close_dispute(self, dispute_id: str, outcome: str) -> Obj:
        """The bank decides: `won` or `lost`."""
        with self.world.store.transaction():
            body = disputes.close(self.world, self._need(dispute_id, "dispute"), outcome)
        return self._done(body)

    def warn_of_fraud(self, payment_intent: str) -> Obj:
        """The bank suspects fraud."""
        with self.world.store.transaction():
            body = disputes.warn(self.world, self._charge(payment_intent))
        return self._done(body)

    def arrive_payout(self, payout_id: str) -> Obj:
        """A payout reaches the bank."""
        with self.world.store.transaction():
            body = payouts.arrive(self.world, self._need(payout_id, "payout"))
        return self._done(body)

    def fail_payout(self, payout_id: str, code: str = "account_closed") -> Obj:
        """The bank sends a payout back."""
        with self.world.store.transaction():
            body = payouts.fail(self.world, self._need(payout_id, "payout"), code)
        return self._done(body)

    def bank_payout(self, account_id: str, amount: int | None = None, currency: str | None = None) -> Obj:
        """A connected account's automatic payout: all that is available there, or `amount` of it."""
        currency = currency or self.world.settings.default_currency
        with self.world.store.transaction():
            whole = ledger.available(self.world, currency, account_id)
            wanted = whole if amount is None else amount
            body = payouts.send(self.world, amount=wanted, currency=currency, account=account_id, automatic=True)
        return self._done(body)

    def run_automatic_payouts(self) -> list[Obj]:
        """What a payout schedule does to the platform: unless it is `manual`, all that is available leaves."""
        with self.world.store.transaction():
            return [self._done(body) for body in payouts.run_schedule(self.world)]

    def settle(self) -> int:
        """Make everything pending available; how many changes of the balance that were."""
        with self.world.store.transaction():
            return ledger.settle_all(self.world)

    def pass_time(self, seconds: int = DAY) -> int:
        """Bring every deadline `seconds` nearer (the clock stays): expiry, settlement, kept answers."""
        with self.world.store.transaction():
            happened = deadlines.pass_time(self.world, seconds)
        self._courier.wake()
        return happened

    def _charge(self, payment_intent: str) -> Obj:
        intent = self._need(payment_intent, "payment_intent")
        return self._need(intent["latest_charge"] or "", "charge")

    def _done(self, body: Obj) -> Obj:
        self._courier.wake()
        return visible(body)
