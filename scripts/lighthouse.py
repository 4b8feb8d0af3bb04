"""Print what Lighthouse says of the front page, the search, a listing and a story of a site that runs. Figures only.

    python scripts/lighthouse.py [http://localhost:8000]

Start `make demo` first. Needs Node's npm and a Chromium; the tool is kept below var/. The goals are 95 for performance
and 100 for accessibility, best practices and search engines.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.support.browser import CHROMIUM_ARGS, find_chromium

PINNED = "12.8.2"  # the newest that Node 20 runs
TOOL = ROOT / "var" / "lighthouse"
LIGHTHOUSE = TOOL / "node_modules" / ".bin" / "lighthouse"
SUMS = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def install(npm: str) -> None:
    """The tool, at its pinned version, unless it is there. It brings no browser of its own."""
    if LIGHTHOUSE.exists():
        return
    print("Fetching Lighthouse from npm ...", flush=True)
    TOOL.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(TOOL), f"lighthouse@{PINNED}"],
        env=os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - the address the person gave
        return str(answer.read().decode())


def pages_of(site: str) -> dict[str, str]:
    """The pages to look at; the listing and the story are the first that the sitemap names."""
    listed = re.findall(r"<loc>https?://[^/<]+(/[^<]*)</loc>", fetched(f"{site}/sitemap.xml"))
    found = {"front page": "/", "find": "/find/"}
    for name, pattern in (("listing", r"/listings/[^/]+/"), ("story", r"/stories/[^/]+/")):
        fitting = [address for address in listed if re.fullmatch(pattern, address)]
        found |= {name: fitting[0]} if fitting else {}
    return found


def look(address: str, chromium: str) -> dict[str, object]:
    """Lighthouse's own report of one page, as a phone on a slow line sees it."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [str(LIGHTHOUSE), address, "--quiet", "--output=json", f"--output-path={report}",
             f"--only-categories={','.join(SUMS)}", f"--chrome-flags=--headless=new {' '.join(CHROMIUM_ARGS)}"],
            env=os.environ | {"CHROME_PATH": chromium}, check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        found: dict[str, object] = json.loads(report.read_text())
        return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", nargs="?", default="http://localhost:8000")
    site = parser.parse_args().site.rstrip("/")
    npm, chromium = shutil.which("npm"), find_chromium()
    if npm is None or chromium is None:
        print("Lighthouse needs npm (https://nodejs.org) and a Chromium; one of them is not here.", file=sys.stderr)
        return 2
    try:
        pages = pages_of(site)
    except OSError as error:
        print(f"Nothing answers at {site} ({error}). Start it with: make demo", file=sys.stderr)
        return 2
    install(npm)
    print(f"{'':14}{''.join(f'{name:>16}' for name in SUMS)}   weight")
    for name, path in pages.items():
        report = look(site + path, chromium)
        sums = "".join(f"{round(report['categories'][one]['score'] * 100):>16}" for one in SUMS)  # type: ignore[index]
        audits: dict[str, dict[str, object]] = report["audits"]  # type: ignore[assignment]
        print(f"{name:14}{sums}   {int(audits['total-byte-weight']['numericValue']) // 1024} KiB  {path}")  # type: ignore[call-overload]
        print(f"{'':14}" + "; ".join(f"{one} {audits[one]['displayValue']}" for one in TIMES))
        failed = [
            f"{one['id']}: {one['title']}"
            for one in audits.values()
            if one.get("scoreDisplayMode") == "binary" and one.get("score") == 0
        ]
        for line in failed:
            print(f"{'':14}not met: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
