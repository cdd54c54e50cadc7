"""Haendelser: violence, accidents, breaches of data; a module the house may leave out (domain.md 2.18)."""
