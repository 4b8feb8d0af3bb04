"""Facts about rules that stop us."""

from django.utils.translation import gettext_lazy as _

from foundation.errors import Fact, Invalid, NotAllowed


class UnknownPolicy(Fact):
    code = "unknown-policy"
    message = _("There is no rule called {key}.")


class PolicyOutOfBounds(Invalid):
    code = "policy-out-of-bounds"


class PolicyStartsInThePast(Fact):
    code = "policy-starts-in-the-past"
    message = _("A rule cannot start before now, nor before the version that is in force: it never reaches back.")


class MayNotSetPolicy(NotAllowed):
    code = "may-not-set-policy"
    message = _("A rule of the co-op is set by a decision of its members or its board.")


class BadRulePack(Invalid):
    code = "bad-rule-pack"
    message = _("This rulebook cannot be adopted as it stands.")


class PackStartsInThePast(Fact):
    code = "pack-starts-in-the-past"
    message = _("A rulebook cannot start before now, nor before the one in force: it never reaches back.")


class ClassesChangeAtOnce(Fact):
    code = "classes-change-at-once"
    message = _("A rulebook that gives the classes of members their rights holds at once, when it is adopted.")


class MayNotSeeClasses(NotAllowed):
    code = "may-not-see-class-settings"
    message = _(
        "The classes of members are looked after by the board and the secretary. Everybody can read the rulebook."
    )


class NoClassChange(Fact):
    code = "no-class-change"
    message = _("No room takes proposals here, so the rights of a class cannot be changed.")


class NoRulePack(Fact):
    status = 500
    code = "no-rule-pack"
    message = _("No rulebook was ever adopted here. Run the set-up again: it adopts the plain rules.")


class MayNotTry(NotAllowed):
    code = "may-not-try"
    message = _("Trying a rule on last year's bookings is for members of the co-op.")
