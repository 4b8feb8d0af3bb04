"""What this room gives to the others when the house starts."""

from django.utils.translation import gettext_lazy as _

from coop.surplus.actions.send_payouts import KIND
from coop.surplus.handlers import PayPatronage
from coop.surplus.queries.measures import earnings_between, jobs_between
from coop.surplus.registry import MONEY, NUMBER, Measure, measures
from payments.operations.registry import handlers


def connect() -> None:
    """Called once, when Django starts."""
    earnings = _("What was earned by accepted work, after the co-op's share, from the books.")
    measures.register("earnings", Measure(_("Earnings"), MONEY, earnings, earnings_between))
    jobs = _("How many accepted orders were paid, from the books.")
    measures.register("jobs", Measure(_("Jobs"), NUMBER, jobs, jobs_between))
    handlers.register(KIND, PayPatronage())
