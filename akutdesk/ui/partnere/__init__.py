"""Samarbejdspartnere: whom the house works with and what is agreed; the desk looks up, the leader writes."""
