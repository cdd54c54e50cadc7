"""The recovery kit on its sheet: typed back at set-up, and typed in at the door."""
