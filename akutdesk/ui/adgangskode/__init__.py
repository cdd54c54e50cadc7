"""Choosing a password: what is said while it is typed, and the fields for it."""
