"""The tables of the decisions room."""

from coop.decisions.models.amendment import Amendment
from coop.decisions.models.ballot import Ballot, CastMark, DetachedBallot, OpenedBallot
from coop.decisions.models.ballot_box import BallotBox, Option
from coop.decisions.models.board import BoardEntry
from coop.decisions.models.count_run import CountFile, CountPath, CountRun
from coop.decisions.models.decision import Decision, DecisionText
from coop.decisions.models.discussion import Comment, CommentVersion, Sponsor, Statement
from coop.decisions.models.event import DecisionEvent
from coop.decisions.models.follow_up import Challenge, DeclaredResult, Minutes, MinutesAddendum, Task
from coop.decisions.models.interest import Interest
from coop.decisions.models.nomination import ElectionPlan, Nomination, NominationState
from coop.decisions.models.notice import Notice, NoticeDelivery
from coop.decisions.models.roll import Roll, RollEntry
from coop.decisions.models.short_notice import ShortNoticeConsent
from coop.decisions.models.tie_order import TieOrder

__all__ = [
    "Amendment",
    "Ballot",
    "BallotBox",
    "BoardEntry",
    "CastMark",
    "Challenge",
    "Comment",
    "CommentVersion",
    "CountFile",
    "CountPath",
    "CountRun",
    "Decision",
    "DecisionEvent",
    "DecisionText",
    "DeclaredResult",
    "DetachedBallot",
    "ElectionPlan",
    "Interest",
    "Minutes",
    "MinutesAddendum",
    "Nomination",
    "NominationState",
    "Notice",
    "NoticeDelivery",
    "OpenedBallot",
    "Option",
    "Roll",
    "RollEntry",
    "ShortNoticeConsent",
    "Sponsor",
    "Statement",
    "Task",
    "TieOrder",
]
