"""Addresses of decisions; those of votes and counts are in `voting_urls`."""

from django.urls import path

from coop.decisions.views.amend import amend
from coop.decisions.views.amendments import amendments
from coop.decisions.views.answer_amendment import answer_amendment
from coop.decisions.views.challenge import challenge
from coop.decisions.views.comment import comment
from coop.decisions.views.decision import decision
from coop.decisions.views.decisions import decisions
from coop.decisions.views.edit_comment import edit_comment
from coop.decisions.views.edit_text import edit_text
from coop.decisions.views.finish_task import finish_task
from coop.decisions.views.interests import interests
from coop.decisions.views.minutes import minutes
from coop.decisions.views.notice import notice
from coop.decisions.views.office_answer import office_answer
from coop.decisions.views.office_decision import office_decision
from coop.decisions.views.office_decisions import office_decisions
from coop.decisions.views.office_minutes import office_minutes
from coop.decisions.views.office_roll import office_roll
from coop.decisions.views.office_step import office_step
from coop.decisions.views.office_tasks import office_tasks
from coop.decisions.views.propose import propose
from coop.decisions.views.roll import roll
from coop.decisions.views.short_notice import short_notice
from coop.decisions.views.statement import statement
from coop.decisions.views.take_step import take_step
from coop.decisions.views.texts import texts
from coop.decisions.voting_urls import urlpatterns as voting

app_name = "decisions"
_office = "office/decisions/"
urlpatterns = [
    path("decisions/", decisions, name="decisions"),
    path("decisions/new/", propose, name="propose"),
    path("decisions/<slug:slug>/", decision, name="decision"),
    path("decisions/<slug:slug>/edit/", edit_text, name="edit_text"),
    path("decisions/<slug:slug>/step/<slug:verb>/", take_step, name="take_step"),
    path("decisions/<slug:slug>/comment/", comment, name="comment"),
    path("decisions/<slug:slug>/comments/<int:comment_id>/", edit_comment, name="edit_comment"),
    path("decisions/<slug:slug>/statements/<slug:side>/", statement, name="statement"),
    path("decisions/<slug:slug>/texts/", texts, name="texts"),
    path("decisions/<slug:slug>/roll/", roll, name="roll"),
    path("decisions/<slug:slug>/short-notice/", short_notice, name="short_notice"),
    path("decisions/<slug:slug>/interests/", interests, name="interests"),
    path("decisions/<slug:slug>/changes/", amendments, name="amendments"),
    path("decisions/<slug:slug>/changes/<slug:part>/<slug:paragraph>/", amend, name="amend"),
    path("decisions/<slug:slug>/changes/<int:number>/answer/<slug:verb>/", answer_amendment, name="answer_amendment"),
    path("decisions/<slug:slug>/challenge/", challenge, name="challenge"),
    path("decisions/<slug:slug>/minutes/", minutes, name="minutes"),
    path("decisions/<slug:slug>/tasks/<int:task_id>/", finish_task, name="finish_task"),
    *voting,
    path(_office, office_decisions, name="office_decisions"),
    path(f"{_office}<slug:slug>/", office_decision, name="office_decision"),
    path(f"{_office}<slug:slug>/notice/", notice, name="notice"),
    path(f"{_office}<slug:slug>/roll/", office_roll, name="office_roll"),
    path(f"{_office}<slug:slug>/minutes/", office_minutes, name="office_minutes"),
    path(f"{_office}<slug:slug>/answers/<int:challenge_id>/", office_answer, name="office_answer"),
    path(f"{_office}<slug:slug>/tasks/", office_tasks, name="office_tasks"),
    path(f"{_office}<slug:slug>/step/<slug:verb>/", office_step, name="office_step"),
]
