"""Settings that could hurt a co-op are named before the first request."""
