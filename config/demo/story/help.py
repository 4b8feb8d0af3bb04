"""The help of the demo co-op, and what readers said about it."""

from datetime import timedelta

from cms.help.actions.say_whether_useful import say_whether_useful
from cms.help.models import HelpIndexPage, HelpPage
from cms.pages.models import HomePage
from config.demo.story.timeline import Timeline

# For whom, the question, the answer in a sentence, and more.
ANSWERS = (
    ("customers", "How do I call off a booking?", "Open the booking and press “Call it off”: it says first what you pay.",
     "<p>Up to the time named on the booking you pay nothing. Later, the members' rule on cancelling says how much.</p>"),
    ("customers", "When do I pay?", "When you book. The worker gets the money after you have said that the work is done.",
     "<p>Until then it is kept for you. If nobody comes, all of it goes back.</p>"),
    ("customers", "What if something goes wrong?", "Ring us or write to us. A person answers on the same working day.",
     "<p>First talk to each other. If that does not help, the coordinator listens to both of you.</p>"),
    ("customers", "Is anybody insured?", "Yes: the co-op insures every job that is booked here.",
     "<p>Take a photograph of any damage and tell us within two days.</p>"),
    ("workers", "When am I paid?", "Two days after the customer has said that all is well, into your own account.",
     "<p>“Money” shows every pound on its way, and which lines of the books it came from.</p>"),
    ("workers", "How do I take time off?", "Enter it under “Hours”: nobody can book you then.",
     "<p>Bookings you already have stay. Call them off one by one, or ask a colleague to cover.</p>"),
    ("workers", "May I say no?", "Yes, with a reason from the list. It never counts against you.",
     "<p>There is no score for saying yes. The order of the list is explained on the page itself.</p>"),
    ("members", "How do I vote?", "Open “Co-op”: what is open stands first, with the day it closes.",
     "<p>You can change your vote until then. Afterwards you can check that it was counted.</p>"),
    ("members", "Can I have my share money back?", "You can ask at any time. The board pays when the co-op can afford it.",
     "<p>Your place in the queue stands under “My shares”.</p>"),
    ("members", "Can I change what somebody else proposed?",
     "Yes, while it is under discussion: open it, and choose “Changes proposed”.",
     "<p>The author takes your words over, or the members vote on them first. If the decision touches your own purse, "
     "say so on the same page: you keep your vote.</p>"),
)  # fmt: skip
# Which answer, useful or not, and in whose words.
SAID = (
    (0, True, ""),
    (0, True, ""),
    (0, False, "The button was hard to find on my phone."),
    (4, True, ""),
    (2, False, ""),
)


def plan_help(timeline: Timeline) -> None:
    """Pages early on; readers answer in the weeks after."""
    timeline.add(timeline.now - timedelta(days=90), lambda at: write())
    for number, (which, useful, words) in enumerate(SAID):

        def answer(at, which=which, useful=useful, words=words, visit=f"visit-{number}"):  # type: ignore[no-untyped-def]
            page = HelpPage.objects.get(title=ANSWERS[which][1])
            say_whether_useful(by=None, page=page, visit=visit, useful=useful, words=words, at=at)

        timeline.add(timeline.now - timedelta(days=40 - 7 * number), answer)


def write() -> None:
    """The way in, and the answers."""
    index = HelpIndexPage(title="Help", slug="help", lead="Short answers. If yours is not here, ring us.")
    HomePage.objects.get().add_child(instance=index)
    for reader, question, lead, more in ANSWERS:
        index.add_child(instance=HelpPage(title=question, reader=reader, lead=lead, body=[("text", more)]))
