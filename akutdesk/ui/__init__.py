"""All of Qt: the window, the screens and their fields."""
