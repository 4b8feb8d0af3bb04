"""`{{ session.user_agent|device }}` names a browser and a machine."""

from django import template

from foundation.accounts.calculations.device_name import device_name

register = template.Library()
register.filter("device", device_name)
