"""Run the counter without installing it: ``python -m coop.counting``."""

from coop.counting.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
