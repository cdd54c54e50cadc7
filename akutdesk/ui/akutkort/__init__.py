"""V14, the Akutkort (F12): whom to ring, and what to say; also while locked and without net (ux.md 2.20)."""
