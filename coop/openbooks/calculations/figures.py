"""The figures of the open books: each with its words and the rows it is made from, as data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coop.openbooks.calculations.books import Rule, way
from coop.openbooks.enums import Behind, Reading, Unit

AT_PROVIDER = "1010 1011 1012"


@dataclass(frozen=True)
class Figure:
    """`title` names it, `words` say what it means, `how` which rows make it. `rules` are counted with their signs (of a
    FLOW); `heads` are the lines of the chart it stands on (of a level)."""

    name: str
    title: str | Promise
    words: str | Promise
    how: str | Promise
    unit: Unit = Unit.MONEY
    reading: Reading = Reading.FLOW
    behind: Behind = Behind.WORK
    rules: tuple[tuple[int, Rule], ...] = ()
    heads: tuple[str, ...] = ()
    tone: str = "plain"


PAID = Rule((way(AT_PROVIDER, "2100"),))
GIVEN_BACK = Rule((way("2120", AT_PROVIDER),))
EARNED = Rule((way("2100", "2110"),), less=(way("2110", "2120"),))
CONTRIBUTION = Rule((way("2100", "4010"),), less=(way("4010", "2120"),))
TAX = Rule((way("2100", "2310"),), less=(way("2310", "2120"),))
SENT = Rule((way("2110", AT_PROVIDER),))
CARD_COSTS = Rule((way("5010", AT_PROVIDER),))
DISPUTE_COSTS = Rule((way("5020 5030 5040", f"{AT_PROVIDER} 1220 1210"),))
OTHER_INCOME = Rule((way(f"1000 {AT_PROVIDER}", "4090"),))
RELEASED = Rule((way("2100", "2110"),), kinds=("release", "reversal"))

OF_EVERY_HUNDRED = "of-every-hundred"
JOBS_DONE = "jobs-done"
RESERVES = "reserves"
EARNED_BY_WORKERS = "earned-by-workers"

ALL_FIGURES = (
    Figure(
        OF_EVERY_HUNDRED,
        _("Of every 100, to the people doing the work"),
        _("Of every 100 that customers paid for finished jobs, what went to the workers who did them, rounded down."),
        _("What workers earned, divided by what workers, the co-op and the tax office got from finished jobs."),
        unit=Unit.PERCENT,
        tone="worker",
        rules=((1, EARNED),),
    ),
    Figure(
        "paid-by-customers",
        _("Paid by customers"),
        _("All that customers paid by card, for jobs done and jobs still to come, before anything was given back."),
        _("Rows that debit money at the provider (1010, 1011) and credit customer money held (2100)."),
        rules=((1, PAID),),
    ),
    Figure(
        EARNED_BY_WORKERS,
        _("Earned by workers"),
        _("What became the workers' own when jobs were done and accepted."),
        _("Rows that debit customer money held (2100) and credit what is owed to workers (2110), less later refunds."),
        tone="worker",
        rules=((1, EARNED),),
    ),
    Figure(
        "contribution",
        _("The co-op's contribution"),
        _("What the co-op keeps of finished jobs, by the levy its members voted, to run what they share."),
        _("Rows that debit customer money held (2100) and credit the contribution (4010), less later refunds."),
        tone="coop",
        rules=((1, CONTRIBUTION),),
    ),
    Figure(
        "card-costs",
        _("Card costs"),
        _("What the payment provider took for card payments and its other services."),
        _("Rows that debit provider fees (5010) and credit money at the provider (1010, 1011)."),
        tone="outside",
        rules=((1, CARD_COSTS),),
    ),
    Figure(
        "given-back",
        _("Given back to customers"),
        _("Refunds that left for customers' cards, less those a bank sent back."),
        _("Rows that debit refunds on their way (2120) and credit money at the provider (1011)."),
        behind=Behind.REFUNDS,
        rules=((1, GIVEN_BACK),),
    ),
    Figure(
        "sent-to-workers",
        _("Sent to workers"),
        _("What left for the workers' own payout accounts."),
        _("Rows that debit what is owed to workers (2110) and credit money at the provider (1011)."),
        tone="worker",
        rules=((1, SENT),),
    ),
    Figure(
        "disputes",
        _("Disputes and losses"),
        _("Fees and losses when a bank took money back, and debts that were given up."),
        _("Rows that debit dispute fees, chargeback losses and bad debts (5020, 5030, 5040)."),
        behind=Behind.DISPUTES,
        tone="outside",
        rules=((1, DISPUTE_COSTS),),
    ),
    Figure(
        "other-income",
        _("Other income"),
        _("Grants, interest and gifts: what came in beside the contribution."),
        _("Rows that credit other income (4090) and debit the bank or money at the provider."),
        behind=Behind.ALL,
        tone="coop",
        rules=((1, OTHER_INCOME),),
    ),
    Figure(
        "result",
        _("Left over for the co-op"),
        _("The contribution and other income, less card costs, disputes and losses. Before it is shared at year end."),
        _("Contribution and other income, less card costs, disputes and losses, each as defined on its own page."),
        behind=Behind.DISPUTES,
        tone="coop",
        rules=((1, CONTRIBUTION), (1, OTHER_INCOME), (-1, CARD_COSTS), (-1, DISPUTE_COSTS)),
    ),
    Figure(
        JOBS_DONE,
        _("Jobs done and accepted"),
        _("How many jobs were finished, accepted and paid for."),
        _("Events of the kind “release” that credit what is owed to a worker (2110)."),
        unit=Unit.COUNT,
        rules=((1, RELEASED),),
    ),
    Figure(
        "legal-reserve",
        _("Legal reserve, never shared out"),
        _("Money set aside for good: it belongs to the co-op as a whole and can never be paid to members."),
        _("What stands on account 3110 at the end of the period."),
        reading=Reading.LEVEL,
        behind=Behind.ALL,
        heads=("3110",),
        tone="coop",
    ),
    Figure(
        "general-reserve",
        _("General reserve"),
        _("Money the members decided to keep in the co-op for hard times and new plans."),
        _("What stands on account 3120 at the end of the period."),
        reading=Reading.LEVEL,
        behind=Behind.ALL,
        heads=("3120",),
        tone="coop",
    ),
    Figure(
        RESERVES,
        _("Reserves together"),
        _("The indivisible and the general reserve: what carries the co-op through a bad season."),
        _("What stands on accounts 3110 and 3120 at the end of the period."),
        reading=Reading.LEVEL,
        behind=Behind.ALL,
        heads=("3110", "3120"),
        tone="coop",
    ),
    Figure(
        "education-fund",
        _("Education and social fund"),
        _("Money for learning, and for the town around us."),
        _("What stands on account 3410 at the end of the period."),
        reading=Reading.LEVEL,
        behind=Behind.ALL,
        heads=("3410",),
        tone="coop",
    ),
    Figure(
        "solidarity-fund",
        _("Solidarity fund"),
        _("Money that helps when a job goes wrong or a member falls on hard times."),
        _("What stands on account 3420 at the end of the period."),
        reading=Reading.LEVEL,
        behind=Behind.ALL,
        heads=("3420",),
        tone="coop",
    ),
    Figure(
        "share-capital",
        _("Members' share capital"),
        _("What all members together have paid for their shares. Everyone has one vote, whatever they paid."),
        _("What stands on accounts 3010, 3020 and 3030, as of the last month in which at least five members moved it."),
        reading=Reading.SHARED,
        behind=Behind.MEMBERS,
        heads=("3010", "3020", "3030"),
    ),
    Figure(
        "retained-patronage",
        _("Surplus kept for members"),
        _("Shared surplus that stays in the co-op for some years under each member's name."),
        _("What stands on accounts 3210, as of the last month in which at least five members moved it."),
        reading=Reading.SHARED,
        behind=Behind.MEMBERS,
        heads=("3210",),
    ),
)
