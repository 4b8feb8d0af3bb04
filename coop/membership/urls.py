from django.urls import path

from coop.membership.views.answer import answer
from coop.membership.views.application import application
from coop.membership.views.applications import applications
from coop.membership.views.apply import apply
from coop.membership.views.coop_home import coop_home
from coop.membership.views.join import join
from coop.membership.views.leave import leave
from coop.membership.views.member import member
from coop.membership.views.member_step import member_step
from coop.membership.views.members import members
from coop.membership.views.my_membership import my_membership
from coop.membership.views.register_details import register_details
from coop.membership.views.stay import stay
from coop.membership.views.vote_here import vote_here
from coop.membership.views.withdraw import withdraw

app_name = "membership"
urlpatterns = [
    path("join/", join, name="join"),
    path("join/apply/", apply, name="apply"),
    path("co-op/", coop_home, name="coop_home"),
    path("me/membership/", my_membership, name="my_membership"),
    path("me/membership/<int:member_id>/leave/", leave, name="leave"),
    path("me/membership/<int:member_id>/stay/", stay, name="stay"),
    path("me/membership/<int:member_id>/withdraw/", withdraw, name="withdraw"),
    path("me/membership/<int:member_id>/answer/", answer, name="answer"),
    path("me/membership/<int:member_id>/details/", register_details, name="register_details"),
    path("me/membership/<int:member_id>/vote-here/", vote_here, name="vote_here"),
    path("office/members/", members, name="members"),
    path("office/members/applications/", applications, name="applications"),
    path("office/members/applications/<int:member_id>/", application, name="application"),
    path("office/members/<int:member_id>/", member, name="member"),
    path("office/members/<int:member_id>/<slug:step>/", member_step, name="member_step"),
]
