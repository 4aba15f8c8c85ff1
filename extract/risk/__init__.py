"""Indicators of an ad and what they weigh."""
