"""The right half of V7: what one shift tells the next, given and taken (ux.md 2.13, domain.md 2.17)."""
