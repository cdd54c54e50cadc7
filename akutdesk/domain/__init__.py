"""Rules of the desk. No files, clock, threads, Qt or SQL: only the standard library."""
