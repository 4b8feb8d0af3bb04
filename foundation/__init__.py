"""What every floor of the house stands on: people, money, time, the record of who did what, and the look of pages."""
