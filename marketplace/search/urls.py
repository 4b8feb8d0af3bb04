"""The map of the search room."""

from django.urls import path

from marketplace.search.views.find import find
from marketplace.search.views.how_ordered import how_ordered
from marketplace.search.views.suggest_places import suggest_places
from marketplace.search.views.suggest_words import suggest_words

app_name = "search"
urlpatterns = [
    path("find/", find, name="find"),
    path("find/how-ordered/", how_ordered, name="how_ordered"),
    path("find/words/", suggest_words, name="suggest_words"),
    path("find/places/", suggest_places, name="suggest_places"),
]
