"""Print how many journals a second the ledger takes. A figure, not a test.

    DJANGO_SETTINGS_MODULE=config.settings.testing python scripts/bench/ledger.py [--seconds 1] [--durable]

Works in a scratch database beside the configured one and drops it at the end. The floor, measured in the same run, is
one bare INSERT of one row per transaction on the same connection. Without --durable no commit waits for the disk.
"""

import argparse
import os
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _measure import scratch_database
from django.db import connection

from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair

AT = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)
Work = Callable[[int, int], None]
run, unique = count(), count()


def rate(work: Work, threads: int, seconds: int) -> int:
    """How often `work(thread, number)` ran per second, over all threads, after each has warmed up."""
    done = [0] * threads
    start, end = threading.Barrier(threads + 1), threading.Event()

    def loop(thread: int) -> None:
        for _ in range(20):
            work(thread, next(unique))
        start.wait()
        while not end.is_set():
            work(thread, next(unique))
            done[thread] += 1
        connection.close()

    workers = [threading.Thread(target=loop, args=(thread,)) for thread in range(threads)]
    for worker in workers:
        worker.start()
    start.wait()
    began = time.perf_counter()
    time.sleep(seconds)
    end.set()
    for worker in workers:
        worker.join()
    return round(sum(done) / (time.perf_counter() - began))


def posting(pairs: Callable[[int, int], list[Pair]]) -> Work:
    """Work that posts one journal with these pairs."""
    label = f"bench{next(run)}"

    def work(thread: int, number: int) -> None:
        key = f"{label}:{number}"
        post_journal(kind="bench", pairs=pairs(thread, number), idempotency_key=key, unit="GBP", at=AT)

    return work


def bare_insert(thread: int, number: int) -> None:
    """The floor: one row, one transaction."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO floor (thread, number) VALUES (%s, %s)", [thread, number])


def compare(works: dict[str, Work], threads: int, seconds: int, rounds: int = 7) -> None:
    """Print the rate of each work, and its ratio to the first one: a busy machine is busy for all of them alike."""
    figures: dict[str, list[int]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            figures[name].append(rate(work, threads, seconds))
    first = next(iter(figures.values()))
    for name, rates in figures.items():
        ratio = median(mine / other for mine, other in zip(rates, first, strict=True))
        print(f"  {name:<60} {median(rates):>7,}/s   {ratio:.2f}x", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=1, help="for each figure")
    parser.add_argument("--durable", action="store_true", help="each commit waits for the disk, as in production")
    options = parser.parse_args()
    waits = "on" if options.durable else "off"
    connection.settings_dict["OPTIONS"]["options"] = f"-c synchronous_commit={waits}"
    with scratch_database("ledger"):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE floor (id bigserial PRIMARY KEY, thread int, number int)")

        # A young table's plans are made for a handful of rows; autovacuum would look again within a minute.
        fill = posting(lambda t, n: [Pair("1010", "4010", 1), Pair("1010", f"2110:w{n % 50}", 1)])
        for number in range(1_000):
            fill(0, number)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

        def measure(name: str, work: Work, threads: int, against: int = 0) -> int:
            figure = rate(work, threads, options.seconds)
            ratio = f"   {figure / against:.2f}x" if against else ""
            print(f"{name:<62} {figure:>7,}/s{ratio}", flush=True)
            return figure

        floor = measure("floor: one bare INSERT, 1 thread", bare_insert, 1)
        measure("one row between open accounts, 1 thread", posting(lambda t, n: [Pair("1010", "4010", 1)]), 1, floor)
        charge = posting(lambda t, n: [Pair("1010", f"2100:bk_{n}", 10_000), Pair("5010", "1010", 320)])
        measure("a charge with its fee, opening an order's account, 1 thread", charge, 1, floor)
        post_journal(kind="bench", pairs=[Pair("1010", "2100:deep", 10**14)], idempotency_key="deep", unit="GBP", at=AT)
        earn = posting(lambda t, n: [Pair("2100:deep", f"2110:w{n % 50}", 85), Pair("2100:deep", "4010", 15)])
        measure("an earned job, two counted accounts, 1 thread", earn, 1, floor)
        floor = measure("floor: one bare INSERT, 8 threads", bare_insert, 8)
        print("8 threads, medians of interleaved rounds:")
        compare(
            {
                "accounts of their own (spread)": posting(lambda t, n: [Pair(f"3900:a{t}", f"3900:b{t}", 1)]),
                "one shared uncounted account": posting(lambda t, n: [Pair(f"3900:a{t}", "4010", 1)]),
                "one shared counted account": posting(lambda t, n: [Pair(f"3900:a{t}", "3120", 1)]),
            },
            threads=8,
            seconds=options.seconds,
        )


if __name__ == "__main__":
    main()
