"""Changes that members propose to one paragraph of a text under discussion (governance 3.2, row Amendment)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coop.decisions.enums import AmendmentAnswer, TextPart
from coop.decisions.models.decision import Decision, DecisionText
from coop.membership.models import Member


class Amendment(models.Model):
    """Other words for one paragraph, which is named by the hash of the words it had. Answered once.

    Taken over by the author it becomes a version of the text (`text`). Put to the vote it becomes a decision of its own
    (`motion`), voted on before its parent; carried, it becomes a version of the text as well. `reach` is the number of
    words put in and taken out: of two changes to one paragraph the one that goes further comes first. `renews`: the
    same wish, written anew because the paragraph had changed meanwhile.
    """

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField()
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=10, choices=TextPart.choices)
    paragraph_sha256 = models.CharField(max_length=64)
    before = models.TextField(max_length=20_000)
    after = models.TextField(max_length=20_000, blank=True)
    reason = models.TextField(max_length=2000, blank=True)
    reach = models.PositiveIntegerField()
    renews = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="renewed_as")
    at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=AmendmentAnswer.choices, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    motion = models.OneToOneField(Decision, null=True, on_delete=models.PROTECT, related_name="amends")
    text = models.ForeignKey(DecisionText, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["decision", "number"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "number"], name="amendments_of_a_decision_are_numbered"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="an_amendment_changes_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answered_amendment_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(answer=AmendmentAnswer.ACCEPTED) | Q(text__isnull=False),
                name="an_amendment_taken_over_is_in_a_text",
            ),
            models.CheckConstraint(
                condition=Q(answer=AmendmentAnswer.PUT, motion__isnull=False)
                | (~Q(answer=AmendmentAnswer.PUT) & Q(motion__isnull=True)),
                name="an_amendment_put_to_the_vote_has_a_motion",
            ),
        ]

    def __str__(self) -> str:
        return f"amendment {self.number} of {self.decision}"
