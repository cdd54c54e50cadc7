"""Statistik: the figures of a period, each number opening the rows behind it (ux.md 2.14)."""
