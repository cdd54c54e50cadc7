"""Ctrl+Shift+E, "Er alt i orden?": one page of how the PC and its copies stand, and the quiet line to the leader."""
