from cms.learning.models import Circle
from tests.support.pages import parse_strictly

GIVEN = {
    "first_day": "2026-07-07", "opens": "18:30", "minutes": "120", "every_days": "7", "place": "Library",
    "zone": "Europe/London", "size_limit": "8", "needed": "2", "reflecting": "each",
}  # fmt: skip


def test_a_facilitator_opens_a_circle_with_a_session_for_each_plan(scene):
    parse_strictly(scene.for_leader.get("/learning/desk/new/"))
    given = GIVEN | {"course": scene.circle.course.pk}
    opened = scene.for_leader.post("/learning/desk/new/", given, follow=True)
    assert "The circle is open" in opened.text
    made = Circle.objects.get(place="Library")
    assert [f"{one.day} {one.title}" for one in made.sessions.order_by("number")] == [
        "2026-07-07 What is ours", "2026-07-14 Reading the books", "2026-07-21 Deciding together",
    ]  # fmt: skip


def test_what_cannot_be_is_said_beside_the_field(scene):
    given = GIVEN | {"course": scene.circle.course.pk}
    for wrong, words in (
        ({"needed": "4"}, "The course has 3 sessions."),
        ({"first_day": "2026-01-06"}, "Choose a time that is still to come."),
        ({"zone": "Europe/Nowhere"}, "Choose a time zone such as Europe/London."),
    ):
        page = scene.for_leader.post("/learning/desk/new/", given | wrong)
        assert page.status_code == 422
        parse_strictly(page)
        assert words in page.text


def test_others_open_none(scene):
    assert scene.for_learner.get("/learning/desk/new/").status_code == 403
