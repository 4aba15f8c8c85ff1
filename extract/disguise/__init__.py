"""Disguises undone, with the way back to what the text says."""
