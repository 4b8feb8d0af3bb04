"""Where pictures of pages are found, whatever keeps them: the addresses storage gives them."""

from django.urls import re_path

from cms.media.views.image import image

app_name = "media"
urlpatterns = [re_path(r"^media/images/(?P<name>[\w.-]{1,250})\.webp$", image, name="image")]
