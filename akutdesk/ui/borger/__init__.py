"""The citizen: what helps at three in the morning, then the facts, then what has happened."""
