"""The net as staff see it: rounds with the server beside the work, the pill, and V9 (ux.md 2.15)."""
