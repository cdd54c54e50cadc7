"""The rounds with the server as the window runs them: when, as which job, and what came of them."""
