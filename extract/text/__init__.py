"""Letters: folding, scripts, languages, encodings."""
