"""The map of the workers room."""

from django.urls import path

from marketplace.workers.views.base import base
from marketplace.workers.views.pause import pause
from marketplace.workers.views.person import person
from marketplace.workers.views.photo import photo
from marketplace.workers.views.profile import profile

app_name = "workers"
urlpatterns = [
    path("people/<slug:slug>/", person, name="person"),
    path("work/profile/", profile, name="profile"),
    path("work/profile/base/", base, name="base"),
    path("work/profile/photo/", photo, name="photo"),
    path("work/profile/pause/", pause, name="pause"),
]
