"""Print what counting costs: seconds and peak memory of ``coopcount`` on large votes. Figures, not a test.

    python scripts/bench/counting.py [--quick]

Every line is one run of the command as a member would start it, reading a file and printing JSON. The made-up votes
are the same in every run; the real ones are read from ../shared/data where that is at hand. ``--quick`` leaves out
the completions of Equal Shares.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SHARED = REPOSITORY.parent / "shared" / "data"

BALLOTS, CANDIDATES, SEATS = 100_000, 20, 7
VOTERS, PROJECTS, BUDGET = 15_000, 134, 5_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quick", action="store_true")
    quick = parser.parse_args().quick
    print(f"{'':<58}{'seconds':>9}{'cpu':>8}{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        ranked, city = Path(folder, "ranked.blt"), Path(folder, "city.pb")
        write_ranked(ranked)
        write_city(city)
        stv = ("--method", "scottish-stv", "--json")
        shares = ("--rule", "equal-shares", "--json")
        measure(f"STV, {BALLOTS:,} ballots, {CANDIDATES} candidates, {SEATS} seats", "count", ranked, *stv)
        measure("instant run-off of the same ballots", "count", ranked, "--method", "irv", "--json")
        ward = largest(SHARED / "stv", "blt")
        if ward:
            measure(f"STV, largest real ward ({ward.stem})", "count", ward, *stv)
        size = f"{VOTERS:,} voters x {PROJECTS} projects"
        measure(f"most votes first, {size}", "budget", city, "--rule", "greedy", "--json")
        measure(f"Equal Shares, {size}", "budget", city, *shares)
        if quick:
            return
        for stop in ("exhaustive", "until-overspend"):
            add1 = ("--completion", "add1", "--stop", stop)
            measure(f"the same with add1, {stop}", "budget", city, *shares, *add1)
        real = largest(SHARED / "pb" / "greedy-and-mes", "pb")
        if real:
            add1 = ("--completion", "add1", "--stop", "until-overspend")
            measure(f"add1, largest real budget ({real.stem})", "budget", real, *shares, *add1)


def measure(label: str, *arguments: object) -> None:
    """Run the command once; its own wall clock, processor time and peak memory."""
    command = [sys.executable, "-m", "coop.counting", *map(str, arguments)]
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if child.returncode not in (0, 3):
        raise SystemExit(f"{label}: exit {child.returncode}: {err.decode()}")
    json.loads(out)
    megabytes = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{label:<58}{seconds:>9.2f}{usage.ru_utime + usage.ru_stime:>8.2f}{megabytes:>7.0f}", flush=True)


def largest(folder: Path, suffix: str) -> Path | None:
    return max(folder.rglob(f"*.{suffix}"), key=lambda path: path.stat().st_size, default=None)


def write_ranked(path: Path) -> None:
    """Rankings of every length, with favourites, nearly all different."""
    chance = random.Random(5)  # noqa: S311 - the same made-up votes every time
    numbers = range(1, CANDIDATES + 1)
    with path.open("w", encoding="utf-8") as out:
        out.write(f"{CANDIDATES} {SEATS}\n")
        for _ in range(BALLOTS):
            line = sorted(numbers, key=lambda number: chance.random() * number**0.7)
            out.write(f"1 {' '.join(map(str, line[: chance.randint(1, CANDIDATES)]))} 0\n")
        out.write("0\n" + "".join(f'"Candidate {number}"\n' for number in numbers) + '"Made up"\n')


def write_city(path: Path) -> None:
    """Eight districts, popular and less popular projects, one to ten approvals each."""
    chance = random.Random(1)  # noqa: S311 - the same made-up votes every time
    pull = [chance.paretovariate(1.1) ** 0.6 for _ in range(PROJECTS)]
    costs = [int(min(BUDGET / 2, max(2_000, chance.lognormvariate(11.3, 1.0)))) for _ in range(PROJECTS)]
    district = [chance.randrange(8) for _ in range(PROJECTS)]
    with path.open("w", encoding="utf-8") as out:
        out.write(f"META\nkey;value\nbudget;{BUDGET}\nvote_type;approval\nPROJECTS\nproject_id;cost\n")
        out.writelines(f"P{number};{cost}\n" for number, cost in enumerate(costs))
        out.write("VOTES\nvoter_id;vote\n")
        for voter in range(VOTERS):
            home, wanted = chance.randrange(8), max(1, min(10, int(chance.gauss(6, 2.5))))
            weights = [pull[p] * (4 if district[p] == home else 1) for p in range(PROJECTS)]
            chosen: set[int] = set()
            while len(chosen) < wanted:
                chosen.update(chance.choices(range(PROJECTS), weights))
            out.write(f"{voter};{','.join(f'P{p}' for p in sorted(chosen))}\n")


if __name__ == "__main__":
    main()
