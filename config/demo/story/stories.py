"""Stories the demo's editor has written. The people are the cast's; what they say is invented with them."""

from datetime import date, timedelta

from cms.pages.models import StoryPage
from marketplace.workers.models import Worker


def told(today: date) -> list[StoryPage]:
    """The oldest first; days are counted from `today`."""
    return [_the_week_before_a_birth(today), _a_rail_a_ramp_and_a_kettle(today), _six_gardens()]


def _worker(name: str) -> Worker | None:
    return Worker.objects.filter(name=name).first()


def _the_week_before_a_birth(today: date) -> StoryPage:
    return StoryPage(
        title="The week before a birth", slug="the-week-before-a-birth", place="Hebden Bridge", drawing="table",
        changed="A cleaner took six weeks off for her second child and came back to all her customers.",
        lead="Nadia’s regulars were looked after by two colleagues, under a promise: nobody keeps them.",
        person=_worker("Nadia Hussain"),
        body=[
            ("text", "<p>Nadia had cleaned eleven homes every week for years, for an agency. With her first child "
             "she lost nine of them. Whoever stood in for her kept them, and nobody thought that odd.</p>"
             "<p>This time she wrote a list: who has a cat, who likes the windows open, who must not be asked "
             "about their husband. Marta and Leila each took a half. In the seventh week they gave it back.</p>"),
            ("quote", {"text": "I did not have to choose between a baby and a living. It was a list on a "
                       "kitchen table, and two people who kept their word.", "name": "Nadia Hussain",
                       "note": "cleaner, Hebden Bridge", "url": "/people/nadia-hussain/"}),
            ("time_line", {"title": "How it went", "moments": [
                {"when": "Three months before", "title": "A list on the table",
                 "text": "Eleven homes, what each needs, and who could go."},
                {"when": "Two weeks before", "title": "Everybody met",
                 "text": "Each customer met the person who would come."},
                {"when": "Week seven", "title": "Handed back", "text": "All eleven, and one new one."}]}),
        ],
        evidence=[
            ("seen", {"words": "The list of eleven homes, and the calendars of all three before and after.",
                      "by": "Priya Nair, board"}),
            ("ledger", {"figure": "of-every-hundred", "period": str(today.year),
                        "words": "Nobody took a cut for standing in: the worker’s part stayed the worker’s."}),
        ],
        checked_by="Priya Nair", checked_as="board", checked_on=today - timedelta(days=12),
        how_checked="Talked to all three, and compared their calendars with the bookings. No customer is named.",
    )  # fmt: skip


def _a_rail_a_ramp_and_a_kettle(today: date) -> StoryPage:
    return StoryPage(
        title="A rail, a ramp and a kettle", slug="a-rail-a-ramp-and-a-kettle", place="Todmorden",
        drawing="ladder",
        changed="Small repairs nobody else would come out for are done within the week.",
        lead="Too small for a builder, too much for a neighbour. Joe likes exactly those.",
        person=_worker("Joe Sutcliffe"),
        body=[
            ("text", "<p>A loose stair rail is a morning’s work. Three firms said they had a least charge, and that "
             "it was more than the rail. So it stayed loose for two winters.</p><p>Joe sets his own price, above "
             "the floor that all members voted. He comes for an hour, and drinks his tea while the glue dries.</p>"),
            ("quote", {"text": "Small jobs are my favourite: nobody else wants them.", "name": "Joe Sutcliffe",
                       "note": "repairs, Todmorden", "url": "/people/joe-sutcliffe/"}),
        ],
        evidence=[
            ("ledger", {"figure": "jobs-done", "period": str(today.year),
                        "words": "All jobs of the co-op that were done and accepted, the small ones too."}),
            ("seen", {"words": "The rail, which holds.", "by": "Tom Greenwood, board"}),
        ],
        checked_by="Tom Greenwood", checked_as="board", checked_on=today - timedelta(days=30),
        how_checked="Went there and leaned on it.",
    )  # fmt: skip


def _six_gardens() -> StoryPage:
    return StoryPage(
        title="Six gardens and a market stall", slug="six-gardens-and-a-market-stall", place="Walsden",
        drawing="basket",
        changed="What six gardens have too much of is sold on the market, and the gardeners share the money.",
        lead="Colin asked his customers one question: what do you do with the rest?",
        person=_worker("Colin Midgley"),
        body=[("text", "<p>In August there are more beans than anybody can eat. Colin began to ask, and five of six "
               "customers said: take them. On Thursdays they lie on a table in Todmorden market, with the names "
               "of the streets they grew in.</p>")],
        evidence=[("seen", {"words": "The table, the beans, and the tin with the money.", "by": "Ewa Kowalska"})],
    )  # fmt: skip
