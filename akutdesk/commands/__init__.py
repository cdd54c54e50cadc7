"""The commands that are more than a row of `tree.COMMANDS`."""
