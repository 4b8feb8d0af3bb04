"""Amendments as pages draw them: their words, where they are, and what the reader can do with them."""

from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from coop.decisions.calculations.paragraphs import Paragraph, most_alike
from coop.decisions.calculations.text_changes import changes
from coop.decisions.enums import AmendmentAnswer, Kind
from coop.decisions.models import Amendment, Decision
from coop.decisions.policies import can_run, is_proposer
from coop.decisions.queries.amendments import CARRIED, LOST, OPEN, OUT_OF_DATE, TOO_LATE, VOTING, Standing
from coop.decisions.queries.zone_words import instant_words
from coop.decisions.views._door import Reader

_TONES = {OPEN: "info", VOTING: "wait", CARRIED: "good", AmendmentAnswer.ACCEPTED: "good", OUT_OF_DATE: "wait"}


def state_words(state: str) -> str:
    """Where an amendment is, in a few words."""
    words = {
        OPEN: _("waits for an answer"),
        OUT_OF_DATE: _("out of date"),
        TOO_LATE: _("not answered before the text was final"),
        VOTING: _("members vote on it"),
        CARRIED: _("carried by the members"),
        LOST: _("not carried"),
    }
    return words.get(state) or str(AmendmentAnswer(state).label)


class Drawing:
    """What is the same for all amendments of one page."""

    def __init__(self, decision: Decision, reader: Reader, zone: ZoneInfo, paragraphs: list[Paragraph]) -> None:
        slug = decision.slug
        self.reader, self.zone, self.paragraphs = reader, zone, paragraphs
        self.author = is_proposer(reader.user, decision) and (reader.member is not None or reader.runs)
        self.runs = can_run(reader.user, decision)
        self.answer = reverse("decisions:answer_amendment", args=[slug, 0, "VERB"])
        self.amend = reverse("decisions:amend", args=[slug, "PART", "NAME"])
        self.motion = reverse("decisions:decision", args=["SLUG"])

    def draw(self, standing: Standing) -> dict[str, Any]:
        row = standing.amendment
        return {
            "number": row.number,
            "by": row.member.user.name,
            "when": instant_words(row.at, self.zone),
            "badge": {"label": state_words(standing.state), "tone": _TONES.get(standing.state, "neutral")},
            "pieces": changes(row.before, row.after),
            "struck_out": not row.after,
            "reason": row.reason,
            "order": self._order(standing),
            "motion_url": self.motion.replace("SLUG", row.motion.slug) if row.motion is not None else "",
            "renew_url": self._renew(row) if standing.state == OUT_OF_DATE and self._own(row) else "",
            "buttons": self._buttons(standing) if standing.state == OPEN else [],
        }

    def amend_url(self, paragraph: Paragraph) -> str:
        return self.amend.replace("PART", paragraph.part).replace("NAME", paragraph.sha256)

    def _own(self, row: Amendment) -> bool:
        return self.reader.member is not None and row.member.user_id == self.reader.user.pk

    def _order(self, standing: Standing) -> str:
        waits = standing.state == OPEN and not standing.first
        return _("Another change to the same paragraph comes first.") if waits else ""

    def _renew(self, row: Amendment) -> str:
        """The paragraph that is most like the one that is gone: in the same part, if it has any left."""
        same = [each for each in self.paragraphs if each.part == row.part] or self.paragraphs
        found = most_alike(same, row.before)
        return f"{self.amend_url(found)}?renews={row.number}" if found is not None else ""

    def _buttons(self, standing: Standing) -> list[dict[str, str]]:
        verbs = []
        if self.author:
            verbs.append(("accept", _("Take it over"), "primary"))
        if standing.first and (self.author or self.runs or self._own(standing.amendment)):
            verbs.append(("put", _("Let the members vote on it"), "secondary"))
        if self._own(standing.amendment):
            verbs.append(("withdraw", _("Take it back"), "quiet"))
        page = self.answer.replace("/0/", f"/{standing.amendment.number}/")
        return [{"label": label, "kind": kind, "url": page.replace("VERB", verb)} for verb, label, kind in verbs]


def can_amend(decision: Decision, reader: Reader) -> bool:
    """Any member with a vote, for any text but that of a change."""
    return reader.member is not None and decision.kind != Kind.AMENDMENT
