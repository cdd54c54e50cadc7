"""The commands that are more than a row of `cli.COMMANDS`."""
