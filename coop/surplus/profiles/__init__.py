"""The profiles that come with the software: one file of data for each, every number with its citation and date."""

import json
from functools import lru_cache
from pathlib import Path

from coop.surplus.calculations.problems import BadProfile, CannotAllocate
from coop.surplus.calculations.profile_reader import read_profile
from coop.surplus.calculations.types import Profile

FOLDER = Path(__file__).resolve().parent
DEFAULT = "plain"


def profile_ids() -> list[str]:
    """The ids, the plain default first."""
    return sorted((path.stem for path in FOLDER.glob("*.json")), key=lambda name: (name != DEFAULT, name))


@lru_cache(maxsize=64)
def load_profile(profile_id: str) -> Profile:
    """The profile with this id. Raises CannotAllocate when there is none."""
    if profile_id not in profile_ids():
        raise CannotAllocate(f"There is no profile {profile_id!r}. Known are: {', '.join(profile_ids())}.")
    profile = read_profile(json.loads((FOLDER / f"{profile_id}.json").read_text(encoding="utf-8")))
    if profile.id != profile_id:
        raise BadProfile(f"The file {profile_id}.json holds the profile {profile.id!r}.")
    return profile


def list_profiles() -> list[Profile]:
    """All of them, the plain default first."""
    return [load_profile(profile_id) for profile_id in profile_ids()]
