"""akutdesk: the staffed night desk of a Danish socialt akuttilbud."""

__version__ = "0.1.0"

BUILT_YEAR = 2026
"""When this version was made, as `dev.py build` sets it: a clock that says an earlier year is wrong."""
