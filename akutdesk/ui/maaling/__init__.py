"""Measuring how it goes: before, after, and the packs of words that belong to somebody (domain.md 2.11)."""
