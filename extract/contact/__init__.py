"""Contacts of a text and the role of each."""
