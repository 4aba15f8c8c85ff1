"""The packaged sample sites, and `osint demo`, which crawls them twice over real HTTP on the loopback."""
