"""Reading a rule's value as people write it: percent, money, whole numbers, words."""

import re
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from coop.rules.catalogue import CATALOGUE
from foundation.errors import Invalid
from foundation.money.parsing import parse_money

_PERCENT = re.compile(r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*%?")


def read_policy_value(key: str, text: str) -> Any:
    """ "7" or "7.5 %" for a share is 700 or 750 hundredths of a percent; "£15" for a price is 1500; else a whole number
    or one of the rule's words. Raises Invalid with `fields["value"]`.
    """
    words = text.strip()
    spec = CATALOGUE[key]
    if key.endswith("_bp"):
        match = _PERCENT.fullmatch(words)
        if match is None:
            raise _refused(_("Write a percentage, such as 7 or 7.5."))
        return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))
    if "_minor" in key:
        try:
            return parse_money(words, str(settings.COOP["currency"])).minor
        except Invalid as problem:
            raise _refused(str(problem)) from problem
    if isinstance(spec.default, bool):
        answers = {"yes": True, str(_("yes")): True, "no": False, str(_("no")): False}
        if words.lower() not in answers:
            raise _refused(_("Write yes or no."))
        return answers[words.lower()]
    if isinstance(spec.default, int):
        if not re.fullmatch(r"[0-9]{1,9}", words):
            raise _refused(_("Write a whole number of %(unit)s.") % {"unit": spec.unit})
        return int(words)
    return words


def _refused(sentence: str) -> Invalid:
    return Invalid(sentence, fields={"value": sentence})
