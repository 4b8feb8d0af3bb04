from django.urls import path

from cms.help.views.answer import answer
from cms.help.views.search import search
from cms.help.views.usefulness import usefulness

app_name = "help"
urlpatterns = [
    path("help/search/", search, name="search"),
    path("help/answer/<int:page_id>/", answer, name="answer"),
    path("office/help/", usefulness, name="usefulness"),
]
