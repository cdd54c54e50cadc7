"""A henvendelse: written while one talks, read and corrected afterwards, found again in the list."""
