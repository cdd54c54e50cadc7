"""Whether the system says that there is a network again, where it can tell (sync-and-security.md 2.12.5)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QNetworkInformation


class Network(QObject):
    """`up`: the world is within reach, and was not. Silent where the system cannot tell: the rhythm goes on alone."""

    up = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked = False

    def begin(self) -> None:
        """Ask from now on; again is harmless."""
        if self._asked:
            return
        self._asked = True
        feature = QNetworkInformation.Feature.Reachability
        if QNetworkInformation.loadBackendByFeatures(feature):
            QNetworkInformation.instance().reachabilityChanged.connect(self.changed)

    def changed(self, reach: QNetworkInformation.Reachability) -> None:
        """The system says how far it gets now."""
        if reach is QNetworkInformation.Reachability.Online:
            self.up.emit()
