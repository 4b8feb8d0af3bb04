"""What may honestly be said about the secrecy of a vote, level by level (governance 6.3).

These sentences stand on the ballot page before anybody votes. A snapshot test holds them: never "anonymous", never
"untraceable", and nothing that the level does not keep.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from coop.decisions.enums import Secrecy, TurnoutAudience

CLAIMS: dict[str, Promise] = {
    Secrecy.OPEN: _("Your name and vote are visible to members."),
    Secrecy.DETACHED: _(
        "Other members and co-op staff cannot see your vote in this website. "
        "The people who run the server could work it out while voting is open."
    ),
}
SMALL_GROUPS = _("In a small group, or when all vote alike, the result itself can tell how somebody voted.")
TITLES: dict[str, Promise] = {
    Secrecy.OPEN: _("This is a named vote"),
    Secrecy.DETACHED: _("This is a secret vote"),
}
FINALITY: dict[str, Promise] = {
    Secrecy.OPEN: _("You can change your vote until voting closes. Your last vote counts."),
    Secrecy.DETACHED: _("Once you have voted you cannot change it: your name is not kept with your vote."),
}
RECEIPT_MEANING: dict[str, Promise] = {
    Secrecy.OPEN: _("The code shows that your vote is in the count, as you cast it."),
    Secrecy.DETACHED: _("The code shows that a vote of yours is in the count. It cannot show anyone how you voted."),
}
AUDIENCES: dict[str, Promise] = {
    TurnoutAudience.MEMBERS: _("While voting is open, members see how many have voted. No page shows who has."),
    TurnoutAudience.SCRUTINEERS: _("While voting is open, only those who run this vote see how many have voted."),
    TurnoutAudience.NOBODY: _("While voting is open, nobody sees how many have voted."),
}
# How documents and bundles call it; sealed envelopes (L2) will be the same word.
IN_DOCUMENTS: dict[str, str] = {Secrecy.OPEN: "open", Secrecy.DETACHED: "sealed"}
