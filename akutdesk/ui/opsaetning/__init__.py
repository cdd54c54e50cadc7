"""The first run: from an empty PC to a desk with keys and staff."""
