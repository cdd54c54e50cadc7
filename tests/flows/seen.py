"""What somebody who cannot see the screen is told of it."""

from PySide6.QtGui import QAccessible


def visible_words(widget):
    """Every name a screen reader can reach from here."""
    return _words_of(QAccessible.queryAccessibleInterface(widget))


def _words_of(seen):
    if seen is None or seen.state().invisible:
        return []
    names = [seen.text(QAccessible.Text.Name), seen.text(QAccessible.Text.Value)]
    for number in range(seen.childCount()):
        names += _words_of(seen.child(number))
    return [name for name in names if name]
