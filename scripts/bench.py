"""Print figures: run every script of scripts/bench one after the other."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import embedded
from tables import make_template

SERVER = embedded.ROOT / "var" / "test" / "postgres"


def main() -> int:
    started_here = not os.environ.get("DATABASE_URL") and not embedded.is_running(SERVER)
    worst = 0
    try:
        make_template("bench_commonwork_template")
        for script in sorted((HERE / "bench").glob("*.py")):
            if script.name.startswith("_"):
                continue
            print(f"\n=== {script.stem}", flush=True)
            worst = max(worst, subprocess.run([sys.executable, str(script)], cwd=HERE.parent, check=False).returncode)
    finally:
        if started_here:
            embedded.stop(SERVER)
    return worst


if __name__ == "__main__":
    sys.exit(main())
