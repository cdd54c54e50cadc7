"""Slet og bevar: hide, close, keep, and erase for good with two people."""
