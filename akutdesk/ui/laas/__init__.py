"""The two locks: what they show, who opens them, and when they fall."""
