"""Tell the demo's story, once."""

import logging
import sys
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from config.demo.story.cast import CUSTOMERS, address
from config.demo.story.tell import tell
from foundation import clock
from foundation.accounts.models import User
from payments.sandbox.server import SandboxServer


class Command(BaseCommand):
    help = "Fill an empty database with the demo co-op's story. Does nothing when the story was told before."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The story is for the demo's settings only.")
        if User.objects.filter(email=address(CUSTOMERS[0][0])).exists():
            self.stdout.write("The story was told before; nothing to do.")
            return
        if User.objects.exists():
            raise CommandError("This database has people in it already; the story wants an empty one.")
        self._log_to_file()
        state = str(settings.VAR_DIR / "sandbox.sqlite3")
        port = urlsplit(settings.STRIPE_API_BASE).port or 0
        # The sandbox lives on the story's clock too, so that its charges carry the dates of the past.
        with SandboxServer(state=state, port=port, clock=lambda: clock.now().timestamp(), settle_after=0) as sandbox:
            tell(control=sandbox.control, now=clock.now(), progress=self.progress)
        sys.stderr.write("\n")

    def _log_to_file(self) -> None:
        """Months of log lines would bury the progress; what went wrong on the way is kept beside the other logs."""
        folder = settings.VAR_DIR / "logs"
        folder.mkdir(parents=True, exist_ok=True)
        to_file = logging.FileHandler(folder / "story.log")
        to_file.setLevel(logging.WARNING)
        to_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().handlers = [to_file]

    def progress(self, done: int, of: int) -> None:
        """A line that grows, where somebody watches."""
        if sys.stderr.isatty() or done % 50 == 0:
            sys.stderr.write(f"\r  {done} of {of} steps ")
            sys.stderr.flush()
