from django.urls import path

from cms.navigation.views.colours import colours
from cms.navigation.views.house_picture import house_picture
from cms.navigation.views.page_picture import page_picture
from cms.navigation.views.robots import robots
from cms.navigation.views.sitemap import sitemap

app_name = "navigation"
urlpatterns = [
    path("colours/<slug:digest>.css", colours, name="colours"),
    path("sharing/house-<slug:digest>.png", house_picture, name="house_picture"),
    path("sharing/page-<int:page_id>-<slug:digest>.png", page_picture, name="page_picture"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
]
