"""Pages an editor of the demo co-op would have written."""

from datetime import datetime

from cms.pages.models import CategoryPage, HomePage, StandardPage
from config.demo.story.front import write_front
from config.demo.story.trade_words import body_about, description_of
from marketplace.services.models import Trade

DRAWINGS = {
    "cleaning": "door", "repairs": "ladder", "gardening": "basket", "company": "table", "lessons": "lamp",
    "computers": "search", "bicycles": "bridge", "sewing": "lamp", "dogs": "valley",
}  # fmt: skip
ABOUT = (
    "<h2>A co-op of the valley</h2><p>Calder Hands is owned by the people who do the work. We clean, mend, dig, teach and "
    "keep company between Todmorden and Halifax. Every worker-member has one vote.</p><h2>Who decides</h2><p>The share the "
    "co-op keeps, the lowest price for an hour and the rules for cancelling are decided by our members. Each rule on this "
    "site names the decision behind it.</p><p><b>This is a demo: the valley is real, the co-op and its people are "
    "invented.</b></p>"
)


def write(*, now: datetime) -> None:
    """Give the front page its promise and add a page for each trade, about us, and what `front` holds."""
    home = HomePage.objects.get()
    home.promise = "Good help in the Calder Valley, from people who own the place they work"
    home.save_revision().publish()
    for trade in Trade.objects.filter(active=True):
        home.add_child(
            instance=CategoryPage(
                title=f"{trade.name} in the Calder Valley",
                slug=trade.slug,
                trade=trade,
                lead=f"{trade.description} By members of the co-op, who set their own hours.",
                drawing=DRAWINGS.get(trade.slug, "hands"),
                search_description=description_of(trade.slug),
                body=body_about(trade.slug),
            )
        )
    about = StandardPage(title="About us", slug="about", lead="Who we are, and who decides.", show_in_menus=True)
    about.drawing, about.body = "bridge", [("text", ABOUT), ("chart", {"chart": "members-by-class", "words": ""})]
    home.add_child(instance=about)
    write_front(home, now=now)
