"""Guides as data: steps of the talk, safety questions, plan sections, escalations, ways to say it (design.md D9).

Each builder takes the plain table of one file in resources/guides/ and raises ResourceError with the
place in it, so that the start can name file and line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, cast

from akutdesk.domain.errors import ResourceError
from akutdesk.domain.krisesamtale import SPOR
from akutdesk.domain.raekke import Raw, entydige, raekker
from akutdesk.domain.record import field_types
from akutdesk.domain.record_types import RECORD_CLASS
from akutdesk.domain.sektion import SEKTIONER
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring

SVAR: tuple[str, ...] = ("valg", "flere", "tekst")
"""How a question is answered: one code, several codes, or words."""

_AREAS = "omraader"
"""The field whose questions are the words of its step."""


@dataclass(frozen=True, kw_only=True)
class Trin:
    """One step: what it is for, what to say, what to do in doubt, what to note, when to stop and act."""

    kode: str
    navn: str
    formaal: str
    husk: tuple[str, ...] = ()
    sig: tuple[str, ...] = ()
    """Words to say aloud, without quotes."""
    tvivl: tuple[str, ...] = ()
    noter: tuple[str, ...] = ()
    """Fields to note in, as "type.felt"."""
    stop: str = ""
    eskaleringer: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _AndreOrd:
    """What is said instead of the usual words where a contact has one of these forms."""

    normalt: str
    form: tuple[str, ...]
    sagt: str


@dataclass(frozen=True, kw_only=True)
class Samtaleguide:
    """The talk: numbered steps of each track, and the three panels outside the numbers."""

    spor: Mapping[str, tuple[Trin, ...]]
    foer: Trin
    bagefter: Trin
    tavs: Trin
    """A silent or cut-off call (domain.md 3.4)."""
    andre_ord: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """By henvendelse.form: words that do not fit there, to those that do."""

    def trin(self, spor: str, kode: str) -> Trin:
        """One step with the words of its track. Raises KeyError."""
        for one in self.spor[spor]:
            if one.kode == kode:
                return one
        raise KeyError(kode)

    def med_egne_ord(self, egne: Mapping[str, tuple[str, ...]]) -> Samtaleguide:
        """With the place's own words to say, by the code of a step; a track's words of its own stay."""
        usual = {
            one.kode: one.sig for one in (*self.spor["FULD"], self.foer, self.bagefter, self.tavs)
        }

        def own(trin: Trin) -> Trin:
            words = egne.get(trin.kode)
            return replace(trin, sig=words) if words and trin.sig == usual[trin.kode] else trin

        return replace(
            self,
            spor=MappingProxyType(
                {navn: tuple(map(own, steps)) for navn, steps in self.spor.items()}
            ),
            tavs=own(self.tavs),
        )

    def kan_faa_egne_ord(self) -> tuple[Trin, ...]:
        """The steps whose words are only said: those of the areas are questions with a number each."""
        steps = (*self.spor["FULD"], self.tavs)
        asked = {one.kode for one in steps for note in one.noter if note.endswith(f".{_AREAS}")}
        return tuple(one for one in steps if one.sig and one.kode not in asked)

    def som_sagt(self, trin: Trin, form: str | None) -> Trin:
        """The step in words that fit how one talks: nobody who stands there is thanked for ringing."""
        andre = self.andre_ord.get(form or "", {})

        def fits(words: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(andre.get(one, one) for one in words)

        stop = andre.get(trin.stop, trin.stop)
        return replace(trin, sig=fits(trin.sig), tvivl=fits(trin.tvivl), stop=stop)


@dataclass(frozen=True, kw_only=True)
class Spoergsmaal:
    """One safety question: the words to say, a line of help, and the code list of its answers."""

    felt: str
    navn: str
    """Short name of the answer, as on lists."""
    sig: str = ""
    """The words to say aloud, without quotes; empty where staff answer for themselves."""
    hjaelp: str = ""
    svar: str = "valg"
    liste: str = ""


@dataclass(frozen=True, kw_only=True)
class Plansektion:
    """One section of the plan: heading on paper, in the editor, on its add button; guidance, ideas."""

    nr: str
    overskrift: str
    editor: str = ""
    kort: str = ""
    diskret: str = ""
    """Neutral heading of the discreet edition; empty where the section does not print there."""
    hint: str = ""
    """A few words beside the heading, "det nemmeste først"."""
    vejledning: tuple[str, ...] = ()
    ideer: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Eskalering:
    """One situation in which to stop and act, and the directory codes to call (domain.md 3.5)."""

    kode: str
    situation: str
    handling: str
    saa: tuple[str, ...] = ()
    """What comes after the first deed; {navn} is the citizen's name on screen."""
    opslag: tuple[str, ...] = ()
    """Directory codes or kinds, see `katalog.hvem`."""
    maerke: str = ""
    """SKAL_GODKENDES: says what the law asks, to be confirmed by the municipality."""


def samtaleguide(raw: Raw) -> Samtaleguide:
    """The talk from its file: `[[trin]]` for all tracks, `[[paar]]` and `[[aftale]]` for words of their own.

    `[[ord]]` has what is said instead where nobody rings.
    Raises ResourceError: FELT, DOBBELT, TRIN_MANGLER, NOTER_UKENDT or ORD_UKENDT.
    """
    usual = _steps(raw, "trin")
    own = {"PAAR": _steps(raw, "paar"), "AFTALE": _steps(raw, "aftale")}
    spor = {name: _track(steps, usual | own.get(name, {})) for name, steps in SPOR.items()}
    outside = _track(("FOER", "BAGEFTER", "TAVS"), usual)
    every = [step for steps in (usual, *own.values()) for step in steps.values()]
    return Samtaleguide(
        spor=MappingProxyType(spor),
        foer=outside[0],
        bagefter=outside[1],
        tavs=outside[2],
        andre_ord=_instead(raw, every),
    )


def spoergeguide(raw: Raw) -> Mapping[str, Spoergsmaal]:
    """The safety questions by field. Raises ResourceError: FELT, DOBBELT or FELT_UKENDT."""
    rows = raekker(raw, "spoergsmaal", Spoergsmaal)
    for row in rows:
        known = row.felt in field_types(Sikkerhedsafklaring) or row.felt == "handleniveau"
        if not known or row.svar not in SVAR:
            raise ResourceError("FELT_UKENDT", felt=row.felt)
    return MappingProxyType(entydige((row.felt, row) for row in rows))


def planguide(raw: Raw) -> Mapping[str, Plansektion]:
    """The sections by number, K0 among them. Raises ResourceError: FELT, DOBBELT or SEKTION_MANGLER."""
    guide = entydige((row.nr, row) for row in raekker(raw, "sektion", Plansektion))
    for nr in ("K0", *SEKTIONER):
        if nr not in guide:
            raise ResourceError("SEKTION_MANGLER", felt=nr)
    return MappingProxyType(guide)


def eskaleringer(raw: Raw) -> Mapping[str, Eskalering]:
    """The escalations by code. Raises ResourceError: FELT or DOBBELT."""
    rows = raekker(raw, "eskalering", Eskalering)
    return MappingProxyType(entydige((row.kode, row) for row in rows))


def vendinger(raw: Raw) -> Mapping[str, str]:
    """The ways to say each piece of the ISBAR card, by code. Raises ResourceError FELT."""
    table = cast("dict[str, Any]", raw.get("vending", {}))
    for kode, text in table.items():
        if not isinstance(text, str) or not text:
            raise ResourceError("FELT", felt=kode)
    return MappingProxyType(table)


def _steps(raw: Raw, navn: str) -> dict[str, Trin]:
    """The rows of one track; what is true of every doubt is said last (`tvivl_altid`)."""
    always = cast("str", raw.get("tvivl_altid", ""))
    rows = [_with_doubt(row, always) for row in raekker(raw, navn, Trin)]
    for row in rows:
        _validate_noter(row)
    return entydige((row.kode, row) for row in rows)


def _instead(raw: Raw, steps: Sequence[Trin]) -> Mapping[str, Mapping[str, str]]:
    known = {words for one in steps for words in (*one.sig, *one.tvivl, one.stop)}
    found: dict[str, dict[str, str]] = {}
    for row in raekker(raw, "ord", _AndreOrd):
        if row.normalt not in known:
            raise ResourceError("ORD_UKENDT", felt=row.normalt)
        for form in row.form:
            found.setdefault(form, {})[row.normalt] = row.sagt
    return MappingProxyType(found)


def _with_doubt(trin: Trin, always: str) -> Trin:
    return replace(trin, tvivl=(*trin.tvivl, always)) if always and trin.tvivl else trin


def _track(steps: tuple[str, ...], words: Mapping[str, Trin]) -> tuple[Trin, ...]:
    for kode in steps:
        if kode not in words:
            raise ResourceError("TRIN_MANGLER", felt=kode)
    return tuple(words[kode] for kode in steps)


def _validate_noter(trin: Trin) -> None:
    for note in trin.noter:
        record_type, _, felt = note.partition(".")
        if record_type not in RECORD_CLASS or felt not in field_types(RECORD_CLASS[record_type]):
            raise ResourceError("NOTER_UKENDT", felt=note)
