"""Print figures: run every script of scripts/bench one after the other."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import embedded
from tables import make_template


def main() -> int:
    worst = 0
    with embedded.server_as_before():
        make_template("bench_commonwork_template")
        for script in sorted((HERE / "bench").glob("*.py")):
            if script.name.startswith("_"):
                continue
            print(f"\n=== {script.stem}", flush=True)
            worst = max(worst, subprocess.run([sys.executable, str(script)], cwd=HERE.parent, check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
