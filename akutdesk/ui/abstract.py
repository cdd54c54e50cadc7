"""Widgets with methods that each kind must have itself."""

from __future__ import annotations

from abc import ABCMeta
from typing import Any

from PySide6.QtWidgets import QWidget

from akutdesk.ui.override import override


class AbstractWidget(ABCMeta, type(QWidget)):
    """The metaclass of a widget with `@abstractmethod`s.

    Qt makes its objects past Python's own check for methods that are still open, so that stands here.
    """

    @override
    def __call__(cls, *args: Any, **options: Any) -> Any:
        """Raises TypeError for a class with open methods."""
        if cls.__abstractmethods__:
            raise TypeError(cls.__name__, *sorted(cls.__abstractmethods__))
        return super().__call__(*args, **options)
