"""The screens that lead out of the house: partners, consents, contacts out, a worry for a child, incidents."""

from __future__ import annotations

from tests.gates.invented_desk import LEADER
from tests.gates.place import Place, keys, then
from tests.gates.whole_program import WholeProgram

_KAREN = keys("F2", "Alt+I", "2", *"kar", "Enter")


def _card(program: WholeProgram) -> None:
    program.find("kar")


OUT = (
    Place("underretning", "UnderretningForm", keys("F2", "Alt+U")),
    Place("akutkort, ringet", "DeskCard", then(_KAREN, "F12", "Down", "Space")),
    Place("akutkort, ord", "IsbarPanel", then(_KAREN, "F12", "Alt+R")),
    Place("haendelser", "HaendelserPage", keys("Ctrl+Shift+H")),
    Place("haendelser for leder", "HaendelserPage", keys("Ctrl+Shift+H"), who=LEADER),
    Place("ny haendelse", "HaendelseForm", keys("Ctrl+Shift+H", "Alt+N")),
    Place("partnere", "PartnerePage", keys("Ctrl+Shift+S")),
    Place("partnere for leder", "PartnerePage", keys("Ctrl+Shift+S"), who=LEADER),
    Place("ny partner", "PartnerForm", keys("Ctrl+Shift+S", "Alt+N"), who=LEADER),
    Place("ny aftale", "AftaleForm", keys("Ctrl+Shift+S", "Alt+A"), who=LEADER),
    Place("statusrapport", "StatusrapportPage", keys("Ctrl+Shift+R"), who=LEADER),
    Place("statusrapport, ord", "FeltPanel", keys("Ctrl+Shift+R", "Enter"), who=LEADER),
    Place("samtykker", "SamtykkerPanel", then(_card, "Alt+T")),
    Place("nyt samtykke", "SamtykkeForm", then(_card, "Alt+T", "Alt+N")),
)
