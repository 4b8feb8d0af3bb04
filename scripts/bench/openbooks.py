"""Print what the open books cost with a million entries. Figures, not a test.

    python scripts/bench/openbooks.py [--entries 1000000] [--requests 100]

Works in a scratch database beside the configured one and drops it at the end. Two years of orders, each with its charge,
its fee, its release and its transfer, are written straight by SQL, then the months are closed by the action itself. CPU is
of this process and of its database backend; the floor is a page of the smallest Django program that reads 100 rows.
"""

import argparse
import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _measure import compiled, measure, scratch_database, show, statements_of
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from coop.openbooks.actions.sum_open_months import sum_open_months
from foundation import clock
from payments.ledger.actions.close_period import close_period
from payments.ledger.models import Entry, MonthSum
from payments.ledger.queries.periods import month_to_close

AT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
WORKERS, CUSTOMERS = 300, 5_000
ROWS = """<!doctype html><title>Floor</title><table>{% for e in rows %}<tr><td>{{ e.booked_on|date:"j F Y" }}</td>
<td>{{ e.journal.kind }}</td><td>{{ e.amount }}</td></tr>{% endfor %}</table>"""
# Five rows an order: charge, fee, two of the release, transfer. Orders are spread evenly over the days of two years.
FILL = [
    "SET session_replication_role = replica",
    """CREATE TEMP TABLE orders AS SELECT n, date '2024-12-01' + (n * 719 / %(orders)s)::int AS day,
         5000 + (n * 37) %% 9000 AS price, n %% %(workers)s AS worker, n %% %(customers)s AS customer
       FROM generate_series(0, %(orders)s - 1) n""",
    """INSERT INTO payments_ledger_account (code, unit, head_id, normal, bounded, indivisible, credit_limit, dr, cr,
         pending_dr, pending_cr)
       SELECT wanted.code, 'GBP', h.code, h.normal, h.bounded, h.indivisible, 0, 0, 0, 0, 0
       FROM (SELECT '1010' AS account UNION ALL SELECT '1011' UNION ALL SELECT '5010' UNION ALL SELECT '4010'
             UNION ALL SELECT '2110:w' || w FROM generate_series(0, %(workers)s - 1) w
             UNION ALL SELECT '2100:o' || n FROM orders) AS wanted (code)
       JOIN payments_ledger_head h ON h.code = split_part(wanted.code, ':', 1)""",
    """INSERT INTO payments_ledger_journal (kind, idempotency_key, reference, memo, at, booked_on, written_in)
       SELECT kind, kind || n, 'o' || n, '', day + time '12:00', day, 1 FROM orders
       CROSS JOIN (VALUES ('charge'), ('release'), ('transfer')) AS kinds (kind) ORDER BY day, n, kind""",
    """INSERT INTO payments_ledger_entry (journal_id, seq, debit_id, credit_id, unit, amount, state, booked_on, memo)
       SELECT j.id, e.seq, d.id, c.id, 'GBP', e.amount, 'posted', o.day, ''
       FROM orders o
       CROSS JOIN LATERAL (VALUES
         ('charge', 1, '1010', '2100:o' || n, price), ('charge', 2, '5010', '1010', price * 15 / 1000 + 20),
         ('release', 1, '2100:o' || n, '2110:w' || worker, price - price * 8 / 100),
         ('release', 2, '2100:o' || n, '4010', price * 8 / 100),
         ('transfer', 1, '2110:w' || worker, '1011', price - price * 8 / 100)) AS e (kind, seq, debit, credit, amount)
       JOIN payments_ledger_journal j ON j.idempotency_key = e.kind || n
       JOIN payments_ledger_account d ON d.code = e.debit JOIN payments_ledger_account c ON c.code = e.credit
       ORDER BY j.id, e.seq""",
    """INSERT INTO foundation_accounts_user (password, is_superuser, email, name, phone, zone, language, display, is_staff,
         is_active, date_joined)
       SELECT '', false, 'c' || n || '@bench.example', 'C', '', '', '', '', false, true, now()
       FROM generate_series(0, %(customers)s - 1) n""",
    """INSERT INTO payments_operations_operation (id, kind, subject, provider, params, generation, state, attempts,
         server_errors, created_at, next_try_at, done_at, remote_id, error, error_message, request_id)
       SELECT gen_random_uuid(), 'open_checkout', 'o' || n, 'sandbox', '{}', 1, 'done', 1, 0, day, day, day, 'cs', '', '', ''
       FROM orders""",
    """INSERT INTO payments_checkout_payment (id, purpose, reference, payer_id, provider, amount, currency, lines, held_in,
         success_path, cancel_path, created_at, expires_at, operation_id, session_state, session_id, checkout_url, state,
         intent_id, charge_id, txn_id, captured, captured_at, fee, refunded, refused_because, failure)
       SELECT gen_random_uuid(), 'bench', 'o' || n, u.first + o.customer, 'sandbox', price, 'GBP', '[]', '2100:o' || n, '/',
         '/', day, day, p.id, 'complete', 'cs' || n, '', 'captured', 'pi' || n, 'ch' || n, 'txn' || n, price,
         day + time '12:00', 20, 0, '', ''
       FROM orders o JOIN payments_operations_operation p ON p.subject = 'o' || n
       CROSS JOIN (SELECT min(id) AS first FROM foundation_accounts_user WHERE email LIKE '%%@bench.example') u""",
    "SET session_replication_role = origin",
]


def rows(request: HttpRequest) -> HttpResponse:
    """The floor: a hundred rows of a table."""
    entries = Entry.objects.select_related("journal").order_by("-id")[:100]
    return HttpResponse(compiled(ROWS).render({"rows": entries}))


urlpatterns = [path("floor/", rows)]


def fill(entries: int) -> None:
    """Write the books of two years."""
    values = {"orders": entries // 5, "workers": WORKERS, "customers": CUSTOMERS}
    with connection.cursor() as cursor:
        for statement in FILL:
            cursor.execute(statement, values if "%(" in statement else None)
            if "SELECT" in statement:
                cursor.execute("ANALYZE")  # else the next one joins tables that the planner takes for empty: for hours
        cursor.execute("VACUUM ANALYZE")


def close_all() -> None:
    """Close every month that is over, and say what each took."""
    took = []
    while (month := month_to_close()) and month < date(2026, 11, 1):
        began = time.perf_counter()
        close_period(month=month, at=AT)
        took.append(time.perf_counter() - began)
    print(f"closing a month of {Entry.objects.count() // 24:,} entries: median {sorted(took)[len(took) // 2]:.2f} s")
    print(f"{MonthSum.objects.count()} month sums kept for {len(took)} months", flush=True)


def wall(act, times: int = 3) -> float:
    """Milliseconds on the wall, the best of some."""
    best = []
    for _ in range(times):
        cache.clear()
        began = time.perf_counter()
        act()
        best.append((time.perf_counter() - began) * 1000)
    return min(best)


def pages(times: int, state: str) -> None:
    """The pages warm against their floor, and cold (nothing kept in the cache) on the wall."""
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        bare = Client()
        floor = measure(lambda: bare.get("/floor/"), times)
    client = Client()
    found, colds = [("floor: a page of 100 rows", floor, floor)], []
    for name, url in (
        ("open books, the year", "/open-books/?period=2026"),
        ("open books, a month", "/open-books/?period=2026-09"),
        ("one figure with its rows", "/open-books/figures/earned-by-workers/?period=2026"),
        ("its file, every month", "/open-books/figures/earned-by-workers.csv"),
    ):
        assert client.get(url).status_code == 200, url
        found.append((name, measure(lambda u=url: client.get(u), times), floor))
        cache.clear()
        colds.append((name, statements_of(lambda u=url: client.get(u)), wall(lambda u=url: client.get(u))))
    print(f"\n{state}", flush=True)
    show(found)
    for name, statements, took in colds:
        print(f"{name + ', nothing kept':44} {took:8.0f} ms on the wall, {statements} statements")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--also-open", action="store_true", help="before any month is closed, too: this takes a while")
    options = parser.parse_args()
    with scratch_database("openbooks"), clock.frozen(AT):
        began = time.perf_counter()
        fill(options.entries)
        print(f"{Entry.objects.count():,} entries written in {time.perf_counter() - began:.0f} s", flush=True)
        if options.also_open:
            few = max(1, options.requests // 5)
            pages(few, "no month closed, and no night since: everything is added up every quarter of an hour")
            began = time.perf_counter()
            months = sum_open_months(at=AT)
            print(f"\nthe night adds up {months} open months in {time.perf_counter() - began:.1f} s", flush=True)
            pages(few, "no month closed: the night has added up all but the month that runs")
        close_all()
        pages(options.requests, "every month closed but the one that runs")


if __name__ == "__main__":
    main()
