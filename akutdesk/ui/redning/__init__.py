"""A backup in the place of an ill file, at the door: what happened, what would be missing, and one key to bring it back."""
