from django.urls import path

from coop.rules.views.pack import pack
from coop.rules.views.pack_text import pack_text
from coop.rules.views.rule import rule
from coop.rules.views.rulebook import rulebook
from coop.rules.views.try_rule import try_rule

app_name = "rules"
urlpatterns = [
    path("rules/", rulebook, name="rulebook"),
    path("rules/versions/<int:version>/", pack, name="pack"),
    path("rules/versions/<int:version>/rulebook.json", pack_text, name="pack_text"),
    path("rules/<slug:key>/", rule, name="rule"),
    path("rules/<slug:key>/try/", try_rule, name="try_rule"),
]
