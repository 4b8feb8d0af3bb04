"""Trades: the kinds of work the co-op offers."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Trade(models.Model):
    """A kind of work. Rules of law and of the co-op hang on it: price floor, checks, the right to cancel."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("the work, such as Cleaning"), max_length=60)
    plural = models.CharField(_("the people, such as cleaners"), max_length=60)
    icon = models.CharField(_("lucide icon name"), max_length=40, default="hammer")
    description = models.TextField(max_length=1000, blank=True)
    synonyms = models.CharField(_("other words people search for"), max_length=400, blank=True)
    order = models.PositiveSmallIntegerField(default=100)
    active = models.BooleanField(default=True)
    required_checks = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    # UK SI 2013/3134 reg. 28: no 14-day right to cancel, such as leisure or catering on a date.
    cancel_right_exempt = models.BooleanField(_("no 14-day right to cancel"), default=False)
    # Mails and notices say nothing about the work.
    sensitive = models.BooleanField(default=False)
    # Prompts for a new listing: title, summary, includes, not_included, minutes, extras [{name, price_minor, minutes}].
    template = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name
