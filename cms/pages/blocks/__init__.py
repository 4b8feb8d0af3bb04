"""What an editor can put on a page, one block to a module."""

from cms.pages.blocks.call_to_action import CallToActionBlock
from cms.pages.blocks.chart import ChartBlock
from cms.pages.blocks.download import DownloadBlock
from cms.pages.blocks.figure import FigureBlock
from cms.pages.blocks.figures import FiguresBlock
from cms.pages.blocks.members import MembersBlock
from cms.pages.blocks.money_split import MoneySplitBlock
from cms.pages.blocks.next_events import NextEventsBlock
from cms.pages.blocks.picture import PictureBlock
from cms.pages.blocks.questions import QuestionsBlock
from cms.pages.blocks.quote import QuoteBlock
from cms.pages.blocks.steps import StepsBlock
from cms.pages.blocks.story import StoryBlock
from cms.pages.blocks.text import TextBlock
from cms.pages.blocks.time_line import TimeLineBlock
from cms.pages.blocks.trades import TradesBlock
from cms.pages.blocks.votes import VotesBlock

BODY = [
    ("text", TextBlock()),
    ("steps", StepsBlock()),
    ("quote", QuoteBlock()),
    ("questions", QuestionsBlock()),
    ("time_line", TimeLineBlock()),
    ("call_to_action", CallToActionBlock()),
    ("figures", FiguresBlock()),
    ("figure", FigureBlock()),
    ("money_split", MoneySplitBlock()),
    ("chart", ChartBlock()),
    ("trades", TradesBlock()),
    ("members", MembersBlock()),
    ("votes", VotesBlock()),
    ("events", NextEventsBlock()),
    ("stories", StoryBlock()),
    ("picture", PictureBlock()),
    ("download", DownloadBlock()),
]
