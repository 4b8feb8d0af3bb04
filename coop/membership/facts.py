"""What is handed to the actions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ApplicationFacts:
    """What an applicant said. The age counts at the time of applying; the date of birth is not kept.

    `agreed` holds the kinds of consent given (enums.ConsentKind).
    """

    legal_name: str
    postal_address: str
    age_years: int
    agreed: frozenset[str]
    notices_by_email: bool = True
    motivation: str = ""
