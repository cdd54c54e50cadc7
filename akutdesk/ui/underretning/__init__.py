"""Underretning: a worry about a child, written down for its writer and the leader (domain.md 2.16)."""
