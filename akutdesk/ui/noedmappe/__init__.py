"""The noedmappe: what the house needs on paper when the PC is gone."""
