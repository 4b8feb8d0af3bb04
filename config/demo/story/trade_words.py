"""What the demo co-op's editor wrote about each trade: a few words, and what people ask before they book."""

from typing import Any

# slug: (for search engines, what members say of the work, questions with their answers)
WORDS: dict[str, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    "cleaning": (
        "Home cleaning between Todmorden and Halifax by members of a co-op: weekly, deep or once, at a price you see first.",
        "<p>The same person comes each time unless you ask for another. We bring cloths and eco products; say so in the "
        "booking if you would rather we used yours.</p>",
        (
            (
                "Do I have to be at home?",
                "Only the first time, so that you can show us round. After that many people leave a key.",
            ),
            (
                "What if something breaks?",
                "Tell us by phone or e-mail. We are insured, and the office answers within two days.",
            ),
            ("Can I have the same person every week?", "Yes. Book a series, and the times are kept with that person."),
        ),
    ),
    "repairs": (
        "Shelves, taps, doors, paint and flat packs in the Calder Valley, by members of a co-op who name the price first.",
        "<p>Small jobs are welcome: one dripping tap is a good reason to book. Say what you have seen, and we bring what "
        "it is likely to need.</p>",
        (
            (
                "Do you bring the parts?",
                "Washers, screws and fillers, yes. Anything larger we agree on with you before it is bought.",
            ),
            (
                "Do you work with gas or mains wiring?",
                "No. That takes a registered engineer, and we tell you who is one.",
            ),
            ("What if it takes longer?", "You are asked first. Nothing is added to the price without your yes."),
        ),
    ),
    "gardening": (
        "Beds, lawns, hedges and fruit trees in the Calder Valley, looked after by members of a co-op who live here.",
        "<p>Our gardens are steep and wet, and we know them. We cut hedges after the birds have left, and leave a corner "
        "for the hedgehogs if you let us.</p>",
        (
            (
                "Do you take the green waste away?",
                "We compost on the spot where there is room. Taking it away is an extra you can tick.",
            ),
            ("Do I need tools?", "No, we bring ours. An outside tap helps."),
            ("What if it rains?", "Drizzle is gardening weather here. In a storm we agree on another day with you."),
        ),
    ),
    "company": (
        "Shopping, appointments, a walk and a chat: company for people in the Calder Valley, by checked members of a co-op.",
        "<p>We come for an hour or an afternoon: to the market, to the doctor, or for a game of cards. We are company and "
        "not nurses: we do not wash people or give medicine.</p>",
        (
            ("Who comes?", "One person, with a name and a page of their own. Their checks stand on that page."),
            ("Can I book for my mother?", "Yes. Say in the booking who we are coming to and what they like."),
            ("Do you drive?", "Some of us do; it stands on their page. Otherwise we take the bus together."),
        ),
    ),
    "lessons": (
        "Maths, physics and Welsh for all ages, at home in the Calder Valley or online, by tutors who own their co-op.",
        "<p>The first lesson is for finding out what is missing. After that you get a plan of a few lines, and you can "
        "stop at any time.</p>",
        (
            ("At home or online?", "Either. It stands with each offer."),
            ("Which ages do you teach?", "From nine years on. Adults who start again are our favourites."),
            ("Do I have to buy a course?", "No. Each lesson is booked by itself, or as a series you can end."),
        ),
    ),
    "computers": (
        "Patient help with phones, printers, passwords and computers in the Calder Valley, at home, by members of a co-op.",
        "<p>We sit beside you and you do the pressing, so that it works when we have gone. No question is too small, and "
        "we write down the steps in large letters.</p>",
        (
            ("Will you see my passwords?", "You type them yourself. We write none down and keep none."),
            ("Can you save my photos?", "Often. We look first, and tell you before anything costs more."),
            ("Do you sell computers?", "No. We tell you what to look for, and set up what you bought."),
        ),
    ),
    "bicycles": (
        "Bicycle repair at your door in the Calder Valley: brakes, gears, wheels and a yearly check, by a co-op’s mechanics.",
        "<p>A workshop on a cargo bicycle. Most repairs are done in your yard while you have a cup of tea.</p>",
        (
            ("What do you need from me?", "A dry spot of two metres, and somebody to hand the bicycle over."),
            (
                "Do you mend electric bicycles?",
                "Brakes, wheels and gears, yes. Motors and batteries go to their maker.",
            ),
            ("Do you bring parts?", "Cables, pads, tubes and chains. Others we order, after your yes."),
        ),
    ),
    "sewing": (
        "Alterations, repairs and curtains in the Calder Valley, sewn by members of a co-op with their own machines.",
        "<p>We shorten, take in, patch and darn. A mend may be seen or hidden, as you like; both are work to be proud "
        "of.</p>",
        (
            ("Do you come to measure?", "Yes, for curtains and for whatever does not leave the house."),
            (
                "How long does it take?",
                "A hem about a week. It stands in the offer, and we say so when it becomes longer.",
            ),
            ("Can you mend a zip?", "Nearly always, and for less than a new coat."),
        ),
    ),
    "dogs": (
        "Dog walking in the Calder Valley in small groups, by members of a co-op who know the hills and the sheep.",
        "<p>Four dogs at most, and never through lambing fields off the lead. You get a line when we set off and when your "
        "dog is home.</p>",
        (
            ("Do we meet first?", "Yes, on a first short walk with you."),
            ("What if my dog pulls, or is afraid?", "Tell us. Such dogs are walked alone until they feel safe."),
            ("Who has my key?", "The member who walks your dog, and nobody else."),
        ),
    ),
}


def body_about(slug: str) -> list[tuple[str, Any]]:
    """The blocks of a trade's page; none for a trade nobody wrote about."""
    if slug not in WORDS:
        return []
    _description, text, asked = WORDS[slug]
    questions = [{"question": question, "answer": f"<p>{answer}</p>"} for question, answer in asked]
    return [("text", text), ("questions", {"title": "What people ask", "questions": questions})]


def description_of(slug: str) -> str:
    """What a search engine shows under the title."""
    return WORDS[slug][0] if slug in WORDS else ""
