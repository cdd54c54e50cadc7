"""Search and go to: citizens, what the program can do, and a deliberate second step into notes."""
