"""Opsaetning, for the leader: whom to call, and where the second copy goes."""
