from django.urls import path

from coop.rules.views.rule import rule
from coop.rules.views.rulebook import rulebook

app_name = "rules"
urlpatterns = [
    path("rules/", rulebook, name="rulebook"),
    path("rules/<slug:key>/", rule, name="rule"),
]
