"""Each budget of design.md 6, measured beside its limit in the same run."""
