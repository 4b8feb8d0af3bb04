"""The line drawings a page can carry; each is `ui/art/<name>.svg`, drawn by us."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Drawing(models.TextChoices):
    HANDS = "hands", _("Hands")
    VALLEY = "valley", _("The valley")
    TABLE = "table", _("A table with a teapot")
    LADDER = "ladder", _("A ladder against a house")
    BRIDGE = "bridge", _("A bridge over the canal")
    LAMP = "lamp", _("A lamp and a book")
    LEDGER = "ledger", _("The ledger")
    BALLOT = "ballot", _("A ballot box")
    BASKET = "basket", _("A basket of tools")
    CALENDAR = "calendar", _("A calendar")
    DOOR = "door", _("An open door")
    LETTER = "letter", _("A letter")
    SEARCH = "search", _("A looking glass")
