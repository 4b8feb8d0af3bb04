from django.urls import include, path

from foundation.accounts.views.choose_language import choose_language
from foundation.accounts.views.download_my_data import download_my_data
from foundation.accounts.views.edit_profile import edit_profile
from foundation.accounts.views.end_device import end_device
from foundation.accounts.views.erase_me import erase_me
from foundation.accounts.views.home_for_user import home_for_user
from foundation.accounts.views.me import me
from foundation.accounts.views.my_data import my_data
from foundation.accounts.views.second_factor import second_factor

named = [
    path("", me, name="me"),
    path("profile/", edit_profile, name="edit_profile"),
    path("language/", choose_language, name="choose_language"),
    path("data/", my_data, name="my_data"),
    path("data/download/", download_my_data, name="download_my_data"),
    path("data/erase/", erase_me, name="erase_me"),
    path("second-factor/", second_factor, name="second_factor"),
    path("devices/<int:device_id>/end/", end_device, name="end_device"),
]

# Included under `/me/`. `home_for_user` has no namespace because settings name it.
urlpatterns = [
    path("home/", home_for_user, name="home_for_user"),
    path("", include((named, "accounts"))),
]
