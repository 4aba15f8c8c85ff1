"""Where a sentence ends, in every script that is read here."""

import re

# Line breaks count: ads have no full stop before them. A dot ends one only before a space, for addresses and sums have dots too.
END = re.compile(r"[\n!?。！？।॥။።។۔؟]|\.(?=\s|$)")
