"""Trades and what is offered in them. Prices in pence."""

from typing import Any

from marketplace.services.calculations.price import ExtraFacts
from marketplace.services.facts import DAY, ListingFacts

TRADES = (
    # slug, name, the people, icon, words, order
    ("cleaning", "Cleaning", "cleaners", "sparkles", "Weekly cleans, deep cleans, ironing.", 10),
    ("repairs", "Repairs and decorating", "repairers", "hammer", "Shelves, taps, doors, paint, flat packs.", 20),
    ("gardening", "Gardening", "gardeners", "sprout", "Beds, lawns, hedges and fruit trees.", 30),
    ("company", "Company and errands", "companions", "hand-heart", "Shopping, appointments, a walk and a chat.", 40),
    ("lessons", "Lessons", "tutors", "book-open", "Maths, physics, Welsh: at home or online.", 50),
    ("computers", "Computer help", "computer helpers", "laptop", "Phones, printers, passwords, patience.", 60),
    ("bicycles", "Bicycle repair", "mechanics", "bike", "A workshop that comes to your door.", 70),
    ("sewing", "Sewing", "tailors", "scissors", "Alterations, repairs, curtains.", 80),
    ("dogs", "Dog walking", "dog walkers", "paw-print", "Small groups and long walks.", 90),
)


def hourly(title: str, price: int, shortest: int = 120, longest: int = 360, **more: Any) -> ListingFacts:
    """An offer by the hour."""
    facts: dict[str, Any] = {"lead_minutes": DAY, "horizon_days": 30, "wrapup_minutes": 15} | more
    return ListingFacts(
        title=title, price_minor=price, price_shape="hourly", min_minutes=shortest, max_minutes=longest, **facts
    )


def fixed(title: str, price: int, minutes: int, **more: Any) -> ListingFacts:
    """An offer at one price."""
    facts: dict[str, Any] = {"lead_minutes": DAY, "horizon_days": 30, "wrapup_minutes": 15} | more
    return ListingFacts(title=title, price_minor=price, min_minutes=minutes, **facts)


OFFERS: dict[str, tuple[str, ListingFacts]] = {
    "clean_home": ("cleaning", hourly("Home cleaning", 1850, summary="A regular clean of your home, room by room.",
                   includes="Kitchen and bathroom\nDusting and floors\nEco products", not_included="Outside windows",
                   extras=(ExtraFacts("oven", "Inside the oven", 1800, 45), ExtraFacts("fridge", "Inside the fridge", 900, 20)))),
    "deep_clean": ("cleaning", fixed("Deep clean of a small flat", 14000, 360, summary="Everything, everywhere, once.",
                   includes="Inside cupboards\nOven and fridge\nSkirting boards and doors", cancellation_tier="firm")),
    "ironing": ("cleaning", hourly("Ironing at your home", 1750, 60, 180, summary="One basket takes about an hour.")),
    "handy_hour": ("repairs", hourly("Small repairs by the hour", 2600, 60, 240, summary="Bring me your list of little jobs.",
                   includes="Tools and fixings\nTaking rubbish away")),
    "flatpack": ("repairs", fixed("Put together a wardrobe", 7800, 150, summary="Up to three doors, fixed to the wall.")),
    "painting": ("repairs", fixed("Paint one room", 21000, 480, summary="Walls and ceiling, two coats; you choose the paint.",
                 not_included="Paint", cancellation_tier="firm", lead_minutes=3 * DAY)),
    "garden_hour": ("gardening", hourly("Gardening by the hour", 2100, 120, 300, summary="Weeding, planting, mowing, tidying.",
                    includes="Hand tools\nGreen waste to the compost")),
    "hedge": ("gardening", fixed("Hedge cutting, up to ten metres", 9500, 180, summary="Shaped, cleared and swept.",
              extras=(ExtraFacts("waste", "Take the cuttings away", 2500, 30),))),
    "companion": ("company", hourly("Company at home", 1950, 60, 240, summary="A chat, a game, a walk, a meal together.",
                  cancellation_tier="flexible")),
    "errands": ("company", hourly("Shopping and errands", 1850, 60, 180, summary="Lists, prescriptions, parcels.",
                cancellation_tier="flexible")),
    "tutor_maths": ("lessons", fixed("Maths lesson", 3200, 60, summary="From fractions to A level.", wrapup_minutes=0,
                    grid_minutes=30)),
    "tutor_physics": ("lessons", fixed("Physics lesson, online", 3200, 60, summary="By video, with a shared page.",
                      place_mode="remote", wrapup_minutes=0)),
    "tutor_welsh": ("lessons", fixed("Welsh lesson, online", 2800, 60, summary="For beginners and for the rusty.",
                    place_mode="remote", wrapup_minutes=0)),
    "computer_help": ("computers", hourly("Computer help at home", 2800, 60, 180, summary="Set up, clean up, explain.")),
    "bike_service": ("bicycles", fixed("Bicycle service", 4800, 90, summary="Brakes, gears, wheels, a good clean.",
                     extras=(ExtraFacts("tube", "New inner tube, fitted", 1200, 10, 2),))),
    "sewing": ("sewing", fixed("Shorten trousers or a skirt", 2200, 45, summary="I measure at yours and bring it back.")),
    "curtains": ("sewing", fixed("Curtains, one window", 8500, 180, summary="Measured, lined and hung.",
                 not_included="Fabric", lead_minutes=3 * DAY)),
    "dog_walk": ("dogs", fixed("Dog walk, one hour", 1800, 60, summary="Fetched and brought home.", wrapup_minutes=10,
                 cancellation_tier="flexible")),
}  # fmt: skip
