"""Run every test. Chromium is found or fetched first; the embedded test server is stopped again if we started it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import embedded
from tables import make_template

ROOT = embedded.ROOT
ON_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
TEMPLATE = "test_commonwork_template"
TWO_AT_ONCE = ("-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder", "--create-db", "--durations", "25")


def chromium() -> "str | None":
    sys.path.insert(0, str(ROOT))
    from tests.support.browser import find_chromium

    return find_chromium()


def fetch_chromium() -> "str | None":
    """Use an installed browser; else Playwright's own download; else, as root on Debian, its package."""
    if found := chromium():
        return found
    print("No Chromium found; asking Playwright for its own ...", flush=True)
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], check=False, stderr=subprocess.DEVNULL, timeout=600
    )
    if found := chromium():
        return found
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print("Playwright's download is out of reach; installing Debian's chromium ...", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]):
            subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return chromium()


def run(*arguments: str) -> int:
    print("\n$ pytest " + " ".join(arguments), flush=True)
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, check=False).returncode


def main() -> int:
    browser = fetch_chromium()
    if browser:
        os.environ["CHROMIUM"] = browser
    with embedded.server_as_before():
        make_template(TEMPLATE)
        codes = [run(*TWO_AT_ONCE, "-m", "not browser", *sys.argv[1:])]
        if browser:
            codes.append(run(*TWO_AT_ONCE, "-m", "browser", *sys.argv[1:]))
        else:
            print("\nSKIPPED: THE BROWSER JOURNEYS DID NOT RUN, because no Chromium could be found or fetched.\n")
            codes.append(1 if ON_CI else 0)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
