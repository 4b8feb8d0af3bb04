"""Addresses of votes, elections and counts."""

from django.urls import path

from coop.decisions.views.ballots_file import ballots_file
from coop.decisions.views.beacon import beacon
from coop.decisions.views.board_file import board_file
from coop.decisions.views.bundle import bundle
from coop.decisions.views.cast_ballot import cast_ballot
from coop.decisions.views.check_ballot import check_ballot
from coop.decisions.views.nominations import nominations
from coop.decisions.views.plan_election import plan_election
from coop.decisions.views.receipt import receipt
from coop.decisions.views.result import result
from coop.decisions.views.stand import stand
from coop.decisions.views.vote import vote
from coop.decisions.views.voted import voted
from coop.decisions.views.votes import votes

urlpatterns = [
    path("decisions/<slug:slug>/vote/", vote, name="vote"),
    path("decisions/<slug:slug>/vote/check/", check_ballot, name="check_ballot"),
    path("decisions/<slug:slug>/vote/cast/", cast_ballot, name="cast_ballot"),
    path("decisions/<slug:slug>/voted/", voted, name="voted"),
    path("decisions/<slug:slug>/receipt/", receipt, name="receipt"),
    path("decisions/<slug:slug>/result/", result, name="result"),
    path("decisions/<slug:slug>/votes/", votes, name="votes"),
    path("decisions/<slug:slug>/count/bundle.zip", bundle, name="bundle"),
    path("decisions/<slug:slug>/count/ballots.blt", ballots_file, name="ballots_file"),
    path("decisions/<slug:slug>/count/board.jsonl", board_file, name="board_file"),
    path("decisions/<slug:slug>/nominations/", nominations, name="nominations"),
    path("decisions/<slug:slug>/tie/", beacon, name="beacon"),
    path("decisions/<slug:slug>/stand/", stand, name="stand"),
    path("office/decisions/<slug:slug>/election/", plan_election, name="plan_election"),
]
