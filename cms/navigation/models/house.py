"""What the co-op says of itself around every page. What is left empty comes from the installation's settings."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.navigation.calculations.palette import HOUSE, SCHEMES, Chosen, pairs
from foundation.ui.calculations.colour import can_be_shown, parse_colour

COLOUR_HELP = _("Such as #17543a or oklch(0.415 0.086 158). Empty: the colour of the house.")
FRONTS = {
    "ink": _("our text"),
    "ink-soft": _("our quiet text"),
    "line-strong": _("the edge of a field"),
    "amber-ink": _("the words in amber"),
    "slate-ink": _("the words in slate"),
    "red": _("an error"),
    "on-green": _("the words on a button"),
    "green": _("this colour"),
}
BACKS = {
    "paper": _("the paper"),
    "sheet": _("a sheet on the paper"),
    "sunk": _("a sunken part of the paper"),
    "green": _("this colour"),
}


def _colour(name: Any) -> Any:
    return models.CharField(name, max_length=40, blank=True, help_text=COLOUR_HELP)


@register_setting(icon="site")
class HouseSettings(BaseSiteSetting, ClusterableModel):  # type: ignore[misc]
    """Name, legal facts, contact, colours and menus of one site."""

    name = models.CharField(_("name of the co-op"), max_length=60, blank=True)
    strapline = models.CharField(_("what it is, in one sentence"), max_length=160, blank=True)
    legal_form = models.CharField(
        _("legal form"),
        max_length=120,
        blank=True,
        help_text=_("Such as: a co-operative society registered in England."),
    )
    register_number = models.CharField(_("register number"), max_length=60, blank=True)
    registered_office = models.CharField(_("registered office"), max_length=200, blank=True)
    phone = models.CharField(
        _("phone"),
        max_length=30,
        blank=True,
        validators=[RegexValidator(r"^\+?[0-9 ()-]{5,30}$", _("Only digits, spaces, brackets, hyphens and a plus."))],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    action_light = _colour(_("buttons and links"))
    action_dark = _colour(_("buttons and links on a dark screen"))
    paper_light = _colour(_("paper"))
    paper_dark = _colour(_("paper on a dark screen"))

    edit_handler = TabbedInterface([
        ObjectList(
            [
                MultiFieldPanel([FieldPanel("name"), FieldPanel("strapline")], heading=_("Who we are")),
                MultiFieldPanel(
                    [FieldPanel("legal_form"), FieldPanel("register_number"), FieldPanel("registered_office")],
                    heading=_("Legal facts, for the foot of every page"),
                ),
                MultiFieldPanel([FieldPanel("phone"), FieldPanel("email")], heading=_("Contact")),
            ],
            heading=_("The co-op"),
        ),
        ObjectList(
            [
                InlinePanel("main_links", heading=_("Menu at the top"), label=_("Link"), max_num=8),
                InlinePanel("footer_links", heading=_("Links at the foot"), label=_("Link"), max_num=16),
            ],
            heading=_("Menus"),
        ),
        ObjectList([FieldPanel(f"{role}_{scheme}") for role in ("action", "paper") for scheme in SCHEMES],
                   heading=_("Colours")),
    ])  # fmt: skip

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return str(_("Site settings"))

    def clean(self) -> None:
        """Refuse a colour nobody can show, and any pair that would be hard to read. WCAG 2.2, 1.4.3 and 1.4.11."""
        super().clean()
        wrong: dict[str, list[Any]] = {}
        for role in ("action", "paper"):
            for scheme in SCHEMES:
                if problem := self._take_colour(f"{role}_{scheme}"):
                    wrong[f"{role}_{scheme}"] = [problem]
        if not wrong:
            for scheme in SCHEMES:
                for pair in pairs(scheme, self.chosen(scheme)):
                    if pair.fails:
                        field = pair.about if getattr(self, f"{pair.about}_{scheme}") else "paper"
                        wrong.setdefault(f"{field}_{scheme}", []).append(_pair_words(pair))
        if wrong:
            raise ValidationError(wrong)

    def _take_colour(self, field: str) -> Any:
        """Write the colour in one way; what is wrong with it, or nothing."""
        written = getattr(self, field)
        if not written:
            return None
        try:
            colour = parse_colour(written)
        except ValueError:
            return _("Write the colour as #17543a or as oklch(0.415 0.086 158).")
        if not can_be_shown(colour):
            return _("No screen shows this colour. Choose one with less chroma (the second number).")
        setattr(self, field, str(colour))
        return None

    def chosen(self, scheme: str) -> Chosen:
        """The colours of one scheme, the house's own where none is chosen."""
        action, paper = (getattr(self, f"{role}_{scheme}") for role in ("action", "paper"))
        return Chosen(
            action=parse_colour(action) if action else HOUSE[scheme].action,
            paper=parse_colour(paper) if paper else HOUSE[scheme].paper,
        )


def _pair_words(pair: Any) -> Any:
    return _("Hard to read: %(front)s on %(back)s has a contrast of %(ratio)s to 1; it must have %(least)s to 1.") % {
        "front": FRONTS[pair.front],
        "back": BACKS[pair.back],
        "ratio": f"{pair.ratio:.2f}",
        "least": f"{pair.least:g}",
    }
