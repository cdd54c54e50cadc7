"""Jonas comes in from the street: registered as new, asked straight out, and not left alone with it."""

from __future__ import annotations

from typing import Final, TypeAlias

from akutdesk.demo.player import Steps
from akutdesk.demo.stage import Stage
from akutdesk.domain.guide import spoergeguide

_MINUTES: Final = "95"
"""How long Jonas was here: nobody started a clock at the door."""

Answers: TypeAlias = tuple[tuple[str, str], ...]
"""Questions about danger and the digit of each answer."""

DANGER: Final[Answers] = (
    ("andre_til_stede", "2"),
    ("tanker", "1"),
    ("plan", "1"),
    ("midler", "2"),
    ("forberedelse", "2"),
    ("tidspunkt", "2"),
    ("allerede_handlet", "2"),
    ("fare_for_andre", "2"),
    ("vold_i_hjemmet", "2"),
    ("boern_bekymring", "2"),
    ("handleniveau", "3"),
    ("droeftet_med", "2"),
)
"""Alone, with thoughts of suicide and a plan; a doctor now, after a word with the bagvagt."""


def walk_in(stage: Stage) -> Steps:
    """Ctrl+N: a new citizen, a serious crisis, thoughts of suicide."""
    yield from stage.pass_time(minutes=6)
    yield from stage.press("Ctrl+N")
    yield stage.is_at("HenvendelsePage")
    yield from stage.press("Alt+I", "3")
    yield from stage.write(stage.words.gaest)
    yield from stage.press("Enter")
    yield from serious_crisis(stage)


def serious_crisis(stage: Stage) -> Steps:
    """From Krise on: alvorlig, with thoughts of suicide."""
    yield from stage.press("4")
    yield from answer(stage, "symptomer", "1", "5")
    yield from answer(stage, "begivenheder", "8")
    yield from stage.picture("tanker-om-selvmord")


def ask_straight_out(stage: Stage, danger: Answers = DANGER) -> Steps:
    """F7, step 2: the questions in their order; what to do stands where the answer was given."""
    yield from stage.press("F7")
    yield stage.is_at("KrisesamtalePage")
    yield from stage.picture("krisesamtale")
    yield from stage.press("Ctrl+PgDn")
    guide = spoergeguide(stage.assets.guide("sikkerhedsafklaring"))
    for felt, digit in danger:
        yield from stage.tab_to(guide[felt].sig or guide[felt].navn)
        yield from stage.press(digit)
        if felt == "tidspunkt":
            yield from stage.picture("krisesamtale-trin2", large=True)
    yield from stage.picture("krisesamtale-niveau")


def hand_over(stage: Stage) -> Steps:
    """F12: what to say, filled in; Alt+N: the doctor has taken over."""
    yield from stage.pass_time(minutes=9)
    yield from stage.press("F12")
    yield stage.is_at("DeskCard")
    yield from stage.picture("akutkort", large=True)
    yield from stage.press("Alt+N")
    yield stage.is_at("AftalePanel")
    yield from stage.press("2", "Tab")
    yield from stage.write(stage.words.laege)
    yield from stage.press("Tab")
    yield from stage.write(stage.words.aftalt)
    yield from stage.press("Tab", "1")
    yield from stage.picture("aftale")
    yield from stage.press("Ctrl+Enter", "Esc")
    yield stage.is_at("KrisesamtalePage")


def talk_on(stage: Stage) -> Steps:
    """The other steps in the order of the talk: 3, 6, 4; the five areas are left for another night."""
    texts, words = stage.assets.texts(), stage.words
    yield from stage.press("Ctrl+PgDn", "Alt+T")
    yield from stage.tab_to(texts("krisesamtale.felt.krisesamtale_borgers_ord"))
    yield from stage.write(words.udloeser)
    yield from stage.picture("krisesamtale-trin3")
    yield from stage.tab_to(texts("krisesamtale.fri_note"))
    yield from stage.write(words.gaest_note)
    yield from jump(stage, "6")
    yield from stage.write(words.hjalp)
    yield from jump(stage, "4")
    yield from stage.picture("krisesamtale-trin4")
    yield from stage.press("Ctrl+PgDn", "Alt+S")
    yield stage.is_at("SkipPanel")
    yield from stage.picture("spring-over")
    yield from stage.press("1")
    yield from jump(stage, "7")
    yield from stage.tab_to(texts("krisesamtale.felt.krisesamtale_naeste_skridt"))
    yield from stage.write(words.naeste)
    yield from stage.picture("krisesamtale-trin7")


def jump(stage: Stage, step: str) -> Steps:
    """F6 to the list of steps, its digit, Enter."""
    title = stage.assets.text("krisesamtale.trin")
    while title not in stage.names_at_cursor():
        yield from stage.press("F6")
    yield from stage.press(step, "Enter")


def close_visit(stage: Stage) -> Steps:
    """From the plan back to the talk, to the form: what was agreed, how it stands now, and closed."""
    yield from stage.press("Esc")
    yield stage.is_at("KrisesamtalePage")
    yield from stage.press("Ctrl+PgDn")
    yield from stage.picture("krisesamtale-trin8")
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("HenvendelsePage")
    yield from answer(stage, "tiltag", "4")
    yield from answer(stage, "stabilisering", "2")
    yield from stage.picture("henvendelse-svaer")
    yield from stage.press("Ctrl+Enter")
    yield from stage.picture("manglende-svar")
    yield from stage.press("Alt+T")
    yield from stage.write(_MINUTES)
    yield from stage.press("Ctrl+Enter")
    yield stage.is_at("VagtbordPage")


def answer(stage: Stage, felt: str, *digits: str) -> Steps:
    """Tab to a question of the form and press its digits."""
    yield from stage.tab_to(stage.assets.text(f"henvendelse.spoergsmaal.{felt}"))
    yield from stage.press(*digits)
