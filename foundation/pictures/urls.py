"""Where pictures are found, whatever keeps them."""

from django.urls import re_path

from foundation.pictures.views.picture import picture

app_name = "pictures"
urlpatterns = [
    re_path(
        r"^pictures/(?P<folder>[a-z]{1,20})/(?P<name>[A-Za-z0-9_-]{22})/(?P<width>\d{3,4})\.webp$",
        picture,
        name="picture",
    ),
]
