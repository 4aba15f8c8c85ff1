"""Handles beside the name of an app, however they are told."""
