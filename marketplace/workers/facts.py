"""What a worker tells about themselves, checked once and put on the row."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from marketplace.workers.errors import WorkerProfileIncomplete
from marketplace.workers.models import Worker, validate_zone


@dataclass(frozen=True)
class ProfileFacts:
    """The words of a page. Languages are codes such as en or pt-br."""

    name: str
    headline: str = ""
    bio: str = ""
    languages: tuple[str, ...] = ()

    def require(self) -> None:
        """Raise WorkerProfileIncomplete with a sentence per field."""
        problems = {}
        if not self.name.strip():
            problems["name"] = _("Enter the name customers will see.")
        for field, longest in (("name", 80), ("headline", 120), ("bio", 4000)):
            if len(getattr(self, field)) > longest:
                problems[field] = _("Use at most %(number)s characters.") % {"number": longest}
        if problems:
            raise WorkerProfileIncomplete(fields=problems)

    def put_on(self, worker: Worker) -> None:
        worker.name, worker.headline = self.name.strip(), self.headline.strip()
        worker.bio, worker.languages = self.bio.strip(), list(dict.fromkeys(self.languages))


@dataclass(frozen=True)
class BaseFacts:
    """Where a worker starts from and how far and fast they travel. Millionths of a degree, metres, minutes."""

    latitude_e6: int
    longitude_e6: int
    area: str
    zone: str
    radius_metres: int = 10_000
    travel_metres_per_minute: int = 400
    travel_extra_minutes: int = 5

    def require(self) -> None:
        """Raise WorkerProfileIncomplete with a sentence per field."""
        problems = {}
        if not self.area.strip() or len(self.area) > 80:
            problems["area"] = _("Name the area, such as a town or district, in at most 80 characters.")
        if not (abs(self.latitude_e6) <= 90_000_000 and abs(self.longitude_e6) <= 180_000_000):
            problems["place"] = _(
                "This point is not on the globe: latitude runs from -90 to 90, longitude from -180 to 180."
            )
        if not 500 <= self.radius_metres <= 200_000:
            problems["radius"] = _("Choose a distance between half a kilometre and 200 kilometres.")
        if not 50 <= self.travel_metres_per_minute <= 2_000:
            problems["travel_speed"] = _("Choose a speed between 3 and 120 kilometres an hour.")
        if not 0 <= self.travel_extra_minutes <= 120:
            problems["travel_extra_minutes"] = _("Choose between 0 and 120 minutes.")
        try:
            validate_zone(self.zone)
        except ValidationError as error:
            problems["zone"] = error.messages[0]
        if problems:
            raise WorkerProfileIncomplete(fields=problems)

    def put_on(self, worker: Worker) -> None:
        worker.base_latitude_e6, worker.base_longitude_e6 = self.latitude_e6, self.longitude_e6
        worker.base_area, worker.zone = self.area.strip(), self.zone
        worker.radius_metres = self.radius_metres
        worker.travel_metres_per_minute = self.travel_metres_per_minute
        worker.travel_extra_minutes = self.travel_extra_minutes
