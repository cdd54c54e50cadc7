"""A PC that is no desk yet: a new place, or one that is there already and lets it in (sync-and-security.md 2.15)."""
