"""Delivery of events over HTTP, signed, in the background, again and again until somebody takes them."""

import http.client
import json
import logging
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

from stripe import WebhookSignature

from payments.sandbox.engine import deadlines
from payments.sandbox.events import notification
from payments.sandbox.store import Obj
from payments.sandbox.world import World

log = logging.getLogger(__name__)
HELD: Final = "hold_webhooks"
LOOK_AGAIN: Final = 5.0
WAITING: Final = """FROM deliveries WHERE state = 'pending' AND destination IN (
    SELECT id FROM objects WHERE kind = 'v2.core.event_destination' AND json_extract(body, '$.status') = 'enabled')"""


@dataclass(frozen=True)
class Attempt:
    """One delivery that was tried. `status` is 0 when nobody answered."""

    event_id: str
    kind: str
    url: str
    status: int

    @property
    def taken(self) -> bool:
        """Whether the receiver said yes."""
        return 200 <= self.status < 300


@dataclass(frozen=True)
class Letter:
    """A delivery ready to be sent: what a receiver's test can post by itself."""

    event_id: str
    kind: str
    body: bytes
    signature: str


def signed(body: str, secrets: Iterable[str], at: int | None = None) -> str:
    """A `Stripe-Signature` header; with several secrets it carries a signature for each (rotation)."""
    moment = int(time.time()) if at is None else at
    headers = [WebhookSignature.generate_signature_header(body, secret, moment) for secret in secrets]
    return ",".join([headers[0], *(header.partition(",")[2] for header in headers[1:])])


class Courier:
    """One thread that delivers in order. Pauses and signatures use real time, whatever the world's clock says."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._nudge = threading.Event()
        self._rounds = 0
        self._round_done = threading.Condition()
        self._one_at_a_time = threading.RLock()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to deliver."""
        self._stopping = False
        self._thread = threading.Thread(target=self._work, name="sandbox-courier", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish the delivery in hand and end."""
        self._stopping = True
        self._nudge.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def wake(self) -> None:
        """There may be something to deliver. Never waits, so it may be called from anywhere."""
        self._nudge.set()

    def _work(self) -> None:
        while not self._stopping:
            try:
                with self.world.store.transaction():
                    deadlines.run_due(self.world)
                self._deliver_due(time.time())
            except Exception:
                log.exception("A delivery failed in an unexpected way")
            self._nudge.wait(max(0.0, self._pause()))
            self._nudge.clear()

    def _pause(self) -> float:
        """Seconds until there may be something to do: a delivery, or a deadline that has passed."""
        next_at = self.world.store.rows(f"SELECT MIN(next_at) AS next {WAITING}")[0]["next"]
        return LOOK_AGAIN if next_at is None else min(LOOK_AGAIN, next_at - time.time())

    def _deliver_due(self, before: float) -> list[Attempt]:
        """Deliver what waits, oldest first; `before` leaves pauses between retries intact."""
        attempts: list[Attempt] = []
        with self._one_at_a_time:
            for row in self.world.store.rows(f"SELECT * {WAITING} AND next_at <= ? ORDER BY seq", before):
                if self._stopping:
                    break
                attempts.append(self._deliver(row))
        with self._round_done:
            self._rounds += 1
            self._round_done.notify_all()
        return attempts

    def deliver_now(self) -> list[Attempt]:
        """Deliver everything that waits, here and now, without regard to pauses. What is held stays held."""
        return self._deliver_due(float("inf"))

    def _deliver(self, row: Any) -> Attempt:
        destination = self.world.store.get(row["destination"])
        event = self.world.store.get(row["event"])
        assert destination is not None
        assert event is not None
        letter = self.letter(event, destination)
        status, note = self._post(destination["_url"], letter)
        attempt = Attempt(event["id"], event["type"], destination["_url"], status)
        tries = row["attempts"] + 1
        pauses = self.world.settings.retry_after
        if attempt.taken:
            state, next_at = "delivered", 0.0
        elif tries > len(pauses):
            state, next_at = "failed", 0.0
        else:
            state, next_at = "pending", time.time() + pauses[tries - 1]
        self.world.store.run(
            "UPDATE deliveries SET state = ?, attempts = ?, next_at = ?, note = ? WHERE seq = ?",
            state,
            tries,
            next_at,
            note,
            row["seq"],
        )
        return attempt

    def letter(self, event: Obj, destination: Obj, at: int | None = None) -> Letter:
        """The body and signature for one event at one destination."""
        told = notification(event)
        if destination["event_payload"] == "snapshot" and event["snapshot_event"]:
            told = self.world.store.get(event["snapshot_event"]) or told
        body = json.dumps(told)
        return Letter(event["id"], event["type"], body.encode(), signed(body, destination["_secrets"], at))

    def _post(self, url: str, letter: Letter) -> tuple[int, str]:
        parts = urlsplit(url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname or "", parts.port, timeout=self.world.settings.webhook_timeout)
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": letter.signature,
            "User-Agent": "Stripe/1.0 (sandbox)",
        }
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("POST", target, letter.body, headers)
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException) as problem:
            return 0, f"{type(problem).__name__}: {problem}"
        finally:
            connection.close()
        return response.status, response.reason

    def hold(self) -> None:
        """From now on events wait in a pile, together with those not delivered yet."""
        with self._one_at_a_time, self.world.store.transaction():
            self.world.store.set_mark(HELD, "yes")
            self.world.store.run("UPDATE deliveries SET state = 'held' WHERE state = 'pending'")

    def release(self, order: str = "fifo", duplicate: int = 1) -> list[Attempt]:
        """Deliver the pile here and now, in order or reversed, each letter as often as `duplicate` says."""
        if order not in ("fifo", "reversed"):
            raise ValueError(f"Not an order of delivery: {order}")
        attempts: list[Attempt] = []
        with self._one_at_a_time:
            with self.world.store.transaction():
                self.world.store.set_mark(HELD, "")
                rows = self.world.store.rows("SELECT * FROM deliveries WHERE state = 'held' ORDER BY seq")
            for row in reversed(rows) if order == "reversed" else rows:
                attempts.extend(self._deliver(row) for _ in range(duplicate))
        self.wake()
        return attempts

    def is_holding(self) -> bool:
        """Whether events pile up."""
        return bool(self.world.store.mark(HELD))

    def wait_idle(self, timeout: float) -> bool:
        """Wait until nothing is due for delivery; False when that took longer than `timeout` seconds."""
        end = time.monotonic() + timeout
        while True:
            rounds = self._rounds
            # What is in the receiver's hands still counts as due.
            if not self.world.store.rows(f"SELECT 1 {WAITING} AND next_at <= ? LIMIT 1", time.time()):
                return True
            self.wake()
            with self._round_done:
                if not self._round_done.wait_for(lambda: self._rounds != rounds, max(0.0, end - time.monotonic())):  # noqa: B023
                    return False
