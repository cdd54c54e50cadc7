"""akutdesk: the staffed night desk of a Danish socialt akuttilbud."""

__version__ = "0.1.0"
