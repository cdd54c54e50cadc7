"""What was promised: tick it off, try again, move it, or promise something more."""
