"""Room for the sides of a question: the same for each."""

MOST_WORDS = 200
EDIT_MINUTES = 15


def words_in(text: str) -> int:
    return len(text.split())
