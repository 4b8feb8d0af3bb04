"""The form in which a decision is written, filled with what is known."""

from typing import Any

from coop.decisions.enums import Kind
from coop.decisions.forms import WordingForm, form_for
from coop.decisions.models import Decision, DecisionText
from coop.decisions.queries.pages import members_to_choose, members_to_expel, office_holders
from coop.membership.enums import Office
from coop.rules.catalogue import CATALOGUE
from coop.rules.wording import typed_value


def make_form(kind: str, sent: Any, initial: dict[str, Any], *, asks_interest: bool = False) -> WordingForm:
    """The form for a kind; lists of people are read when it is drawn. `asks_interest`: of whoever proposes it."""
    more: dict[str, Any] = {}
    if kind == Kind.ELECTION:
        more["ends"] = list(office_holders(Office.BOARD).values_list("user_id", flat=True))
    if kind == Kind.EXPULSION:
        more["people"] = members_to_expel()
    if kind == Kind.REMOVAL:
        seated = office_holders(Office.BOARD).values("user_id")
        more["people"] = members_to_choose().filter(user_id__in=seated)
    # Drafted from the settings of a class, with its changes: only the words are written here.
    made = WordingForm if initial.get("classes") else form_for(kind)
    form = made(sent, initial=initial, **more)
    if not asks_interest:
        del form.fields["interest"]
    return form


def asked_for(query: Any) -> dict[str, Any]:
    """What a link from another page already says: which value, and to what; or about whom."""
    key, person = query.get("key", ""), query.get("person", "")
    if person.isascii() and person.isdecimal() and len(person) < 16:
        return {"person": int(person)}
    if key not in CATALOGUE or not CATALOGUE[key].obeyed:
        return {}
    return {"key": key, "scope": query.get("scope", "")[:80], "value": query.get("value", "")[:40]}


def known_of(decision: Decision, text: DecisionText | None) -> dict[str, Any]:
    """A draft as the form shows it again."""
    names = ("title", "question", "body", "if_passes", "if_fails", "cost")
    payload = decision.subject_payload
    known: dict[str, Any] = {name: getattr(text or decision, name, "") for name in names}
    if decision.kind == Kind.POLICY_CHANGE and payload.get("key") in CATALOGUE:
        known |= {
            "key": payload["key"],
            "scope": payload.get("scope", ""),
            "value": typed_value(payload["key"], payload["value"]),
            "starts_on": payload.get("starts_on", ""),
        }
    elif decision.kind == Kind.RULE_CHANGE:
        known |= {"rulebook": payload.get("shipped", ""), "classes": payload.get("classes")}
    elif decision.kind in (Kind.EXPULSION, Kind.REMOVAL):
        known |= {"person": payload.get("member_id"), "reasons": payload.get("reasons", "")}
    elif decision.kind == Kind.ELECTION:
        known["seats_to_fill"] = decision.seats
    return known
