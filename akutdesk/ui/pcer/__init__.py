"""The leader's page about PCs: who is there, a new one, one that is shut out, and the server (sync-and-security.md 2.15)."""
