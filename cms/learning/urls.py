from django.urls import path

from cms.learning.views.attendance import attendance
from cms.learning.views.call_off import call_off
from cms.learning.views.certificate_file import certificate_file
from cms.learning.views.change_circle import change_circle
from cms.learning.views.check_certificate import check_certificate
from cms.learning.views.circle import circle
from cms.learning.views.circles import circles
from cms.learning.views.desk import desk
from cms.learning.views.desk_circle import desk_circle
from cms.learning.views.end_term import end_term
from cms.learning.views.facilitators import facilitators
from cms.learning.views.get_certificate import get_certificate
from cms.learning.views.join import join
from cms.learning.views.leaders import leaders
from cms.learning.views.leave import leave
from cms.learning.views.my_learning import my_learning
from cms.learning.views.new_circle import new_circle
from cms.learning.views.reflection import reflection
from cms.learning.views.remove_leader import remove_leader
from cms.learning.views.session import session

app_name = "learning"
urlpatterns = [
    path("learning/circles/", circles, name="circles"),
    path("learning/circles/<slug:slug>/", circle, name="circle"),
    path("learning/circles/<slug:slug>/join/", join, name="join"),
    path("learning/circles/<slug:slug>/leave/", leave, name="leave"),
    path("learning/circles/<slug:slug>/reflection/", reflection, name="reflection"),
    path("learning/circles/<slug:slug>/certificate/", get_certificate, name="get_certificate"),
    path("learning/circles/<slug:slug>/<int:number>/", session, name="session"),
    path("learning/certificates/<slug:code>/", check_certificate, name="check_certificate"),
    path("learning/desk/", desk, name="desk"),
    path("learning/desk/new/", new_circle, name="new_circle"),
    path("learning/desk/<slug:slug>/", desk_circle, name="desk_circle"),
    path("learning/desk/<slug:slug>/change/", change_circle, name="change_circle"),
    path("learning/desk/<slug:slug>/leaders/", leaders, name="leaders"),
    path("learning/desk/<slug:slug>/leaders/<int:leader_id>/remove/", remove_leader, name="remove_leader"),
    path("learning/desk/<slug:slug>/call-off/", call_off, name="call_off"),
    path("learning/desk/<slug:slug>/<int:number>/", attendance, name="attendance"),
    path("me/learning/", my_learning, name="my_learning"),
    path("me/learning/certificates/<int:certificate_no>/", certificate_file, name="certificate_file"),
    path("office/facilitators/", facilitators, name="facilitators"),
    path("office/facilitators/<int:term_id>/end/", end_term, name="end_term"),
]
