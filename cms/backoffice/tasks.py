"""What the worker process does for the back office."""

from django.core.management import call_command

from cms.backoffice.actions.follow_offices import follow_offices
from foundation.jobs.registry import periodic


@periodic("cms.backoffice.publish_scheduled", seconds=60)
def publish_scheduled() -> None:
    """Publish and take down what editors set a time for."""
    call_command("publish_scheduled", verbosity=0)


@periodic("cms.backoffice.follow_offices", seconds=3600)
def keep_groups_in_step() -> None:
    """Whatever changed without a word to us: a restored backup, a person who is no longer staff."""
    follow_offices()
