"""Collect, understand and connect public job ads that lure people into scam centers."""

import extract  # noqa: F401  # before all that loads numpy: it says with how many threads that multiplies

__version__ = "0.1.0"
