"""The map of this room: a worker's hours, and the same pages for staff about any worker."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import path

from marketplace.availability.views.day import day
from marketplace.availability.views.hours import hours
from marketplace.availability.views.limits import limits
from marketplace.availability.views.remove_day import remove_day
from marketplace.availability.views.remove_time_off import remove_time_off
from marketplace.availability.views.time_off import time_off
from marketplace.availability.views.undo import undo
from marketplace.availability.views.week import week

app_name = "availability"
PAGES: list[tuple[str, Callable[..., HttpResponse], str]] = [
    ("", hours, "hours"),
    ("week/", week, "week"),
    ("day/", day, "day"),
    ("day/remove/", remove_day, "remove_day"),
    ("time-off/", time_off, "time_off"),
    ("time-off/<int:pk>/remove/", remove_time_off, "remove_time_off"),
    ("limits/", limits, "limits"),
    ("undo/", undo, "undo"),
]
urlpatterns = [
    *[path(f"work/hours/{place}", view, name=name) for place, view, name in PAGES],
    *[path(f"work/hours/of/<slug:slug>/{place}", view, name=name) for place, view, name in PAGES],
]
