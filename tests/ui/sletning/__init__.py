"""Slet og bevar."""
