"""A desk comes back on a bare PC, from a second copy and a recovery kit."""
