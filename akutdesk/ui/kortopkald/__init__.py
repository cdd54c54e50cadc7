"""A short call: hung up, wrong number, test call. One key, one save (ux.md 2.4, Shift+F2)."""
