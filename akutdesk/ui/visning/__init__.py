"""Vis til borger: the one screen that is turned towards the citizen."""
