"""Where a sentence ends, in every script that is read here."""

import re

# What ends a sentence beside `.`, `!` and `?`: Chinese, Indian, Burmese, Ethiopic, Khmer, Urdu, Arabic and Armenian (Unicode's
# Sentence_Break=STerm for these scripts). Every pattern that stops at an end takes it from here, or texts in some script run on.
STOPS = "。！？।॥။።፧។៕۔؟։"
# Line breaks count: ads have no full stop before them. A dot ends one only before a space, for addresses and sums have dots too.
END = re.compile(rf"[\n!?{STOPS}]|\.(?=\s|$)")
