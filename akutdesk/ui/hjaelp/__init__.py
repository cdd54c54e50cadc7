"""F1: what this screen is for, in a few lines, and every key that works now."""
