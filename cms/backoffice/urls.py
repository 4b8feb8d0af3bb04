from django.urls import path

from cms.backoffice.views.appointments import appointments
from cms.backoffice.views.end_task import end_task

app_name = "backoffice"
urlpatterns = [
    path("office/appointments/", appointments, name="appointments"),
    path("office/appointments/<int:appointment_id>/end/", end_task, name="end_task"),
]
