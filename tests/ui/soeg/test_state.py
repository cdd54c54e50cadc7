"""The palette is a contract: the same letters and Enter always do the same (ux.md 2.17)."""

from __future__ import annotations

from datetime import UTC, datetime

from akutdesk.domain.record import RecordId
from akutdesk.storage.raekker import BorgerHit, NoteHit
from akutdesk.ui.soeg.state import (
    Deed,
    DoDeed,
    Found,
    NewCitizen,
    OpenCitizen,
    OpenNote,
    SearchNotes,
    nothing_found,
    ranked,
    sections,
)

SHORT = Deed(action="kort_opkald", words="Kort opkald", keys="Shift+F2", synonyms="lagt på")
CALL = Deed(action="opkald", words="Nyt opkald", keys="F2", synonyms="telefon ring")
BED = Deed(action="overnatning", words="Overnatning", keys="F9", synonyms="seng plads")
TICK = Deed(action="flyt", words="Flyt dato", keys="Alt+F", here=True)
DEEDS = (CALL, SHORT, BED, TICK)


def hit(navn: str) -> BorgerHit:
    return BorgerHit(
        rid=RecordId(navn.encode().ljust(16)[:16]),
        navn=navn,
        foedselsaar=None,
        kommunekode=None,
        identitet=None,
        sidst=None,
    )


def shape(found: tuple) -> list[tuple[str, list[type]]]:
    return [(section.title, [type(choice) for choice in section.choices]) for section in found]


def test_citizens_come_before_deeds_and_notes():
    found = sections("ko", Found(citizens=(hit("Kolja"),)), DEEDS)
    assert shape(found) == [
        ("borgere", [OpenCitizen]),
        ("goer", [DoDeed]),
        ("noter", [SearchNotes]),
    ]


def test_an_empty_field_shows_the_latest_citizens_and_what_this_screen_can_do():
    found = sections(" ", Found(citizens=tuple(hit(f"B{n}") for n in range(7))), DEEDS)
    assert shape(found) == [("seneste", [OpenCitizen] * 5), ("paa_skaermen", [DoDeed])]
    assert found[1].choices == (DoDeed(TICK),)


def test_a_screen_without_deeds_of_its_own_offers_what_works_everywhere():
    found = sections("", Found(), (CALL, SHORT))
    assert shape(found) == [("goer", [DoDeed, DoDeed])]


def test_own_words_come_before_synonyms_and_ties_follow_the_alphabet():
    other = Deed(action="x", words="Liste", synonyms="opkald")
    assert ranked((other, CALL, SHORT), "opk") == (SHORT, CALL, other)
    assert ranked(DEEDS, "seng") == (BED,)


def test_the_letters_as_they_are_spelled_come_before_those_that_sound_alike():
    practise = Deed(action="oevelse", words="Øv dig på et opkald")
    assert ranked((BED, practise), "øv") == (practise, BED)
    assert ranked((practise, BED), "ov") == (BED, practise)


def test_where_nobody_is_found_a_citizen_can_be_made_of_the_words():
    found = sections("Zenobia ", Found(), DEEDS)
    assert found[0].choices == (NewCitizen("Zenobia"),)
    assert nothing_found("Zenobia", Found(), DEEDS)
    assert not nothing_found("kort", Found(), DEEDS)


def test_who_may_not_search_notes_is_not_offered_to():
    found = sections("kort", Found(may_search_notes=False), DEEDS)
    assert [section.title for section in found] == ["goer"]


def test_notes_stand_alone_once_they_are_searched():
    note = NoteHit(
        rid=RecordId(b"n" * 16),
        type="henvendelse",
        henvendelse_id=None,
        borger_id=None,
        navn="Karen",
        tid=datetime(2026, 11, 24, tzinfo=UTC),
        uddrag="te",
    )
    assert shape(sections("te", Found(notes=(note,)), DEEDS)) == [("noter", [OpenNote])]
    assert nothing_found("te", Found(notes=()), DEEDS)
