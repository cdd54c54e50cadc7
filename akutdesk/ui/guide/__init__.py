"""Draws what stands in a guide: words to say, help in doubt, when to stop and act, and where to note."""
