from django.urls import path

from cms.sitesearch.views.search import search

app_name = "sitesearch"
urlpatterns = [path("search-site/", search, name="search")]
