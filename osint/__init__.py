"""Collect, understand and connect public job ads that lure people into scam centers."""

__version__ = "0.1.0"
