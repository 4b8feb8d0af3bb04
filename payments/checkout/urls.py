from django.urls import path

from payments.checkout.views.go_to_payment import go_to_payment
from payments.checkout.views.leave_payment import leave_payment
from payments.checkout.views.return_from_payment import return_from_payment

app_name = "checkout"
urlpatterns = [
    path("pay/<uuid:payment_id>/", go_to_payment, name="go_to_payment"),
    path("pay/<uuid:payment_id>/return/", return_from_payment, name="return_from_payment"),
    path("pay/<uuid:payment_id>/left/", leave_payment, name="leave_payment"),
]
