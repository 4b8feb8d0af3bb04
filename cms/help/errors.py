"""Facts about help that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Invalid, NotAllowed


class TooManyWords(Invalid):
    code = "too-many-words"
    message = _("Please use {most} letters at most. For more, write to us.")


class MayNotReadAnswers(NotAllowed):
    code = "may-not-read-answers"
    message = _("Only those who write the help, and the office, can read this.")
