"""What the page lists and says of each drawn look-up. Pure functions; no Qt, no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple

from akutdesk.domain.codes import CodeList
from akutdesk.domain.record import RecordId
from akutdesk.domain.stikproeve import I_ORDEN
from akutdesk.storage.audit import LogRow
from akutdesk.storage.stikproever import Aabnet, Opslagsraekke, Proevelinje
from akutdesk.ui.fields import Row, RowTag
from akutdesk.ui.person.said import Said

OPSLAG: Final = "opslag"
TIDLIGERE: Final = "tidligere"

Par = tuple[str, str]


class Linje(NamedTuple):
    """A row's id: its section, and its place there."""

    afsnit: str
    plads: int


@dataclass(frozen=True, kw_only=True)
class Fundet:
    """What there is to list. `navne`: what citizens are called, as far as this person may know; `pcer`: what PCs are."""

    aabnet: Aabnet | None = None
    linjer: tuple[Proevelinje, ...] = ()
    naeste: date | None = None
    navne: Mapping[RecordId, str] = field(default_factory=dict[RecordId, str])
    pcer: Mapping[bytes, str] = field(default_factory=dict[bytes, str])

    @property
    def andre(self) -> tuple[Proevelinje, ...]:
        """The samples beside the one that is open."""
        shown = self.aabnet.proeve.id if self.aabnet else None
        return tuple(each for each in self.linjer if each.id != shown)

    def er_forfalden(self, dag: date) -> bool:
        """Whether it is time for the next one."""
        return self.naeste is not None and self.naeste <= dag


def about(fundet: Fundet, said: Said) -> str:
    """The sentence under the title: when the next one is due, and how many were drawn of how many."""
    texts = said.texts
    if fundet.naeste is None:
        return ""
    key = "forfalden" if fundet.er_forfalden(said.dag) else "naeste"
    due = texts(f"stikproeve.{key}", dag=said.kalender.dag(fundet.naeste))
    if fundet.aabnet is None:
        return due
    proeve = fundet.aabnet.proeve
    drawn = texts(
        "stikproeve.trukket", n=len(proeve.opslag), alle=proeve.mulige, uden=proeve.uforklarede
    )
    return f"{due} {drawn}"


def rows(fundet: Fundet, said: Said) -> list[Row]:
    """The drawn look-ups, and the samples of before."""
    listed: list[Row] = []
    if fundet.aabnet is not None:
        heading = said.texts("stikproeve.afsnit.opslag", dag=_day(fundet.aabnet.proeve.tid, said))
        listed.append(Row(OPSLAG, heading, heading=True))
        listed += [_look_row(fundet, each, said) for each in fundet.aabnet.raekker]
    if fundet.andre:
        listed.append(Row(TIDLIGERE, said.texts("stikproeve.afsnit.tidligere"), heading=True))
        listed += [_sample_row(place, each, said) for place, each in enumerate(fundet.andre)]
    return listed


def facts(fundet: Fundet, raekke: Opslagsraekke, said: Said) -> list[Par]:
    """All that is known of one look-up, and what was answered."""
    kig = raekke.kig
    told = [] if kig is None else _look_facts(fundet, raekke, kig, said)
    why = said.texts(f"stikproeve.forklaring.{raekke.forklaring or 'INGEN'}")
    return [*told, (_label("forklaring", said), why), *_answer_facts(raekke, said)]


def _look_facts(fundet: Fundet, raekke: Opslagsraekke, kig: LogRow, said: Said) -> list[Par]:
    texts, codes = said.texts, said.codes
    deed = _known(codes["log_handling"], kig.entry.handling)
    kind = texts(f"synk.type.{kig.entry.objekt_type}")
    return [
        (_label("hvem", said), _who(kig.bruger, said)),
        (_label("tid", said), f"{_day(kig.tid, said)} {said.kalender.entydig(kig.tid)}"),
        (_label("borger", said), _citizen(fundet, raekke, said)),
        (_label("hvad", said), f"{deed}: {kind}"),
        (_label("formaal", said), _known(codes["log_formaal"], kig.formaal)),
        (_label("pc", said), fundet.pcer.get(kig.pc, texts("stikproeve.ukendt"))),
    ]


def _answer_facts(raekke: Opslagsraekke, said: Said) -> list[Par]:
    texts, svar = said.texts, raekke.svar
    if svar is None or svar.svar is None:
        key = "eget" if raekke.eget else "intet_svar"
        return [(_label("svar", said), texts(f"stikproeve.{key}"))]
    pairs = [(_label("svar", said), texts(f"stikproeve.svar.{svar.svar}"))]
    if svar.note:
        pairs.append((_label("note", said), svar.note))
    if svar.af is not None:
        by = texts("stikproeve.svaret_af", hvem=_who(svar.af, said), dag=_day(svar.tid, said))
        pairs.append((_label("svaret", said), by))
    return pairs


def _look_row(fundet: Fundet, raekke: Opslagsraekke, said: Said) -> Row:
    place, kig = Linje(OPSLAG, raekke.plads), raekke.kig
    tag = _tag(raekke, said)
    if kig is None:
        return Row(place, said.texts("stikproeve.ikke_her"), tag=tag)
    when = f"{said.kalender.dag_kort(said.kalender.dato(kig.tid))} {said.kalender.klokken(kig.tid)}"
    whom = said.texts("stikproeve.hos", borger=_citizen(fundet, raekke, said))
    return Row(place, _who(kig.bruger, said), aside=whom, right=when, tag=tag)


def _tag(raekke: Opslagsraekke, said: Said) -> RowTag | None:
    svar = raekke.svar.svar if raekke.svar else None
    if svar is not None:
        kind, icon = ("ok", "check") if svar == I_ORDEN else ("warn", "message-2")
        return RowTag(said.texts(f"stikproeve.svar_kort.{svar}"), kind, icon)
    if raekke.eget:
        return RowTag(said.texts("stikproeve.eget_kort"), "info")
    if not raekke.forklaring:
        return RowTag(said.texts("stikproeve.uden_grund"), "info")
    return None


def _sample_row(place: int, linje: Proevelinje, said: Said) -> Row:
    texts = said.texts
    key = {0: "alle_svar", 1: "mangler_en"}.get(linje.mangler, "mangler")
    return Row(
        Linje(TIDLIGERE, place),
        _day(linje.tid, said),
        aside=_who(linje.af, said),
        right=texts(f"stikproeve.{key}", n=linje.mangler),
    )


def _citizen(fundet: Fundet, raekke: Opslagsraekke, said: Said) -> str:
    name = fundet.navne.get(raekke.borger_id) if raekke.borger_id else None
    return name or said.texts("stikproeve.uden_navn")


def _known(codes: CodeList, kode: str) -> str:
    """A code in words; a purpose that somebody typed stands as it is."""
    return codes.label(kode) if kode in codes else kode


def _who(rid: RecordId | None, said: Said) -> str:
    name = said.folk.get(rid) if rid is not None else None
    return name or said.texts("stikproeve.ukendt")


def _label(felt: str, said: Said) -> str:
    return said.texts(f"stikproeve.felt.{felt}")


def _day(tid: datetime | None, said: Said) -> str:
    return said.kalender.lang(said.kalender.dato(tid)) if tid else ""
