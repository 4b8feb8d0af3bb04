"""Pages an editor writes, one of each kind, with something true on each."""

from datetime import date, time

from cms.pages.models import (
    AccessibilityStatementPage,
    AreaPage,
    CategoryPage,
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
    StandardPage,
    StoryIndexPage,
    StoryPage,
)
from marketplace.search.models import Place
from marketplace.services.models import Trade

PROBLEM = {"what": "The map", "way_round": "Use the list", "until": "spring"}


def a_place(name="Hebden Bridge"):
    return Place.objects.get_or_create(
        source_key=f"t:{name}",
        defaults={
            "kind": "town", "name": name, "key": name.lower(), "country": "GB",
            "latitude_e6": 53_742_300, "longitude_e6": -2_013_200,
        },
    )[0]  # fmt: skip


def a_story(index, **more):
    given = {"title": "A rota instead of a boss", "changed": "Nine cleaners share their rota.", "place": "Todmorden"}
    return index.add_child(instance=StoryPage(**(given | more)))


def an_event(index, **more):
    given = {
        "title": "Open evening", "lead": "Tea and questions.", "day": date(2026, 6, 18), "starts": time(18),
        "ends": time(20), "zone": "Europe/London", "place": "Town Hall", "address": "St George’s Square",
    }  # fmt: skip
    return index.add_child(instance=EventPage(**(given | more)))


def one_of_each():
    """A page of every kind below the front page, by a short name."""
    home = HomePage.objects.get()
    trade = Trade.objects.get_or_create(slug="mending", defaults={"name": "Mending", "plural": "menders"})[0]
    found = {"home": home}

    def add(name, parent, page):
        found[name] = parent.add_child(instance=page)
        return found[name]

    add("trade", home, CategoryPage(title="Mending here", slug="mending", trade=trade, lead="By members."))
    add("standard", home, StandardPage(title="About us", lead="Who we are", drawing="valley", show_in_menus=True))
    stories = add("stories", home, StoryIndexPage(title="What changed", drawing="lamp"))
    evidence = [
        ("ledger", {"figure": "of-every-hundred", "period": "2026", "words": "What workers keep."}),
        ("cited", {"figure": "12 %", "words": "live alone", "source": "A census, table 4", "url": ""}),
        ("seen", {"words": "The rota on the wall.", "by": "Ruth, 3 May 2026"}),
    ]
    found["story"] = a_story(
        stories, evidence=evidence, checked_by="Ruth", checked_as="secretary", checked_on=date(2026, 5, 3)
    )
    news = add("news list", home, NewsIndexPage(title="News"))
    add("news", news, NewsPage(title="We are ten", day=date(2026, 6, 1), author="Ruth", lead="One more."))
    found["events"] = home.add_child(instance=EventIndexPage(title="Meet us", drawing="calendar"))
    found["event"] = an_event(found["events"])
    add("join", home, JoinPage(title="How to join", slug="join-us", lead="Work here, and own it."))
    statement = AccessibilityStatementPage(
        title="For everybody", checked_on=date(2026, 5, 1), how_checked="By people and by programs.",
        problems=[("problem", PROBLEM)], complain_to="The advice service of the country.",
    )  # fmt: skip
    add("accessibility", home, statement)
    add("press", home, PressKitPage(title="For the press", about="A co-op.", contact_name="Ruth"))
    add("people", home, PeopleIndexPage(title="People", slug="people"))
    add("area", home, AreaPage(title="Hebden Bridge", place=a_place()))
    add("rules", home, RulebookPage(title="Our rules", slug="our-rules"))
    words = "<p>A good year.</p>"
    add("books", home, OpenBooksPage(title="Our money", words=words, treasurer="Grace", said_on=date(2026, 5, 1)))
    return found
