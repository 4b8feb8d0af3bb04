"""Print what an allocation costs: processor seconds and peak memory for 100,000 members. Figures, not a test.

    python scripts/bench/allocation.py [--members 100000]

Each line is a process of its own. The first two run the engine alone; the last is the command as a treasurer starts it,
from a CSV file to JSON.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

ENGINE = """
import random, sys
from fractions import Fraction
from coop.surplus.calculations.types import Formula, Holding, MemberInput
from coop.surplus.calculations.waterfall import allocate
from coop.surplus.profiles import load_profile
chance, count = random.Random(7), int(sys.argv[1])
people = [
    MemberInput(f"m_{n:022}", n, "worker",
                {"hours": Fraction(chance.randrange(8000), 4), "earnings": Fraction(chance.randrange(4_000_000), 100)},
                (Holding(10_000),))
    for n in range(1, count + 1)
]
formulas = {"hours": Formula("hours"), "capped mix": Formula(
    "alpha_mix", weights={"hours": Fraction(1, 2), "earnings": Fraction(1, 2)}, max_share=Fraction(1, 500))}
result = allocate(load_profile("us-ma-157b"), 987_654_321_01, people, {"share_interest.rate": Fraction(2)},
                  formulas={"members": formulas[sys.argv[2]]})
assert sum(row.total for row in result.members) + sum(s.amount for s in result.steps if s.sink == "3120") == result.result
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--members", type=int, default=100_000)
    count = parser.parse_args().members
    print(f"{'':<58}{'seconds':>9}{'cpu':>8}{'MB':>7}")
    measure(f"engine with hash, {count:,} members, by hours", "-c", ENGINE, count, "hours")
    measure("the same, half hours half earnings, with a most", "-c", ENGINE, count, "capped mix")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "patronage.csv")
        chance = random.Random(7)  # noqa: S311 - the same made-up hours every time
        path.write_text(
            "member,class,hours\n" + "".join(f"{n},worker,{chance.randrange(8000) / 4}\n" for n in range(1, count + 1))
        )
        command = ("manage.py", "draft_distribution", "--profile", "us-subchapter-t", "--result", "987654321.01")
        measure("draft_distribution from CSV to JSON", *command, "--patronage", path, "--json")


def measure(label: str, *arguments: object) -> None:
    """Run a process once; its wall clock, processor time and peak memory."""
    command = [sys.executable, *map(str, arguments)]
    began = time.perf_counter()
    child = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if child.returncode:
        raise SystemExit(f"{label}: exit {child.returncode}: {said.decode()}")
    megabytes = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(f"{label:<58}{seconds:>9.2f}{usage.ru_utime + usage.ru_stime:>8.2f}{megabytes:>7.0f}", flush=True)


if __name__ == "__main__":
    main()
