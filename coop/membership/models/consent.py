"""What an applicant agreed to, word for word."""

from django.db import models

from coop.membership.enums import ConsentKind
from coop.membership.models.member import Member


class ConsentWording(models.Model):
    """A text as it stood when somebody agreed to it. Kept once, however many agree; never changed."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    kind = models.CharField(max_length=20, choices=ConsentKind.choices)
    title = models.CharField(max_length=200)
    body = models.TextField()
    first_used_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Consent(models.Model):
    """Somebody agreed to a text when they applied. Only grows."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="consents")
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=ConsentKind.choices)
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["member", "kind"], name="an_applicant_agrees_once_to_each_text"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
