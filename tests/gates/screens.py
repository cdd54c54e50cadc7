"""Every screen, panel and full screen of the program, and the keys that lead there: one registry."""

from __future__ import annotations

import shutil
from pathlib import Path

from akutdesk.ui.pcer.page import PcerPage
from tests.flows.test_first_run import copy_by_hand, fill_leader, fill_place
from tests.gates.door_screens import DOORS
from tests.gates.figures_screens import FIGURES
from tests.gates.handover import HANDOVER
from tests.gates.invented_desk import LEADER
from tests.gates.neighbours import (
    another_server,
    answer_by_stick,
    ask_by_stick,
    copied,
    set_aside,
    write_apart,
)
from tests.gates.paper_screens import PAPER
from tests.gates.people_screens import ABOUT_PEOPLE
from tests.gates.place import Place, Reach, button, keys, then
from tests.gates.screens_out import OUT
from tests.gates.setup_screens import ABOUT_SETUP, PRACTICE
from tests.gates.stays import STAYS
from tests.gates.trust_screens import TRUST, TRUST_AT_THE_DOOR
from tests.gates.whole_program import WholeProgram

WORDS = "fire nye ord i nat"
"""A password that nobody had before."""


def _empty(folder: Path) -> None:
    """A PC that has no desk yet."""
    shutil.rmtree(folder)
    folder.mkdir()


_question = WholeProgram.wait
_first_step = then(_question, "Enter")


def _wait_for_leader(program: WholeProgram) -> None:
    """Asks by a stick."""
    stick = program.desk.folder.parent / "stik"
    stick.mkdir(exist_ok=True)
    program.press("Tab", "Enter", "Tab", "Tab", "Tab")
    program.keys.write(str(stick))
    program.press("Ctrl+Enter")


def _answered(program: WholeProgram) -> None:
    """The leader of the invented place has let this PC in; the answer is on the stick."""
    _wait_for_leader(program)
    stick = program.desk.folder.parent / "stik"
    answer_by_stick(program.invented, stick, " ".join(program.front.code.words))
    program.press("Ctrl+Enter")


def _way_back(program: WholeProgram) -> None:
    then(_question, "Tab", "Tab", "Enter")(program)


def _copy_found(program: WholeProgram) -> None:
    """The stick with the invented place's second copy."""
    _way_back(program)
    program.keys.write(str(copied(program.invented)))
    program.press("Enter")
    program.wait()


def _sheet_typed(program: WholeProgram) -> None:
    for group in program.invented.kit:
        program.keys.write(group)
        program.press("Tab")
    program.press("Ctrl+Enter")
    program.wait()


def _stopped(program: WholeProgram) -> None:
    """A database turned up in the folder meanwhile: nothing is built over it."""
    _copy_found(program)
    (program.desk.folder / "vault.db").write_bytes(b"somebody's")
    _sheet_typed(program)


def _fetched(program: WholeProgram) -> None:
    _copy_found(program)
    _sheet_typed(program)


def _came_back(program: WholeProgram) -> None:
    """The leader has a new password, with somebody beside them."""
    _fetched(program)
    program.press("Tab", "Down", "Tab")
    program.keys.write(WORDS)
    program.press("Tab", "Tab")
    program.keys.write(WORDS)
    program.press("Enter")
    program.wait()


def _compare(program: WholeProgram) -> None:
    """A PC that asks by a stick, and its six words at the leader's."""
    stick = program.desk.folder.parent / "stik"
    code = ask_by_stick(stick)
    program.press("Ctrl+7", "Alt+C")
    program.press("Alt+N")
    program.keys.write(code)
    program.press("Tab", "Tab")
    program.keys.write(str(stick))
    program.press("Ctrl+Enter")


def _shut(program: WholeProgram) -> None:
    """The new one is marked, and is to be shut out again."""
    then(_compare, "Ctrl+Enter", "Enter", "Down", "Alt+S")(program)


def _two_words(program: WholeProgram) -> None:
    """Two desks gave Karen two first names, and one of them is on its way to both."""
    write_apart(program.store)
    program.press("F5")
    program.tab_to("Se begge")
    program.press("Enter")


def _set_aside(program: WholeProgram) -> None:
    """Something that did not hold lies in quarantine."""
    set_aside(program.store)
    program.press("F5")
    program.tab_to("Se hvorfor")
    program.press("Enter")


def _other_server(program: WholeProgram) -> None:
    """A server that is another one than before has answered."""
    program.press("Ctrl+7", "Alt+C")
    page = program.front
    assert isinstance(page, PcerPage)
    page.line.show(another_server())


def _second_step(program: WholeProgram) -> None:
    fill_place(program.desk)
    program.press("Ctrl+Enter")


def _sheets(program: WholeProgram) -> None:
    _second_step(program)
    fill_leader(program.desk)
    program.press("Ctrl+Enter")


def _third_step(program: WholeProgram) -> None:
    _sheets(program)
    copy_by_hand(program.desk)


_old_sheet = keys("Ctrl+7", "Alt+M", "Alt+A")


def _new_sheets(program: WholeProgram) -> None:
    _old_sheet(program)
    for group in program.invented.kit:
        program.keys.write(group)
        program.press("Tab")
    program.press("Ctrl+Enter")
    program.wait()


def _card(program: WholeProgram) -> None:
    program.find("kar")


def _plan(program: WholeProgram) -> None:
    """A first plan for Ali, with a line in each of its first sections."""
    program.find("ali")
    program.press("F8")
    program.keys.write("Søvn")
    program.press("Tab")
    program.keys.write("sove i nat")
    program.press("Tab", "Tab")
    program.keys.write("gå en tur")


def _next_plan(program: WholeProgram) -> None:
    """A new version of the plan that Karen has."""
    _card(program)
    program.press("F8", "Ctrl+Enter")


def _finished(program: WholeProgram) -> None:
    _plan(program)
    for words in ("dagvagten", "ringer", "i dag"):
        program.press("Tab")
        if "Ret" in program.focus.text():
            program.press("Tab")
        program.keys.write(words)
    program.press("Ctrl+Enter")


def _setup(name: str, reach: Reach, front: str = "SetupScreen") -> Place:
    return Place(name, front, reach, is_inside=False, has_desk=False, prepare=_empty)


_numbers = keys("Ctrl+7", "Down", "Down", "Down", "Down", "Down", "Enter")
_no_name = keys("Ctrl+7", *"sted", "Enter", "Delete", "Enter")
_KAREN = keys("F2", "Alt+I", "2", *"kar", "Enter")
_TALK = keys("F2", "F7")
_READ = keys("Ctrl+2", "Enter")

INTAKE = (
    Place("vagtbord", "VagtbordPage", keys()),
    Place("henvendelse", "HenvendelsePage", keys("F2")),
    Place("henvendelse uden ur", "HenvendelsePage", keys("Ctrl+N")),
    Place("henvendelse med mere", "HenvendelsePage", keys("F2", "Alt+M")),
    Place("henvendelse med mangler", "HenvendelsePage", keys("F2", "Ctrl+Enter")),
    Place("henvendelse fra Karen", "HenvendelsePage", _KAREN),
    Place("henvendelse, find borger", "HenvendelsePage", keys("F2", "Alt+I", "2", "k")),
    Place("henvendelse, ny borger", "HenvendelsePage", keys("F2", "Alt+I", "3")),
    Place("henvendelse, ligner en", "HenvendelsePage", keys("F2", "Alt+I", "3", *"kar", "Enter")),
    Place("henvendelse, hele listen", "HenvendelsePage", keys("F2", "2", "Tab", "0")),
    Place(
        "henvendelse, alvorlig", "HenvendelsePage", keys("F2", "4", "Tab", "5", "Tab", "Tab", "5")
    ),
    Place("annuller", "AnnulPanel", button(keys("F2", "Alt+M"), "Annullér")),
    Place("henvendelser", "HenvendelserPage", keys("Ctrl+2")),
    Place("henvendelse, laes", "ReadingPage", _READ),
    Place("henvendelse, ret", "HenvendelsePage", then(_READ, "Ctrl+Enter")),
    Place("lav opfoelgning", "FollowUpPanel", button(_READ, "Lav opfølgning")),
    Place("kort opkald", "ShortCallPanel", keys("Shift+F2")),
)

TALK = (
    Place("krisesamtale", "KrisesamtalePage", _TALK),
    Place("krisesamtale trin 2", "KrisesamtalePage", then(_TALK, "Ctrl+PgDn")),
    Place("krisesamtale trin 4", "KrisesamtalePage", then(_TALK, *["Ctrl+PgDn"] * 3)),
    Place("krisesamtale trin 6", "KrisesamtalePage", then(_TALK, *["Ctrl+PgDn"] * 5)),
    Place("krisesamtale trin 8", "KrisesamtalePage", then(_TALK, *["Ctrl+PgDn"] * 7)),
    Place("krisesamtale i tvivl", "KrisesamtalePage", then(_TALK, "Alt+T")),
    Place("spring over", "SkipPanel", then(_TALK, "Ctrl+PgDn", "Ctrl+PgDn", "Alt+S")),
    Place("akutkort", "DeskCard", keys("F12")),
    Place("akutkort under opkald", "DeskCard", then(_KAREN, "F12")),
    Place("akutkort, aftale", "AftalePanel", then(_KAREN, "F12", "Alt+N")),
    Place("akutkort laast", "AkutkortScreen", keys("Ctrl+L", "F12"), is_locked=True),
)

PEOPLE = (
    Place("soeg", "SoegPanel", keys("Ctrl+K")),
    Place("soeg med svar", "SoegPanel", keys("Ctrl+K", "k")),
    Place("soeg uden svar", "SoegPanel", keys("Ctrl+K", *"xqz")),
    Place("borger", "BorgerPage", _card),
    *ABOUT_PEOPLE,
    Place("opfoelgning", "OpfoelgningPage", keys("Ctrl+5")),
    Place("ny opfoelgning", "NewTaskPanel", keys("Ctrl+5", "Alt+O")),
    Place("flyt opfoelgning", "MovePanel", keys("Ctrl+5", "Alt+F")),
    Place("giv opgave videre", "GivePanel", keys("Ctrl+5", "Alt+G")),
    Place("maaling", "MaalingPanel", keys("Ctrl+M")),
    Place("maaling igen", "MaalingPanel", then(_card, "Ctrl+M")),
    Place("maaling foerste gang", "MaalingPanel", then(_card, "Ctrl+M", "Shift+Tab", "4")),
    Place("maaling med mangler", "MaalingPanel", then(_card, "Ctrl+M", "Ctrl+Enter")),
    Place("maaling med pakke", "MaalingPanel", then(_card, "Ctrl+M", "Shift+Tab", "5")),
    Place("maaling i samtalen", "MaalingPanel", then(_TALK, "Ctrl+M")),
)

PLAN = (
    Place("kriseplan", "KriseplanPage", _plan),
    Place("kriseplan, gaeldende", "KriseplanPage", then(_card, "F8")),
    Place("kriseplan, ny version", "KriseplanPage", _next_plan),
    Place("kriseplan, mangler", "KriseplanPage", then(_plan, "Ctrl+Enter")),
    Place("kriseplan, ideer", "IdeasPanel", then(_plan, "Alt+I")),
    Place("kriseplan, hent linjer", "FetchLines", then(_next_plan, "Alt+H")),
    Place("kriseplan, faerdig", "FinishPanel", _finished),
    Place("udskriv", "PrintDialog", then(_plan, "Ctrl+P")),
    Place("udskriv til andre", "PrintDialog", then(_plan, "Ctrl+P", "Tab", "2", "Enter")),
    Place("udskriv diskret", "LinesPanel", button(then(_plan, "Ctrl+P", "Alt+D"), "Vælg linjer")),
    *PAPER,
    Place("vis til borger", "BorgerScreen", then(_plan, "F11")),
    Place("vis til borger, skriv", "BorgerScreen", then(_plan, "F11", "s")),
)

SETTING_UP = (
    Place("hjaelp", "HelpPanel", keys("F1")),
    _setup("opsaetning 1", _first_step),
    _setup("opsaetning 1 med mangler", keys("Enter", "Ctrl+Enter")),
    _setup("ny pc", _question, "QuestionScreen"),
    _setup("ny pc, bed", then(_question, "Tab", "Enter"), "AskScreen"),
    _setup("ny pc, proxy", then(_question, "Tab", "Enter", "Tab", "Tab", "Enter"), "ProxyScreen"),
    _setup("ny pc, vent", _wait_for_leader, "WaitScreen"),
    _setup("ny pc, med", _answered, "InScreen"),
    _setup("hent tilbage", _way_back, "CopyScreen"),
    _setup("hent tilbage, kode", _copy_found, "CodeScreen"),
    _setup("hent tilbage, standset", _stopped, "WorkScreen"),
    _setup("hent tilbage, leder", _fetched, "LeaderScreen"),
    _setup("hent tilbage, er her", _came_back, "BackScreen"),
    _setup("opsaetning 2", _second_step),
    _setup("opsaetning 2 ark", _sheets),
    _setup("opsaetning 2 afskriv", then(_sheets, "Alt+A"), "CopyOverlay"),
    _setup("opsaetning 3", _third_step),
    Place("opsaetning for leder", "OpsaetningPage", keys("Ctrl+7"), who=LEADER),
    Place("opsaetning, soegt", "OpsaetningPage", keys("Ctrl+7", *"lås"), who=LEADER),
    Place("opsaetning, intet", "OpsaetningPage", keys("Ctrl+7", *"xqz"), who=LEADER),
    Place("opsaetning, tal", "FeltPanel", keys("Ctrl+7", *"lås", "Enter"), who=LEADER),
    Place("opsaetning, kommuner", "FeltPanel", keys("Ctrl+7", *"komm", "Enter"), who=LEADER),
    Place("opsaetning, ord", "FeltPanel", keys("Ctrl+7", *"husr", "Enter"), who=LEADER),
    Place("opsaetning, navn", "FeltPanel", keys("Ctrl+7", *"sted", "Enter"), who=LEADER),
    Place("opsaetning, fejl", "FeltPanel", _no_name, who=LEADER),
    Place("liste", "ListePage", keys("Ctrl+7", *"fyld", "Enter"), who=LEADER),
    Place("nyt svar", "CodePanel", keys("Ctrl+7", *"fyld", "Enter", "Alt+N"), who=LEADER),
    Place("kopi", "KopiPage", keys("Ctrl+7", *"sikkerhedsk", "Enter"), who=LEADER),
    Place("telefonliste", "TelefonlistePage", _numbers, who=LEADER),
    Place("ret nummer", "NumberPanel", then(_numbers, "Enter"), who=LEADER),
    Place("medarbejdere", "MedarbejderePage", keys("Ctrl+7", "Alt+M"), who=LEADER),
    Place("ny kode til en", "NyKodePanel", keys("Ctrl+7", "Alt+M", "Alt+N"), who=LEADER),
    Place(
        "ny kode vist",
        "NyKodePanel",
        keys("Ctrl+7", "Alt+M", "Alt+N", "Ctrl+Enter"),
        who=LEADER,
    ),
    Place("er stoppet", "StopPanel", keys("Ctrl+7", "Alt+M", "Alt+S"), who=LEADER),
    Place("vagter for leder", "SetupScreen", keys("Ctrl+7", "Alt+M", "Alt+V"), who=LEADER),
    Place("nye ark", "SheetPanel", _old_sheet, who=LEADER),
    Place("nye ark paa papir", "SheetsScreen", _new_sheets, who=LEADER),
    Place("net", "SynkPage", keys("F5")),
    Place("computere", "PcerPage", keys("Ctrl+7", "Alt+C"), who=LEADER),
    Place("tilfoej pc", "CodePanel", then(keys("Ctrl+7", "Alt+C"), "Alt+N"), who=LEADER),
    Place("sammenlign ord", "WordsPanel", _compare, who=LEADER),
    Place("pc er med", "InPanel", then(_compare, "Ctrl+Enter"), who=LEADER),
    Place("spaer pc", "ShutPanel", _shut, who=LEADER),
    Place("konflikt", "KonfliktPage", _two_words),
    Place("lagt til side", "QuarantinePanel", _set_aside, who=LEADER),
    Place("hent fra kopi", "CopyPanel", then(keys("F5"), "Alt+H")),
    Place("pcs navn", "NamePanel", then(keys("Ctrl+7", "Alt+C"), "Alt+R"), who=LEADER),
    Place("proxy", "ProxyPanel", then(keys("Ctrl+7", "Alt+C"), "Alt+P"), who=LEADER),
    Place("anden server", "ChangePanel", _other_server, who=LEADER),
    Place("server", "ServerPanel", then(keys("Ctrl+7", "Alt+C"), "Alt+E"), who=LEADER),
    *(*ABOUT_SETUP, *PRACTICE, *TRUST),
    *(_setup(name, reach, front) for name, reach, front in TRUST_AT_THE_DOOR),
)

SCREENS = (*HANDOVER, *INTAKE, *TALK, *OUT, *PEOPLE, *STAYS, *PLAN, *DOORS, *SETTING_UP, *FIGURES)
