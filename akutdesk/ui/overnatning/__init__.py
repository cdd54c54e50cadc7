"""V6, Overnatning: who sleeps here, the decision of each night, and the brandliste (ux.md 2.12)."""
