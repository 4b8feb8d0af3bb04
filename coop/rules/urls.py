from django.urls import path

from coop.rules.views.class_settings import class_settings
from coop.rules.views.class_words import class_words
from coop.rules.views.classes import classes
from coop.rules.views.pack import pack
from coop.rules.views.pack_text import pack_text
from coop.rules.views.rule import rule
from coop.rules.views.rulebook import rulebook
from coop.rules.views.try_rule import try_rule

app_name = "rules"
urlpatterns = [
    path("office/classes/", classes, name="classes"),
    path("office/classes/<slug:class_code>/", class_settings, name="class_settings"),
    path("office/classes/<slug:class_code>/words/", class_words, name="class_words"),
    path("rules/", rulebook, name="rulebook"),
    path("rules/versions/<int:version>/", pack, name="pack"),
    path("rules/versions/<int:version>/rulebook.json", pack_text, name="pack_text"),
    path("rules/<slug:key>/", rule, name="rule"),
    path("rules/<slug:key>/try/", try_rule, name="try_rule"),
]
