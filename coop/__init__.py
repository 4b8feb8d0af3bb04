"""The co-operative itself: its members, its rules, its decisions and its surplus."""
