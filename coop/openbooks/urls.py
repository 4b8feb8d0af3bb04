from django.urls import path

from coop.openbooks.views.books import books
from coop.openbooks.views.figure import figure
from coop.openbooks.views.figure_csv import figure_csv
from coop.openbooks.views.pay_ratio import pay_ratio
from coop.openbooks.views.pay_ratio_csv import pay_ratio_csv
from coop.openbooks.views.roots_csv import roots_csv

app_name = "openbooks"
urlpatterns = [
    path("open-books/", books, name="books"),
    path("open-books/figures/<slug:name>/", figure, name="figure"),
    path("open-books/figures/<slug:name>.csv", figure_csv, name="figure_csv"),
    path("open-books/pay-ratio/", pay_ratio, name="pay_ratio"),
    path("open-books/pay-ratio.csv", pay_ratio_csv, name="pay_ratio_csv"),
    path("open-books/roots.csv", roots_csv, name="roots_csv"),
]
