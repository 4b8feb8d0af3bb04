"""What an editor of the demo co-op has written: news, stories, events, and pages about joining, money and rules."""

from datetime import date, datetime, time, timedelta
from typing import Any

from wagtail.models import Page

from cms.pages.models import (
    AccessibilityStatementPage,
    AreaPage,
    EventIndexPage,
    EventPage,
    HomePage,
    JoinPage,
    NewsIndexPage,
    NewsPage,
    OpenBooksPage,
    PeopleIndexPage,
    PressKitPage,
    RulebookPage,
    StoryIndexPage,
)
from config.demo.story import cast
from config.demo.story.stories import told
from foundation.home import home_day
from marketplace.search.models import Place

AREAS = {
    "Hebden Bridge": ("bridge", "Steep streets, old mills, and hedges that grow faster than anybody can cut them."),
    "Todmorden": ("basket", "The town that planted vegetables outside its police station. Market on Thursdays."),
    "Halifax": ("door", "The largest town of the valley: most of our computer help and deep cleans happen here."),
    "Mytholmroyd": ("valley", "Two rivers meet here, and now and then they come indoors. We know about drying out."),
}


def write_front(home: HomePage, *, now: datetime) -> None:
    """Everything below the front page that is more than a standard page. Days are counted from `now`."""
    today = home_day(now)
    stories = _stories(home, today)
    _news(home, today)
    _events(home, today)
    _people_and_places(home)
    _about_the_coop(home, today)
    _front_page(home, stories=stories)


def _add(parent: Page, page: Page) -> Any:
    added = parent.add_child(instance=page)
    added.save_revision().publish()
    return added


def _stories(home: HomePage, today: date) -> Page:
    index = StoryIndexPage(
        title="What changed", slug="stories", drawing="lamp", show_in_menus=True,
        lead="Stories of people in the valley: what is different now, how we know, and who checked.",
    )  # fmt: skip
    _add(home, index)
    for story in told(today):
        _add(index, story)
    return index


def _news(home: HomePage, today: date) -> None:
    index = NewsIndexPage(
        title="News", slug="news", drawing="letter", lead="What we decided, who joined, and what goes wrong now and then.",
        show_in_menus=True,
    )  # fmt: skip
    _add(home, index)
    told = [
        (4, "Say hello to Chidi", "Beth Holroyd", "Dogs, parcels and lost keys between Sowerby Bridge and Luddenden.",
         "<p>Chidi is our newest member. His buddy for the first month is Beth, who walks faster than he does.</p>"),
        (25, "The tool library has a second shelf", "Liam Shaw", "A hedge trimmer, two tile cutters, one good ladder.",
         "<p>Members borrow for nothing. Bring it back clean, and write on the card what broke.</p>"),
        (58, "We answered an e-mail four days late", "Wendy Marsden", "What happened, and what we changed.",
         "<p>A customer wrote about a broken vase, and the message lay unread over a long weekend. We paid for the "
         "vase, said sorry, and two people now look at the post, not one.</p>"),
    ]  # fmt: skip
    for days, title, author, lead, text in told:
        page = NewsPage(title=title, day=today - timedelta(days=days), author=author, lead=lead, body=[("text", text)])
        _add(index, page)


def _events(home: HomePage, today: date) -> None:
    index = EventIndexPage(
        title="Meet us", slug="events", drawing="calendar", show_in_menus=True,
        lead="Open evenings, meetings of members, and mornings on which we mend what you bring.",
    )  # fmt: skip
    _add(home, index)
    steps = "Level from the street. A hearing loop at the front. The toilet is wide enough for a wheelchair."
    for page in (
        EventPage(
            title="Open evening for anybody who is curious", slug="open-evening", day=today + timedelta(days=9),
            starts=time(18, 30), ends=time(20), zone="Europe/London", place="Town Hall, Hebden Bridge",
            address="St George’s Street, HX7", access=steps, drawing="table",
            lead="Tea, soup and the accounts on the wall. Ask us anything.",
            body=[("text", "<p>Come when you like, leave when you like. Three members say what their week looks like, "
                   "and Grace explains the books in ten minutes. Children are welcome.</p>")],
        ),
        EventPage(
            title="Mending morning", slug="mending-morning", day=today + timedelta(days=20), starts=time(10),
            ends=time(13), zone="Europe/London", place="Market Hall, Todmorden", address="Burnley Road, OL14",
            access="Level throughout. It can be loud; the corner by the door is quieter.", drawing="basket",
            lead="Bring a toaster, a hem or a wheel. We mend it with you, not for you.",
        ),
        EventPage(
            title="Meeting of all members", slug="members-meeting", day=today + timedelta(days=41), starts=time(19),
            ends=time(21), zone="Europe/London", place="Ebenezer Hall, Mytholmroyd", access=steps,
            lead="The half year, what we vote on next, and supper.", cost="Nothing; bring a dish if you can",
        ),
        EventPage(
            title="Bicycle check by the canal", slug="bicycle-check", day=today - timedelta(days=33), starts=time(11),
            ends=time(15), zone="Europe/London", place="Canal basin, Sowerby Bridge", drawing="bridge",
            lead="Dan and Piotr looked at forty bicycles and one wheelbarrow.",
        ),
    ):  # fmt: skip
        _add(index, page)


def _people_and_places(home: HomePage) -> None:
    people = PeopleIndexPage(
        title="The people", slug="people", drawing="hands", show_in_menus=True,
        lead="Everybody you can book here owns a part of the place they work. Their pages are in their own words.",
    )  # fmt: skip
    _add(home, people)
    for name, (drawing, lead) in AREAS.items():
        place = Place.objects.filter(name=name).order_by("pk").first()
        if place is not None:
            page = AreaPage(title=f"Help in {name}", slug=name.lower().replace(" ", "-"), place=place, lead=lead)
            page.drawing = drawing
            _add(home, page)


def _about_the_coop(home: HomePage, today: date) -> None:
    _add(home, _join())
    said = (
        "<p>Customers pay by card, and most of it goes to the person who came. Our part pays for the software, "
        "the phone, the insurance and the card company. In this first year we keep the office in turns, unpaid.</p>"
        "<p>I look at every line once a month. "
        "What I ask of you: look as well. If a figure puzzles you, press it and you see the rows it is made of.</p>"
    )
    _add(home, OpenBooksPage(
        title="Our money", slug="our-money", drawing="ledger", words=said, treasurer=cast.TREASURER,
        said_on=today - timedelta(days=20), show_in_menus=True,
        lead="Grace keeps the books and says what she sees. The figures below are the ledger’s, not hers.",
    ))  # fmt: skip
    _add(home, RulebookPage(
        title="How we run it", slug="our-rules", drawing="ballot", show_in_menus=True,
        lead="Few rules, each with the vote behind it. The software can do nothing else than what stands here.",
        body=[("text", "<p>A rule is changed by members and by nobody else. A booking keeps the rules it was made "
               "under: nothing is changed behind your back.</p>"), ("votes", {"title": "What we are deciding now"})],
    ))  # fmt: skip
    _add(home, AccessibilityStatementPage(
        title="For everybody", slug="accessibility", drawing="door", checked_on=today - timedelta(days=40),
        lead="This site is for people with new phones and old ones, quick hands and slow ones, with and without sight.",
        how_checked="We run axe on every kind of page, walk through booking and voting with the keyboard alone, and "
        "Ruth’s neighbour, who listens to pages instead of seeing them, books a clean with us every other month.",
        problems=[("problem", {"what": "Some members’ photos say too little", "way_round": "Their pages say in words "
                   "who they are and what they do.", "until": "we write to each of them this winter"})],
        complain_to="The Equality Advisory and Support Service helps when somebody does not put things right.",
    ))  # fmt: skip
    _add(home, PressKitPage(
        title="For people who write about us", slug="press", drawing="letter",
        lead="Our mark, our facts as of today, and a person who answers the phone.",
        about="Calder Hands is a co-operative in the Calder Valley in West Yorkshire. People book cleaning, repairs, "
        "gardening, company and lessons; the people who do the work own the platform, vote on its rules and share its "
        "surplus. Its books are open to everybody. (This is a demo: the valley is real, the co-op is invented.)",
        contact_name=cast.COORDINATOR, contact_email=cast.address(cast.COORDINATOR),
    ))  # fmt: skip


def _join() -> JoinPage:
    text = (
        "<h2>What it takes</h2><ul><li>You live or work in the valley and do one of our trades, or bring a new one.</li>"
        "<li>Two references, and the checks your trade needs.</li><li>One share, and a buddy for your first month.</li>"
        "</ul><h2>What you get</h2><ul><li>Your own hours and prices, above a floor we all voted for.</li><li>Most of "
        "every pound, paid after each job.</li><li>A vote on everything that matters, and your part of the surplus.</li>"
        "</ul>"
    )
    return JoinPage(
        title="How to join", slug="join-us", drawing="door", lead="Work here, and own the place you work.",
        body=[("text", text)], show_in_menus=True,
    )  # fmt: skip


def _front_page(home: HomePage, *, stories: Page) -> None:
    """The first screen says what, who owns it and how to book; the rest is proof."""
    told = list(stories.get_children().live()[:2])
    home.drawing = "valley"
    body = [
        ("figures", {"title": "The last 90 days, from our books"}),
        ("trades", {"title": "What do you need?", "chosen": []}),
        ("steps", {"title": "How it works", "steps": [
            {"title": "Say what you need", "text": "The kind of help, the place and the day. You see real free times."},
            {"title": "Choose a person", "text": "The price you see first is the whole price, with where it goes."},
            {"title": "Pay when you book", "text": "Your money is kept until the work is done and you said all is well."},
        ]}),
        ("money_split", {"title": "Where your money goes", "source": "rule"}),
        ("stories", {"title": "What changed", "stories": told}),
        ("votes", {"title": "What we are deciding"}),
        ("events", {"title": "Meet us", "most": 2}),
        ("call_to_action", {"title": "Work here, and own it", "text": "One share, one vote, your own hours.",
                            "label": "How to join", "url": "/join-us/"}),
    ]  # fmt: skip
    home.body = body
    home.save_revision().publish()
