"""One round with the central server: push, pull, repair, and what the desk may say about it.

No window, no thread, no clock of its own: time, chance and the network are passed in, and a round is a
generator that a job takes in slices (sync-and-security.md 2.12).
"""
