"""What desks and the central server say to each other: formats, chains, keys. Imports nothing of ours."""
