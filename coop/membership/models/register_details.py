"""What the register says of a member, as it was from each day on."""

from django.db import models
from django.db.models import Q

from coop.membership.enums import EmailPurpose
from coop.membership.models.member import Member


class RegisterDetails(models.Model):
    """One version of an entry in the register (CCBSA 2014 s.30(2)): from `from_at` until the next version.

    Only grows: the database lets a version be blanked as a whole, when the register may forget, and nothing else.
    `email` is there only when it was notified, `email_for` says for what.
    """

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="register_details")
    from_at = models.DateTimeField()
    name = models.CharField(max_length=150, blank=True)
    address = models.TextField(blank=True)
    email = models.CharField(max_length=254, blank=True)
    email_for = models.CharField(max_length=20, blank=True, choices=EmailPurpose.choices, default=EmailPurpose.NONE)

    class Meta:
        ordering = ["member", "from_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email="", email_for="") | (~Q(email="") & ~Q(email_for="")),
                name="an_e_mail_in_the_register_says_what_for",
            ),
        ]
        indexes = [models.Index(fields=["member", "-from_at", "-id"], name="register_details_newest")]

    def __str__(self) -> str:
        return f"{self.member_id} from {self.from_at:%Y-%m-%d}"
