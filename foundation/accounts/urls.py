from django.urls import path

from foundation.accounts.views.home_for_user import home_for_user

# Included under `/me/`. `home_for_user` has no namespace because settings name it.
urlpatterns = [
    path("home/", home_for_user, name="home_for_user"),
]
