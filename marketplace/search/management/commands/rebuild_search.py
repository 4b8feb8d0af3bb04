"""Put the search shelf together anew, in another language if asked."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from foundation.clock import now
from foundation.progress import Progress
from marketplace.search.actions.rebuild_shelf import rebuild_shelf
from marketplace.search.actions.refresh_words import refresh_words
from marketplace.search.actions.set_search_language import set_search_language
from marketplace.services.models import Listing


class Command(BaseCommand):
    help = (
        "Shelve every listing again and count its words. The database keeps the shelf true by itself; this is for a "
        "change of language, or after work on the tables by hand."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--language", default="", help="search in this language from now on, such as en or de")
        parser.add_argument("--quiet", action="store_true", help="no progress line")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["language"]:
            dictionary = set_search_language(locale=options["language"])
            self.stdout.write(f"Searching with the dictionary “{dictionary}”.")
        with Progress("Shelving", Listing.objects.count(), quiet=options["quiet"]) as bar:
            entries = rebuild_shelf(tick=bar.step)
        words = refresh_words(at=now())
        self.stdout.write(f"{entries} listings on the shelf, {words} words. The worker process looks up free times.")
