"""Which kind of place each field gets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from akutdesk.domain.guide import Trin
from akutdesk.ui.desk import Desk
from akutdesk.ui.krisesamtale.felt import Felt, felt
from akutdesk.ui.krisesamtale.level import LevelNote
from akutdesk.ui.krisesamtale.notes import (
    AREAS,
    AreasNote,
    CallerNote,
    MainEventNote,
    ManyNote,
    NameNote,
    Note,
    OneNote,
    ScoreNote,
    TextNote,
    TickNote,
)

_Maker = Callable[[Desk, Felt, Trin, date], Note]

_OWN: Mapping[str, _Maker] = MappingProxyType(
    {
        "omraader": lambda desk, felt, trin, _: AreasNote(desk, felt, trin.sig[-AREAS:]),
        "tryghed_efter": lambda desk, felt, _, __: ScoreNote(desk, felt),
        "opsummering_godkendt": lambda desk, felt, _, __: TickNote(desk, felt),
        "handleniveau": lambda desk, felt, _, dag: LevelNote(desk, felt, dag),
        "henvender": lambda desk, felt, _, dag: CallerNote(desk, felt, dag),
        "kaldenavn": lambda desk, felt, _, __: NameNote(desk, felt, headed=True),
        "hovedbegivenhed": lambda desk, felt, _, dag: MainEventNote(desk, felt, dag),
    }
)
"""Fields whose place is of their own kind."""


def make_notes(desk: Desk, trin: Trin, dag: date) -> tuple[Note, ...]:
    """The places of a step in the order of its guide; the first has no heading if the step's name says it."""
    return tuple(
        _note(desk, felt(noted), trin, (dag, number == 0))
        for number, noted in enumerate(trin.noter)
    )


def _note(desk: Desk, noted: Felt, trin: Trin, where: tuple[date, bool]) -> Note:
    dag, is_first = where
    own = _OWN.get(noted.navn)
    if own is not None:
        return own(desk, noted, trin, dag)
    title = desk.texts(f"krisesamtale.felt.{noted.record_type}_{noted.navn}")
    headed = not (is_first and title == trin.navn)
    if noted.is_many:
        return ManyNote(desk, noted, dag, headed=headed)
    if noted.liste:
        return OneNote(desk, noted, dag)
    return TextNote(desk, noted, headed=headed)
