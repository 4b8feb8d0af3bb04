"""Three true figures of the last 90 days."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.pages.blocks.base import LiveBlock
from cms.pages.reading import Reading
from coop.openbooks.calculations.figures import JOBS_DONE, OF_EVERY_HUNDRED
from foundation.money.formatting import format_minor


class FiguresBlock(LiveBlock):
    """Of every 100 to the workers, jobs done, worker-members."""

    title = blocks.CharBlock(max_length=80, default=_("The last 90 days, from our books"))

    def read(self, value: Any, reading: Reading) -> dict[str, Any]:
        currency = str(settings.COOP["currency"])
        return {
            "figures": reading.recent,
            "hundred": format_minor(100 * 100, currency).split(".")[0],
            "percent_url": reverse("openbooks:figure", args=[OF_EVERY_HUNDRED]),
            "jobs_url": reverse("openbooks:figure", args=[JOBS_DONE]),
        }

    class Meta:
        icon = "order"
        label = _("Figures of the last 90 days")
        description = _("Three true figures from our books, always fresh. Each leads to how it is made.")
        template = "cms/pages/blocks/figures.html"
        preview_value = {"title": "The last 90 days, from our books"}
