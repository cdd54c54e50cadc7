"""Giv videre: one closed contact handed over to another system or authority, as a file."""
