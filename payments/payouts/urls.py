from django.urls import path

from payments.payouts.views.earning import earning
from payments.payouts.views.payouts import payouts
from payments.payouts.views.refresh_onboarding import refresh_onboarding
from payments.payouts.views.return_from_onboarding import return_from_onboarding
from payments.payouts.views.start_onboarding import start_onboarding

app_name = "payouts"
urlpatterns = [
    path("work/payouts/", payouts, name="payouts"),
    path("work/payouts/<int:earning_id>/", earning, name="earning"),
    path("work/payouts/start/", start_onboarding, name="start_onboarding"),
    path("work/payouts/refresh/", refresh_onboarding, name="refresh_onboarding"),
    path("work/payouts/return/", return_from_onboarding, name="return_from_onboarding"),
]
