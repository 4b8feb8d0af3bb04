"""The mail of study circles: plain text, in the reader's language, with times as they are on the wall there."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.learning.enums import EnrolmentState
from cms.learning.models import Circle, Enrolment, Session
from cms.learning.wording import session_lines, session_words, when_words
from foundation.home import house_facts

Letter = tuple[str, list[str]]  # subject and paragraphs, with {course} still to fill in


def letter_of(name: str, enrolment: Enrolment, about: dict[str, Any]) -> Letter:
    """What a letter to a learner says."""
    circle = enrolment.circle
    when = "\n".join(session_lines(circle))
    match name:
        case "placed":
            return _("You have a place: {course}"), [_("Welcome to the circle “{course}”."), when, _where(circle)]
        case "moved_up":
            words = _("A place in the circle “{course}” has become free, and it is yours.")
            if_not = _("If you cannot come, please leave the circle on the page below: somebody else waits.")
            return _("A place for you: {course}"), [words, when, _where(circle), if_not]
        case "waiting":
            words = _("The circle “{course}” is full. You are on the waiting list; we write when a place becomes free.")
            return _("You are on the waiting list: {course}"), [words]
        case "changed":
            return _changed(circle, about)
        case "reminder":
            return _reminder(circle, about)
        case _:
            why = _("The reason given: {why}").format(why=circle.why) if circle.why else ""
            return _("Called off: {course}"), [_("The circle “{course}” does not take place."), why]


def _where(circle: Circle) -> str:
    return _("Where: {place}").format(place=circle.place)


def _reminder(circle: Circle, about: dict[str, Any]) -> Letter:
    session = circle.sessions.get(pk=about["session_id"])
    words = f"{session.number}. {session.title}: {session_words(session, circle.zone, named=True)}"
    read = _("The plan, and what there is to read before, is on the page below.")
    return _("Soon: {course}"), [_("The next session of the circle “{course}” is near."), words, _where(circle), read]


def _changed(circle: Circle, about: dict[str, Any]) -> Letter:
    """`about`: `sessions`, number of each session that moved -> the instant it was at; `place`, whether it is new."""
    moved = []
    for session in circle.sessions.filter(number__in=about["sessions"]).order_by("number"):
        before = when_words(datetime.fromisoformat(about["sessions"][str(session.number)]), circle.zone, named=True)
        now_at = session_words(session, circle.zone, named=True)
        moved.append(f"{session.number}. {session.title}: {now_at}\n" + _("It was: {when}").format(when=before))
    where = _("It takes place somewhere else now: {place}").format(place=circle.place)
    if_not = _("If you cannot come any more, please leave the circle on the page below.")
    opening = _("Something has changed in the circle “{course}”.")
    paragraphs = [opening, *moved, where if about["place"] else _where(circle), if_not]
    return _("Changed: {course}"), paragraphs


def is_still_true(letter: str, enrolment: Enrolment, about: dict[str, Any], at: datetime) -> bool:
    """Whether a letter still holds when its turn comes: people leave, sessions move, circles are called off."""
    circle = enrolment.circle
    if letter == "changed":
        return circle.called_off_at is None and enrolment.state != EnrolmentState.LEFT
    if letter != "reminder":
        return True
    session = Session.objects.get(pk=about["session_id"])
    is_as_said = session.starts_at == datetime.fromisoformat(about["starts_at"]) and session.starts_at > at
    return is_as_said and circle.called_off_at is None and enrolment.state == EnrolmentState.JOINED


def send(*, letter: str, enrolment_id: int, about: dict[str, Any], at: datetime) -> None:
    """Write one letter in the language of whoever gets it, and send it."""
    enrolment = Enrolment.objects.select_related("user", "circle", "circle__course").get(pk=enrolment_id)
    if not is_still_true(letter, enrolment, about, at):
        return
    with translation.override(enrolment.user.language or settings.LANGUAGE_CODE):
        page = reverse("learning:circle", args=[enrolment.circle.reference])
        _post(enrolment.user, enrolment.circle, letter_of(letter, enrolment, about), page)


def send_to_leader(*, circle_id: int, user_id: int, by_id: int) -> None:
    """Tell a facilitator that they lead a circle now, and who named them."""
    circle = Circle.objects.select_related("course").get(pk=circle_id)
    people = get_user_model().objects.in_bulk([user_id, by_id])
    reader, by = people[user_id], people[by_id].get_full_name()
    if circle.called_off_at is not None or not circle.facilitators.filter(user=reader).exists():
        return
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        words = _("{by} has named you to lead the circle “{course}” together.").replace("{by}", by)
        paragraphs = [words, "\n".join(session_lines(circle)), _where(circle)]
        page = reverse("learning:desk_circle", args=[circle.reference])
        _post(reader, circle, (_("You lead a circle: {course}"), paragraphs), page)


def _post(reader: Any, circle: Circle, letter: Letter, page: str) -> None:
    if not reader.email or not reader.is_active:
        return
    subject, paragraphs = letter
    words = {
        "name": reader.get_short_name(),
        "paragraphs": [text.replace("{course}", circle.course.title) for text in paragraphs if text],
        "url": settings.SITE_URL.rstrip("/") + page,
        "coop": house_facts()["name"],
        "phone": house_facts()["phone"],
        "email": house_facts()["email"],
    }
    body = render_to_string("cms/learning/emails/letter.txt", words).strip() + "\n"
    subject = " ".join(subject.replace("{course}", circle.course.title).split())
    EmailMessage(subject, body, to=[reader.email]).send()
