"""The kriseplan, written together with the citizen, with the real page beside it."""
