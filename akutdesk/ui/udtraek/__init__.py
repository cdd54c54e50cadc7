"""The evaluator's set: ordered, looked at, saved."""
