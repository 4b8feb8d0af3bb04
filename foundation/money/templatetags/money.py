"""`{{ booking.total|money }}` writes an amount in the reader's language."""

from django import template

from foundation.money.calculations.money import Money
from foundation.money.formatting import format_money

register = template.Library()


@register.filter
def money(value: Money) -> str:
    return format_money(value)
