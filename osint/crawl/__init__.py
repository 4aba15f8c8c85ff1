"""A run of one source: fetching within bounds, the archive of every exchange, the guard, and the run's true outcome."""
