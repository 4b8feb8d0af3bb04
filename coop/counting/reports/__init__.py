"""Results put into words for people and into JSON for programs."""
