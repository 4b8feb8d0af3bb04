from django.urls import path

from payments.webhooks.views.receive import receive

app_name = "webhooks"
urlpatterns = [path("webhooks/stripe/", receive, name="receive")]
