"""The name of the group through which a worker's open pages hear of changes."""


def worker_group(worker_id: int) -> str:
    """Return the channel group of one worker."""
    return f"marketplace.bookings.worker.{worker_id}"
