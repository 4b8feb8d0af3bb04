"""Versions of each rule, and of the rule pack that says how decisions are made. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
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

    @property
    def decided(self) -> dict[str, str]:
        """For `coop/rules/_decided.html`, which goes wherever a rule is shown."""
        return {"decision": self.decision_name, "url": self.where_decided}

    def __str__(self) -> str:
        return f"{self.key} {self.scope} v{self.version}".replace("  ", " ")


class RulePack(models.Model):
    """The whole rulebook at one time: clauses, and the numbers of each type of decision beside their clause.

    `text` is the body as canonical JSON (RFC 8785) and `sha256` its hash; a decision keeps the pack it was noticed
    under, so the text a member can hash must be the text the count obeyed.
    """

    code = models.CharField(max_length=60, help_text="the pack's id, such as plain_default")
    version = models.PositiveIntegerField(unique=True, help_text="1 for the founding rules, then one more each time")
    title = models.CharField(max_length=200)
    body = models.JSONField()
    text = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    starts_at = models.DateTimeField(unique=True)
    adopted_at = models.DateTimeField()
    decision_name = models.CharField(max_length=200, help_text="the vote or resolution that adopted it")
    decision_url = models.CharField(max_length=200, blank=True)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [
            models.CheckConstraint(condition=~Q(decision_name=""), name="a_pack_names_the_decision_that_adopted_it"),
            models.CheckConstraint(condition=Q(version__gte=1), name="packs_are_counted_from_one"),
            # A rulebook that reached back would change what a past vote needed.
            models.CheckConstraint(condition=Q(starts_at__gte=F("adopted_at")), name="a_pack_never_reaches_back"),
        ]

    @property
    def where_decided(self) -> str:
        """The page of the decision, or this version's own page in the rulebook."""
        return self.decision_url or reverse("rules:pack", args=[self.version])

    def __str__(self) -> str:
        return f"{self.title} (version {self.version})"
