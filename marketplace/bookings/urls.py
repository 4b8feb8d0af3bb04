"""The map of this room: booking, bookings, and a worker's work."""

from django.urls import path

from marketplace.bookings.views.accept import accept
from marketplace.bookings.views.booking import booking
from marketplace.bookings.views.calendar import calendar
from marketplace.bookings.views.calendar_file import calendar_file
from marketplace.bookings.views.call_off import call_off
from marketplace.bookings.views.cancel import cancel
from marketplace.bookings.views.cannot_come import cannot_come
from marketplace.bookings.views.check_and_pay import check_and_pay
from marketplace.bookings.views.choose_time import choose_time
from marketplace.bookings.views.choose_work import choose_work
from marketplace.bookings.views.confirmation import confirmation
from marketplace.bookings.views.day_keeper import day_keeper
from marketplace.bookings.views.details import details
from marketplace.bookings.views.extend_hold import extend_hold
from marketplace.bookings.views.finish import finish
from marketplace.bookings.views.job import job
from marketplace.bookings.views.leave_hold import leave_hold
from marketplace.bookings.views.ledger_lines import ledger_lines
from marketplace.bookings.views.mails import mails
from marketplace.bookings.views.money import money
from marketplace.bookings.views.my_bookings import my_bookings
from marketplace.bookings.views.receipt import receipt
from marketplace.bookings.views.set_off import set_off
from marketplace.bookings.views.start import start
from marketplace.bookings.views.today import today

app_name = "bookings"
urlpatterns = [
    path("book/<slug:slug>/", choose_time, name="choose_time"),
    path("book/<slug:slug>/work/", choose_work, name="choose_work"),
    path("bookings/", my_bookings, name="my_bookings"),
    path("bookings/<str:reference>/", booking, name="booking"),
    path("bookings/<str:reference>/details/", details, name="details"),
    path("bookings/<str:reference>/pay/", check_and_pay, name="check_and_pay"),
    path("bookings/<str:reference>/more-time/", extend_hold, name="extend_hold"),
    path("bookings/<str:reference>/leave/", leave_hold, name="leave_hold"),
    path("bookings/<str:reference>/booked/", confirmation, name="confirmation"),
    path("bookings/<str:reference>/calendar.ics", calendar_file, name="calendar_file"),
    path("bookings/<str:reference>/cancel/", cancel, name="cancel"),
    path("bookings/<str:reference>/call-off/", call_off, name="call_off"),
    path("bookings/<str:reference>/all-well/", accept, name="accept"),
    path("bookings/<str:reference>/receipt/", receipt, name="receipt"),
    path("bookings/<str:reference>/books/", ledger_lines, name="ledger_lines"),
    path("bookings/<str:reference>/mails/", mails, name="mails"),
    path("work/today/", today, name="today"),
    path("work/today/keeper.js", day_keeper, name="day_keeper"),
    path("work/calendar/", calendar, name="calendar"),
    path("work/money/", money, name="money"),
    path("work/bookings/<str:reference>/", job, name="job"),
    path("work/bookings/<str:reference>/set-off/", set_off, name="set_off"),
    path("work/bookings/<str:reference>/start/", start, name="start"),
    path("work/bookings/<str:reference>/finish/", finish, name="finish"),
    path("work/bookings/<str:reference>/cannot-come/", cannot_come, name="cannot_come"),
]
