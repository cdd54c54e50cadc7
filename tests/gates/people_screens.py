"""Screens about people: cards that are closed or laid together, relatives who ring, contacts that are linked later."""

from __future__ import annotations

from tests.gates.forgetting_screens import FORGETTING
from tests.gates.invented_desk import LEADER
from tests.gates.neighbours import close_card, lay_together
from tests.gates.place import Place, keys, then
from tests.gates.whole_program import WholeProgram


def _card(program: WholeProgram) -> None:
    program.find("kar")


def _closed_card(program: WholeProgram) -> None:
    """A card that is closed to others, before it is said why it is opened."""
    close_card(program.store)
    program.find("kar")


def _card_of_two(program: WholeProgram) -> None:
    """A card under which another one lies, and that is closed to others."""
    lay_together(program.store)
    close_card(program.store)
    program.find("kar")
    program.press("1", "Ctrl+Enter")


def _all_of_a_card(program: WholeProgram) -> None:
    """Everything about Karen, with what others said waiting for an answer."""
    then(_card, "Alt+I")(program)


def _held_back(program: WholeProgram) -> None:
    """The first piece stays in the house, and why is not said yet."""
    then(_all_of_a_card, "2", "Ctrl+Enter")(program)


ABOUT_PEOPLE = (
    Place("borgere", "BorgerePage", keys("Ctrl+3")),
    Place("borger ret", "BorgerRetPage", then(_card, "Alt+R")),
    Place("ny borger", "BorgerRetPage", keys("Ctrl+Shift+N")),
    Place("paaroerende", "RelativesPanel", then(_card, "Alt+P")),
    Place("ny paaroerende", "RelativeForm", then(_card, "Alt+P", "Alt+N")),
    Place("samme person", "SamePersonPanel", then(_card, "Alt+S")),
    Place("er det den samme", "ComparisonPanel", then(_card, "Alt+S", *"kars", "Enter")),
    Place("historik", "HistoryPanel", then(_card, "Alt+H")),
    Place("paaroerende ringer", "HenvendelsePage", then(_card, "Alt+P", "Alt+R")),
    Place("hvem maa aabne kortet", "AccessPanel", then(_card, "Alt+A", "2")),
    Place("hvorfor aabnes kortet", "WhyPanel", _closed_card),
    Place("indsigt", "IndsigtPanel", _all_of_a_card, who=LEADER),
    Place("hvem har set", "WhoLookedPanel", then(_card, "Alt+L"), who=LEADER),
    Place("indsigt, holdt tilbage", "IndsigtPanel", _held_back, who=LEADER),
    Place("borger, samlet og lukket", "BorgerPage", _card_of_two),
    Place("hvem handler den om", "LinkPanel", keys("Ctrl+2", "Enter", "Alt+K")),
    *FORGETTING,
)
