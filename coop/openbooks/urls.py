from django.urls import URLPattern

app_name = "openbooks"
urlpatterns: list[URLPattern] = []
