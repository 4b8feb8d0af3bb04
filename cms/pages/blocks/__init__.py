"""What an editor can put on a page."""

from cms.pages.blocks.live import FiguresBlock, TradesBlock
from cms.pages.blocks.words import CallToActionBlock, QuestionsBlock, QuoteBlock, StepsBlock, TextBlock

BODY = [
    ("text", TextBlock()),
    ("figures", FiguresBlock()),
    ("trades", TradesBlock()),
    ("steps", StepsBlock()),
    ("quote", QuoteBlock()),
    ("questions", QuestionsBlock()),
    ("call_to_action", CallToActionBlock()),
]
