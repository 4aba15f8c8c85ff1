"""Spiders: fetch pages and yield JobPosting. They know HTML and nothing of SQL."""
