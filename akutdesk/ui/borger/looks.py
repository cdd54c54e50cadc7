"""What the panel says of those who looked at a person. Pure functions; no Qt, no store."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from akutdesk.assets import Texts
from akutdesk.domain.codes import CodeList
from akutdesk.storage.audit import LogRow
from akutdesk.storage.hvem_saa import Seer
from akutdesk.ui.fields import Row
from akutdesk.ui.person.said import Said, small


@dataclass(frozen=True)
class Words:
    """What the rows are said with. `pcer`: what the house's PCs are called."""

    said: Said
    pcer: Mapping[bytes, str] = field(default_factory=dict[bytes, str])


def rows_of(seere: Sequence[Seer], words: Words) -> list[Row]:
    """A heading for each person and day, with what explains it; under it what was done, the latest first."""
    return [row for number, seer in enumerate(seere) for row in _rows(number, seer, words)]


def summary(seere: Sequence[Seer], texts: Texts, *, is_all: bool) -> str:
    """How many of the staff, and how many look-ups, in the time that was read."""
    people, looks = len({seer.hvem for seer in seere}), sum(len(seer.opslag) for seer in seere)
    when = texts("hvem_saa.hele" if is_all else "hvem_saa.maaned")
    key = {0: "ingen", 1: "en"}.get(people, "flere")
    many = texts("hvem_saa.opslag_en" if looks == 1 else "hvem_saa.opslag", n=looks)
    return f"{when} {texts(f'hvem_saa.folk.{key}', n=people, opslag=many)}"


def _rows(number: int, seer: Seer, words: Words) -> Iterator[Row]:
    said = words.said
    who = said.folk.get(seer.hvem) or said.texts("stikproeve.ukendt")
    why = f"forklaring.{seer.forklaring}" if seer.forklaring else "uden_grund"
    heading = (said.kalender.lang(seer.dag), who, small(said.texts(f"stikproeve.{why}")))
    yield Row((number, -1), " · ".join(heading), heading=True)
    for place, row in enumerate(seer.opslag):
        yield Row(
            (number, place),
            _deed(row, said),
            time=said.kalender.klokken(row.tid),
            aside=_known(said.codes["log_formaal"], row.formaal),
            right=words.pcer.get(row.pc, ""),
            high=36,
        )


def _deed(row: LogRow, said: Said) -> str:
    """What was done, and with what: "Åbnet: henvendelse"."""
    done, kind = _known(said.codes["log_handling"], row.entry.handling), row.entry.objekt_type
    key = f"synk.type.{kind}"
    return f"{done}: {said.texts(key)}" if key in said.texts else done


def _known(codes: CodeList, kode: str) -> str:
    """A code in words; a purpose that somebody typed stands as it is."""
    return codes.label(kode) if kode in codes else kode
