"""A site that nobody gave an address has the one the software was told."""

from urllib.parse import urlsplit

from wagtail.models import Site

# What Wagtail's own first migration writes.
UNTOLD = "localhost"


def follow_site_url(*, site_url: str) -> None:
    """Give the default site the host and port of `site_url`, such as https://example.coop, while it still has none.

    Pages name themselves by it in the sitemap, in shared links and in mail. A host an editor has set is left alone.
    """
    parts = urlsplit(site_url)
    if not parts.hostname:
        return
    port = parts.port or (443 if parts.scheme == "https" else 80)
    for site in Site.objects.filter(is_default_site=True, hostname=UNTOLD).exclude(hostname=parts.hostname, port=port):
        site.hostname, site.port = parts.hostname, port
        site.save()
