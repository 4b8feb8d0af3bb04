"""The kinds of share the co-op gives out."""

from django.db import models
from django.db.models import Q

from coop.membership.enums import ShareType as ShareTypeCode


class ShareType(models.Model):
    """A kind of share (coop-finance R8). Always given out at par, in minor units; the co-op never holds its own.

    `board_may_suspend`: the rules let the board refuse or suspend paying back, and members were told. Without it the
    capital counts as debt, not as the co-op's own (R10). `capped`: the statutory cap per person counts (R9).
    `par_minor` is what a share is worth, and the only place that says so: the database copies it to the classes whose
    members hold this kind.
    """

    code = models.CharField(max_length=20, primary_key=True, choices=ShareTypeCode.choices)
    name = models.CharField(max_length=60)
    head = models.CharField(max_length=4, help_text="the line of the chart that holds the capital")
    par_minor = models.PositiveIntegerField(default=100)
    board_may_suspend = models.BooleanField(default=True)
    capped = models.BooleanField(default=False)

    class Meta:
        ordering = ["head"]
        constraints = [
            models.CheckConstraint(condition=Q(par_minor__gt=0), name="a_share_has_a_par"),
            models.CheckConstraint(
                condition=Q(head__in=["3010", "3020", "3030"]), name="share_capital_stands_on_its_own_lines"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def can_be_taken_out(self) -> bool:
        return self.code == ShareTypeCode.WITHDRAWABLE

    @property
    def can_be_passed_on(self) -> bool:
        return self.code == ShareTypeCode.TRANSFERABLE
