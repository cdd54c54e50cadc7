"""Stikproeve i loggen: ten look-ups drawn by lot, which a leader goes through each month."""
