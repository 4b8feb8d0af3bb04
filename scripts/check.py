"""The gates that need no slow suite: format, lint, types, imports, migrations, deployment settings, locks."""

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import embedded

ROOT = embedded.ROOT
BIN = Path(sys.executable).parent

PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "a-key-for-checking-the-settings-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "coop.example",
    "SITE_URL": "https://coop.example",
    "REDIS_URL": "redis://localhost:6379/0",
    "DATABASE_URL": "postgres://coop:secret@localhost:5432/coop",
    "EMAIL_URL": "smtp://localhost:25",
    "STRIPE_SECRET_KEY": "sk_test_for_checking_the_settings_only",
}
GATES: list[tuple[str, list[str], dict[str, str]]] = [
    ("format", [str(BIN / "ruff"), "format", "--check", "."], {}),
    ("lint", [str(BIN / "ruff"), "check", "."], {}),
    ("imports", [str(BIN / "lint-imports"), "--no-cache"], {}),
    ("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
     {"DJANGO_SETTINGS_MODULE": "config.settings.testing"}),
    ("deployment", [sys.executable, "-W", "ignore", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
     PRODUCTION),
    ("types", [str(BIN / "mypy"), "config", "foundation", "payments", "coop", "marketplace", "cms"], {}),
]  # fmt: skip


def main() -> int:
    failed = []
    with embedded.server_as_before():
        for name, command, extra in GATES:
            print(f"--- {name}", flush=True)
            if subprocess.run(command, cwd=ROOT, env=os.environ | extra, check=False).returncode:
                failed.append(name)
        for lock in sorted((ROOT / "requirements").glob("*.txt")):
            if "://" in lock.read_text():
                print(f"{lock.name} names a host; it must work with any package index")
                failed.append(lock.name)
    print("\nAll gates are green." if not failed else f"\nNot green: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
