"""Study circles of the demo co-op: one that is over, with certificates, and one that begins next week."""

from datetime import datetime, time, timedelta

from cms.learning.actions.appoint_facilitator import appoint_facilitator
from cms.learning.actions.issue_certificate import issue_certificate
from cms.learning.actions.join_circle import join_circle
from cms.learning.actions.mark_attendance import mark_attendance
from cms.learning.actions.open_circle import open_circle
from cms.learning.actions.write_reflection import write_reflection
from cms.learning.facts import CircleFacts
from cms.learning.models import Circle, Enrolment, LearningIndexPage, StudyCirclePage
from cms.pages.models import HomePage
from config.demo.story import cast
from config.demo.story.people import with_second_factor
from config.demo.story.policies import person
from config.demo.story.timeline import Timeline
from foundation.home import home_zone

FACILITATOR = cast.FACILITATOR
COURSE = "How our co-op works"
# Title, aim, plan.
PLANS = (
    ("What is ours", "Afterwards, you can say what it means to own a co-op together.",
     "<p>Bring something you share with neighbours. We ask: who decides about it, and how?</p>"),
    ("Reading the books", "Afterwards, you can follow a pound through our open books.",
     "<p>In pairs, we look up one job and find every line of it. Then: what would you like to know?</p>"),
    ("Deciding together", "Afterwards, you can bring a proposal and lead a short round.",
     "<p>We write a proposal for a made-up co-op, speak in rounds, and vote.</p>"),
)  # fmt: skip
LEARNERS = (cast.WORKERS[0].name, cast.WORKERS[2].name, cast.WORKERS[7].name, cast.WORKERS[11].name)
# Who was at which session.
THERE = {LEARNERS[0]: {1, 2, 3}, LEARNERS[1]: {1, 2}, LEARNERS[2]: {2, 3}, LEARNERS[3]: {1}}
WORDS = {
    LEARNERS[0]: ("I used to skip the money part of the meetings. Now I ask.", True),
    LEARNERS[1]: ("I could explain to my sister why we keep a reserve.", False),
}
OVER_SINCE = 52
NEXT_IN = 9


def plan_learning(timeline: Timeline) -> None:
    """The course, a circle that ran its three evenings, and the next one, which people are joining."""
    now = timeline.now
    timeline.add(now - timedelta(days=80), begin)
    for number, name in enumerate(LEARNERS):
        when = now - timedelta(days=74, hours=number)
        timeline.add(when, lambda at, name=name: join(name, first(), at))  # type: ignore[misc]
    for number in (1, 2, 3):
        day = now - timedelta(days=OVER_SINCE - 7 * (number - 3) - 1)
        timeline.add(day, lambda at, number=number: mark(number, at))  # type: ignore[misc]
    timeline.add(now - timedelta(days=OVER_SINCE - 4), look_back)
    timeline.add(now - timedelta(days=10), lambda at: open_at(at, NEXT_IN + 10))
    for number, name in enumerate((LEARNERS[3], cast.CUSTOMERS[0][0], cast.WORKERS[14].name)):
        when = now - timedelta(days=8 - 2 * number)
        timeline.add(when, lambda at, name=name: join(name, Circle.objects.order_by("-pk")[0], at))  # type: ignore[misc]


def begin(at: datetime) -> None:
    """The course an editor wrote, its facilitator, and the first circle, two weeks ahead."""
    index = LearningIndexPage(title="Learning", slug="learning", lead="We learn together, a few evenings at a time.")
    HomePage.objects.get().add_child(instance=index)
    course = StudyCirclePage(title=COURSE, lead="Three evenings about owning, counting and deciding together.")
    course.about = "<p>For members, and for anybody who might become one. Tea is on the house.</p>"
    course.plan = [
        ("session", {"title": title, "aim": aim, "plan": plan, "materials": []}) for title, aim, plan in PLANS
    ]
    index.add_child(instance=course)
    resolution = f"Board meeting of {at:%-d %B %Y}"
    facilitator = with_second_factor(person(FACILITATOR))
    appoint_facilitator(by=person(cast.COORDINATOR), user=facilitator, resolution=resolution, at=at)
    open_at(at, 80 - OVER_SINCE - 14)


def open_at(at: datetime, days: int) -> None:
    """A circle whose first evening is so many days away."""
    facts = CircleFacts(
        place="Hebden Bridge Town Hall, the small room", zone=home_zone().key, size_limit=8, needed=2, reflecting="end",
        first_day=(at + timedelta(days=days)).date(), opens=time(18, 30), minutes=120, every_days=7,
    )  # fmt: skip
    open_circle(by=person(FACILITATOR), course=StudyCirclePage.objects.get(title=COURSE), facts=facts, at=at)


def first() -> Circle:
    return Circle.objects.order_by("pk")[0]


def join(name: str, circle: Circle, at: datetime) -> None:
    join_circle(by=person(name), circle=circle, at=at)


def mark(number: int, at: datetime) -> None:
    """The facilitator ticks who was there, the day after."""
    present = {
        place.pk for place in Enrolment.objects.select_related("user") if number in THERE.get(place.user.name, set())
    }
    session = first().sessions.get(number=number)
    mark_attendance(by=person(FACILITATOR), session=session, present=present, at=at)


def look_back(at: datetime) -> None:
    """Two look back and take their certificates."""
    for name, (text, shared) in WORDS.items():
        write_reflection(by=person(name), circle=first(), session=None, text=text, shared=shared, at=at)
        issue_certificate(by=person(name), circle=first(), at=at)
