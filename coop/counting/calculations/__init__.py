"""Pure sums: ballots in, results out. No clock, no files."""
