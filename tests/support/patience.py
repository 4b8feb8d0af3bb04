"""How long a test waits for what takes a moment, in seconds: a busy machine is no reason to fail."""

PATIENCE = 120
