"""Samtykke: what a citizen has said yes to, to whom, and until when (domain.md 2.15)."""
