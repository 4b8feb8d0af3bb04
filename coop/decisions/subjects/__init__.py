"""What decisions can do, built in. Higher rooms register more."""
