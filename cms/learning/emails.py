"""The mail of study circles: plain text, in the reader's language, with times as they are on the wall there."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cms.learning.models import Enrolment
from cms.learning.wording import session_lines
from foundation.home import house_facts


def letter_of(name: str, enrolment: Enrolment) -> tuple[str, list[str]]:
    """Subject and paragraphs, with {course} still to fill in."""
    circle = enrolment.circle
    when = "\n".join(session_lines(circle))
    where = _("Where: {place}").format(place=circle.place)
    match name:
        case "placed":
            return _("You have a place: {course}"), [_("Welcome to the circle “{course}”."), when, where]
        case "moved_up":
            words = _("A place in the circle “{course}” has become free, and it is yours.")
            if_not = _("If you cannot come, please leave the circle on the page below: somebody else waits.")
            return _("A place for you: {course}"), [words, when, where, if_not]
        case "waiting":
            words = _("The circle “{course}” is full. You are on the waiting list; we write when a place becomes free.")
            return _("You are on the waiting list: {course}"), [words]
        case _:
            why = _("The reason given: {why}").format(why=circle.why) if circle.why else ""
            return _("Called off: {course}"), [_("The circle “{course}” does not take place."), why]


def send(*, letter: str, enrolment_id: int) -> None:
    """Write one letter in the language of whoever gets it, and send it."""
    enrolment = Enrolment.objects.select_related("user", "circle", "circle__course").get(pk=enrolment_id)
    reader = enrolment.user
    if not reader.email or not reader.is_active:
        return
    course = enrolment.circle.course.title
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        subject, paragraphs = letter_of(letter, enrolment)
        words = {
            "name": reader.get_short_name(),
            "paragraphs": [text.replace("{course}", course) for text in paragraphs if text],
            "url": settings.SITE_URL.rstrip("/") + reverse("learning:circle", args=[enrolment.circle.reference]),
            "coop": house_facts()["name"],
            "phone": house_facts()["phone"],
            "email": house_facts()["email"],
        }
        body = render_to_string("cms/learning/emails/letter.txt", words).strip() + "\n"
        subject = " ".join(subject.replace("{course}", course).split())
    EmailMessage(subject, body, to=[reader.email]).send()
