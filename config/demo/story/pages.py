"""Pages an editor of the demo co-op would have written."""

from cms.pages.models import CategoryPage, HomePage, StandardPage
from marketplace.services.models import Trade

ABOUT = (
    "<h2>A co-op of the valley</h2><p>Calder Hands is owned by the people who do the work. We clean, mend, dig, teach and "
    "keep company between Todmorden and Halifax. Every worker-member has one vote.</p><h2>Who decides</h2><p>The share the "
    "co-op keeps, the lowest price for an hour and the rules for cancelling are decided by our members. Each rule on this "
    "site names the decision behind it.</p><p><b>This is a demo: the valley is real, the co-op and its people are "
    "invented.</b></p>"
)
JOIN = (
    "<h2>What it takes</h2><ul><li>You live or work in the valley and do one of our trades, or want to bring a new one.</li>"
    "<li>Two references, and the checks your trade needs.</li><li>One share, and a buddy for your first month.</li></ul>"
    "<h2>What you get</h2><ul><li>Your own hours and prices, above a floor we all voted for.</li><li>Most of every pound, "
    "paid after each job.</li><li>A vote on everything that matters, and your part of the surplus.</li></ul>"
)


def write() -> None:
    """Give the front page its promise and add a page for each trade, about us and how to join."""
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
            )
        )
    for title, slug, lead, text in [
        ("About us", "about", "Who we are, and who decides.", ABOUT),
        ("How to join", "join", "Work here, and own the place you work.", JOIN),
    ]:
        page = StandardPage(title=title, slug=slug, lead=lead, body=[("text", text)], show_in_menus=True)
        home.add_child(instance=page)
