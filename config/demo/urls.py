from django.urls import path

from config.demo.views.outbox import outbox
from config.demo.views.seats import seats, take_seat

app_name = "demo"
urlpatterns = [
    path("demo/", seats, name="seats"),
    path("demo/sign-in/<slug:key>/", take_seat, name="take_seat"),
    path("demo/outbox/", outbox, name="outbox"),
]
