"""Two wrote the same place apart: both side by side, and a person chooses (ux.md 2.15, mock-up 12-konflikt)."""
