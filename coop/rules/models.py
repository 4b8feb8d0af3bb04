"""Versions of each rule. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class PolicyVersion(models.Model):
    """The value of one rule from `starts_at`, until the next version of the same key and scope starts."""

    key = models.CharField(max_length=60)
    scope = models.CharField(max_length=60, blank=True, help_text="a trade's slug where the rule differs by trade")
    value = models.JSONField()
    version = models.PositiveIntegerField()
    starts_at = models.DateTimeField()
    decision_name = models.CharField(max_length=200, help_text="the vote or resolution that set it")
    decision_url = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["key", "scope", "version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "scope", "version"], name="a_rule_counts_its_versions_once"),
            models.UniqueConstraint(fields=["key", "scope", "starts_at"], name="a_rule_has_one_value_at_any_instant"),
            models.CheckConstraint(condition=~Q(decision_name=""), name="a_rule_names_the_decision_that_set_it"),
        ]
        indexes = [models.Index(fields=["key", "scope", "-starts_at"], name="policy_in_force")]

    @property
    def where_decided(self) -> str:
        """The page of the decision, or the rule's own page with its history where the decision has none."""
        return self.decision_url or reverse("rules:rule", args=[self.key])

    def __str__(self) -> str:
        return f"{self.key} {self.scope} v{self.version}".replace("  ", " ")
