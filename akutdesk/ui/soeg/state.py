"""What the palette shows for what is typed, as plain values. No Qt, no store (ux.md 2.17).

The palette is a contract: the same letters and Enter always do the same. Citizens come in the store's
fixed order, then commands: words before synonyms, ties by the alphabet, never by use.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from akutdesk.domain.samarbejdspartner import Samarbejdspartner
from akutdesk.storage import folding
from akutdesk.storage.raekker import BorgerHit, NoteHit
from akutdesk.ui.soeg.match import matches

MOST_CITIZENS = 6
MOST_DEEDS = 5
MOST_PARTNERS = 3
LATEST = 5

FIRST = ("opkald", "ny_henvendelse", "kort_opkald", "overnatning", "akutkort")
"""What a screen without deeds of its own offers before anything is typed."""


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something the program can do: an action of the key table, its words, key and synonyms.

    `here` is a deed of the screen in front.
    """

    action: str
    words: str
    keys: str = ""
    synonyms: str = ""
    here: bool = False


@dataclass(frozen=True)
class OpenCitizen:
    """Row: open this card."""

    hit: BorgerHit


@dataclass(frozen=True)
class OpenPartner:
    """Row: show this partner."""

    partner: Samarbejdspartner


@dataclass(frozen=True)
class DoDeed:
    """Row: do this."""

    deed: Deed


@dataclass(frozen=True)
class OpenNote:
    """Row: open the record with this note."""

    hit: NoteHit


@dataclass(frozen=True)
class SearchNotes:
    """Row: search in notes too, which is logged."""


@dataclass(frozen=True)
class NewCitizen:
    """Row: make a citizen of this name."""

    navn: str


Choice = OpenCitizen | OpenPartner | DoDeed | OpenNote | SearchNotes | NewCitizen


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading's key and the rows under it."""

    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """What the store answered. `notes` is None until notes were searched."""

    citizens: tuple[BorgerHit, ...] = ()
    partners: tuple[Samarbejdspartner, ...] = ()
    """Those whose name or kind holds the words."""
    notes: tuple[NoteHit, ...] | None = None
    may_search_notes: bool = True


def sections(typed: str, found: Found, deeds: Sequence[Deed]) -> tuple[Section, ...]:
    """The sections of the palette, empty ones left out."""
    if found.notes is not None:
        return _filled(Section(title="noter", choices=tuple(OpenNote(hit) for hit in found.notes)))
    if not typed.strip():
        return _at_rest(found, deeds)
    citizens = tuple(OpenCitizen(hit) for hit in found.citizens[:MOST_CITIZENS])
    partners = tuple(OpenPartner(one) for one in found.partners[:MOST_PARTNERS])
    doable = ranked(deeds, typed)[:MOST_DEEDS]
    new = () if citizens else (NewCitizen(typed.strip()),)
    notes = (SearchNotes(),) if found.may_search_notes else ()
    return _filled(
        Section(title="borgere", choices=citizens),
        Section(title="partnere", choices=partners),
        Section(title="goer", choices=(*(DoDeed(deed) for deed in doable), *new)),
        Section(title="noter", choices=notes),
    )


def ranked(deeds: Sequence[Deed], typed: str) -> tuple[Deed, ...]:
    """The deeds found: by their own words as they are spelled, then in any spelling, then by a synonym; the alphabet."""
    found = [(rank, deed) for deed in deeds if (rank := _rank(deed, typed)) is not None]
    ordered = sorted(found, key=lambda pair: (pair[0], folding.alphabet(pair[1].words)))
    return tuple(deed for _, deed in ordered)


def partners_found(
    partnere: Sequence[Samarbejdspartner], typed: str, slags: Mapping[str, str]
) -> tuple[Samarbejdspartner, ...]:
    """The partners whose name, or kind of partner in words, begins with what is typed; by the alphabet."""
    found = [
        one
        for one in partnere
        if not one.nedlagt and matches(f"{one.navn} {slags.get(one.type or '', '')}", typed)
    ]
    return tuple(sorted(found, key=lambda one: folding.alphabet(one.navn)))


def nothing_found(typed: str, found: Found, deeds: Sequence[Deed]) -> bool:
    """Whether neither a citizen nor a deed nor a note matches."""
    if found.notes is not None:
        return not found.notes
    some = found.citizens or found.partners or ranked(deeds, typed)
    return bool(typed.strip()) and not some


def _at_rest(found: Found, deeds: Sequence[Deed]) -> tuple[Section, ...]:
    """Nothing typed: the latest citizens and what this screen can do, each under its own title."""
    latest = tuple(OpenCitizen(hit) for hit in found.citizens[:LATEST])
    here = [deed for deed in deeds if deed.here]
    usual = [deed for deed in deeds if deed.action in FIRST]
    doable = tuple(DoDeed(deed) for deed in (here or usual)[:MOST_DEEDS])
    return _filled(
        Section(title="seneste", choices=latest),
        Section(title="paa_skaermen" if here else "goer", choices=doable),
    )


def _rank(deed: Deed, typed: str) -> int | None:
    if _as_spelled(deed.words, typed):
        return 0
    if matches(deed.words, typed):
        return 1
    return 2 if matches(f"{deed.words} {deed.synonyms}", typed) else None


def _as_spelled(words: str, typed: str) -> bool:
    """Whether each typed word begins one of these letter by letter: "øv" means Øv before Overnatning."""
    mine = words.casefold().split()
    return all(any(word.startswith(one) for word in mine) for one in typed.casefold().split())


def _filled(*all_sections: Section) -> tuple[Section, ...]:
    return tuple(section for section in all_sections if section.choices)
