"""Text in, findings out: reads one job ad in any script. No network, no database, nothing of `osint` or `spiders`."""
