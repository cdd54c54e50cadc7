"""The handover's panels, and the keys that lead there (see screens.py)."""

from __future__ import annotations

from tests.gates.invented_desk import LEADER
from tests.gates.place import Place, keys

HANDOVER = (
    Place("nyt punkt", "PointPanel", keys("Ctrl+5", "Alt+N")),
    Place("ret punkt", "PointPanel", keys("Ctrl+5", "F6", "Enter")),
    Place("overlevering, givet", "OpfoelgningPage", keys("Ctrl+5", "Ctrl+Enter")),
    Place("udskriv overlevering", "HandoverPrint", keys("Ctrl+5", "Ctrl+P")),
    Place("laes op sammen", "AloudScreen", keys("Ctrl+5", "F11")),
    Place("tidligere overleveringer", "EarlierPanel", keys("Ctrl+5", "Ctrl+Enter", "Alt+T")),
    Place("vil droefte", "TalksPanel", keys("Ctrl+5", "Alt+D"), who=LEADER),
    Place("tal med nogen", "TalkPanel", keys("Ctrl+5", "Alt+J")),
)
