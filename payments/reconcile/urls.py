from django.urls import path

from payments.reconcile.views.close_month import close_month
from payments.reconcile.views.compare import compare
from payments.reconcile.views.money import money
from payments.reconcile.views.months import months

app_name = "reconcile"
urlpatterns = [
    path("office/money/", money, name="money"),
    path("office/money/compare/", compare, name="compare"),
    path("office/money/months/", months, name="months"),
    path("office/money/months/close/", close_month, name="close_month"),
]
