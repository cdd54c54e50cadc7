"""The encrypted file of one desk: keys, events, tables for reading, search, log, second copy."""
