"""Indsigt: everything the house holds about a person, looked through by a leader and saved as a file."""
