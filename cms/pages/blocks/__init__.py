"""What an editor can put on a page."""

from cms.pages.blocks.call_to_action import CallToActionBlock
from cms.pages.blocks.figures import FiguresBlock
from cms.pages.blocks.questions import QuestionsBlock
from cms.pages.blocks.quote import QuoteBlock
from cms.pages.blocks.steps import StepsBlock
from cms.pages.blocks.text import TextBlock
from cms.pages.blocks.trades import TradesBlock

BODY = [
    ("text", TextBlock()),
    ("figures", FiguresBlock()),
    ("trades", TradesBlock()),
    ("steps", StepsBlock()),
    ("quote", QuoteBlock()),
    ("questions", QuestionsBlock()),
    ("call_to_action", CallToActionBlock()),
]
