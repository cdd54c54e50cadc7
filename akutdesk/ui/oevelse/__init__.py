"""Practice (V15): the same program on a desk of its own, with invented people."""
