"""V3, the krisesamtale: the steps of the talk, the words to say, and where to note (ux.md 2.9)."""
