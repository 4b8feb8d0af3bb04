"""The texts applicants agree to, where no other room brings one. A member gets a copy of the words as they stood."""

from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from coop.membership.enums import ConsentKind
from coop.membership.registry import Text, consent_texts


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _rules() -> Text:
    words = _(
        "I have read the rules of the co-op and will keep to them. I know that members can change the rules by a vote, "
        "and that a changed rule counts for me from the day it comes into force."
    )
    return Text(_("The rules of the co-op"), words, _address("rules:rulebook"))


def _privacy() -> Text:
    words = _(
        "I know that the co-op keeps my name, postal address and e-mail address in the register of members, with the "
        "shares I hold and the days I joined and left, because the law asks for it; that the books know me by a code "
        "only; that I can take a copy of everything the co-op knows about me; and that what the law does not need is "
        "erased when I ask."
    )
    return Text(_("How we use your data"), words)


def _capital_at_risk() -> Text:
    words = _(
        "I know that share money is at risk: I may lose all of it if the co-op fails, and no scheme pays it back. "
        "Shares never grow in value. I cannot count on having the money back on a certain day, because the board may "
        "put off paying back when the co-op could not afford it. However many shares I hold, I have one vote."
    )
    return Text(_("Share money is at risk"), words)


_OURS = {
    ConsentKind.RULES: _rules,
    ConsentKind.PRIVACY: _privacy,
    ConsentKind.CAPITAL_AT_RISK: _capital_at_risk,
}


def text_to_agree_to(kind: str, *, at: datetime) -> Text:
    """The text of a kind as it stands at `at`: from the room that registered one, else ours."""
    if kind in consent_texts.keys():  # noqa: SIM118 - a Registry is no mapping
        return consent_texts.get(kind)(at=at)
    return _OURS[ConsentKind(kind)]()
