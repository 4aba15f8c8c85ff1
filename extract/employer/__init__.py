"""Whom one would work for."""
