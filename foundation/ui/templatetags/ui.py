"""The tags behind `{% load ui %}`."""

from django import template

register = template.Library()
