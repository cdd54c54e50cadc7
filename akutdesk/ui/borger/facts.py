"""The lines of the card in words. No Qt, no store (mockups/06-borger, ux.md 2.11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from akutdesk.assets import Texts
from akutdesk.domain.borger import (
    Borger,
    fuldt_navn,
    opmaerksomhed_gaelder,
    visningsnavn,
)
from akutdesk.domain.cpr import maskeret, med_streg
from akutdesk.domain.kriseplan import Kriseplan
from akutdesk.domain.paaroerende import Paaroerende
from akutdesk.domain.samtykke import Samtykke, gaelder
from akutdesk.reports.aftalt import aftalt
from akutdesk.storage.raekker import BorgerHit, KontaktRaekke
from akutdesk.ui.person.lines import agreement, relative
from akutdesk.ui.person.said import Said, small
from akutdesk.ui.samtykke.state import state_words

_SHARING = ("DELING_PARTNER", "DELING_PAAR")
Pairs = list[tuple[str, str]]
_SUBSTITUTE = 6  # the first digit of a substitute number's day is raised by 6


def name_of(borger: Borger, texts: Texts) -> str:
    """What the citizen is called here."""
    return visningsnavn(borger) or texts("borger.uden_navn")


def band(borger: Borger, said: Said) -> str:
    """Behind the name: birth year, municipality, how surely the person is known."""
    parts: list[str] = []
    if borger.foedselsaar is not None:
        parts.append(said.texts("borger.foedt", aar=borger.foedselsaar))
    elif borger.aldersgruppe and borger.aldersgruppe != "UKENDT":
        parts.append(
            said.texts("borger.alder", gruppe=said.codes["aldersgruppe"].label(borger.aldersgruppe))
        )
    if borger.kommunekode and borger.kommunekode != "0000":
        parts.append(said.codes["kommune"].label(borger.kommunekode))
    if borger.identitet:
        parts.append(small(said.codes["identitet"].label(borger.identitet)))
    return " · ".join(parts)


def known(
    borger: Borger, relatives: Iterable[Paaroerende], said: Said, *, address_shown: bool = False
) -> Pairs:
    """What is known, in the order of use at night; the identifiers come last and stand elsewhere."""
    texts, codes = said.texts, said.codes
    navn = name_of(borger, texts)
    ring = codes["maa_ringes_op"].label(borger.maa_ringes_op) if borger.maa_ringes_op else ""
    pairs = [
        ("moedes", borger.moedes),
        ("maa_ringes_op", ring),
        ("telefon", borger.telefon),
        ("godt_at_vide", _good_to_know(borger, said)),
        ("sprog", borger.tolk_sprog),
        ("kontaktaftale", agreement(borger, said)),
        ("paaroerende", "\n".join(relative(one, said) for one in relatives)),
        ("boern", _children(borger, navn, said)),
        ("bolig", _home(borger, said, address_shown)),
        ("kendt_i", ", ".join(small(codes["kendt_i"].label(kode)) for kode in borger.kendt_i)),
        ("fuldt_navn", _whole_name(borger)),
    ]
    return [(texts(f"borger.fakta.{key}"), _lines(value)) for key, value in pairs if value.strip()]


def cpr_line(borger: Borger, said: Said, *, shown: bool) -> str:
    """The number, its last four signs hidden until somebody asks; "" if there is none."""
    if not borger.cpr:
        return ""
    vist = med_streg(borger.cpr) if shown else maskeret(borger.cpr)
    if borger.cpr[:1].isdigit() and int(borger.cpr[0]) >= _SUBSTITUTE:
        return said.texts("borger.erstatning", nummer=vist)
    return vist


def plan_lines(plan: Kriseplan, said: Said) -> Pairs:
    """The four lines that one needs of a plan with somebody waiting."""
    agreed = [
        " ".join(part for part in (row.hvad, aftalt(row, said.texts)) if part)
        for row in plan.k14_aftaler
    ]
    parts = {
        "handler_om": plan.k1_handler_om,
        "om_fem_dage": _told([goal.tekst for goal in plan.k3_maal]),
        "selv": _told(plan.k5_selv),
        "aftale": _told(agreed),
    }
    return [(said.texts(f"borger.plan.{key}"), _lines(text)) for key, text in parts.items() if text]


def consents(samtykker: Iterable[Samtykke], said: Said) -> str:
    """On one line: the consents that hold today, then whom one might still tell by mistake."""
    given = [one for one in samtykker if one.formaal]
    valid = [one for one in given if gaelder(one, said.dag)]
    held = {(one.formaal, one.modtager) for one in valid}
    gone = [
        one for one in given if one.formaal in _SHARING and (one.formaal, one.modtager) not in held
    ]
    lines = [*(_consent(one, said) for one in valid), *(_lapsed(one, said) for one in gone)]
    return " · ".join(dict.fromkeys(lines))


def same_name(others: Sequence[BorgerHit], said: Said) -> str:
    """The line that asks to look twice where others go by the same name (ux.md 2.11)."""
    if not others:
        return ""
    if len(others) > 1:
        return said.texts("borger.samme_navn", n=len(others) + 1)
    year = others[0].foedselsaar
    if year is None:
        return said.texts("borger.samme_navn_en")
    return said.texts("borger.samme_navn_en_aar", aar=year)


def contact_cells(row: KontaktRaekke, said: Said) -> tuple[str, ...]:
    """A contact in the table: when, how, how heavy, minutes, afterwards, note."""
    codes = said.codes
    after = codes["stabilisering"].label(row.stabilisering) if row.stabilisering else ""
    note = said.texts(f"borger.kontakt.{row.status}") if row.status != "AFSLUTTET" else row.note
    return (
        _when(row, said),
        codes["form"].get(row.form).kort if row.form else "",
        codes["grad"].label(row.grad_foer) if row.grad_foer else "",
        "" if row.minutter is None else str(max(1, row.minutter)),
        after,
        note,
    )


def told_cells(row: KontaktRaekke, said: Said) -> tuple[str, ...]:
    """Somebody else's contact about the citizen: how that person had it is theirs, not the citizen's (domain.md 2.6)."""
    when, _, _, minutes, _, note = contact_cells(row, said)
    who = said.codes["henvender"].label(row.henvender) if row.henvender else ""
    words = f"{row.navn}: {note}" if row.navn and note else row.navn or note
    return when, who, "", minutes, "", words


def sentence(line: str) -> str:
    """A line as a sentence of its own."""
    return line if line[-1:] in ".!?…" else f"{line}."


def _when(row: KontaktRaekke, said: Said) -> str:
    if row.start is None:
        return ""
    day = said.kalender.dato(row.start)
    year = "" if day.year == said.dag.year else f"-{day.year % 100:02}"
    return f"{said.kalender.kort(day)}{year}  {said.kalender.klokken(row.start)}"


def _good_to_know(borger: Borger, said: Said) -> str:
    notes = [borger.opmaerksomhed] if opmaerksomhed_gaelder(borger, said.dag) else []
    return "\n".join(note for note in (*notes, borger.kommunikation) if note)


def _children(borger: Borger, navn: str, said: Said) -> str:
    if borger.boern in (None, "IKKE_SPURGT", "IKKE_OPLYST"):
        return ""
    return said.texts(f"borger.boern.{borger.boern}", navn=navn)


def _home(borger: Borger, said: Said, address_shown: bool) -> str:  # noqa: FBT001 - as the card shows it
    known = borger.bolig not in (None, "UKENDT")
    home = said.codes["bolig"].label(borger.bolig) if borger.bolig and known else ""
    hidden = borger.adresse_skjult and not address_shown
    address = said.texts("borger.adresse_skjult") if hidden else borger.adresse
    return "\n".join(part for part in (home, address) if part)


def _whole_name(borger: Borger) -> str:
    whole = fuldt_navn(borger)
    return "" if whole == visningsnavn(borger) else whole


def _lapsed(samtykke: Samtykke, said: Said) -> str:
    """What is not allowed any more, so that nobody goes by memory."""
    why = state_words(samtykke, said.texts, said.kalender, said.dag)
    return f"{_purpose(samtykke, said)} ({why})"


def _consent(samtykke: Samtykke, said: Said) -> str:
    words = _purpose(samtykke, said)
    if samtykke.udloeb is None:
        return words
    return said.texts("borger.samtykke.til", hvad=words, dag=said.kalender.dag(samtykke.udloeb))


def _purpose(samtykke: Samtykke, said: Said) -> str:
    texts, kode = said.texts, samtykke.formaal
    words = texts(f"borger.samtykke.{kode}")
    if kode in _SHARING and samtykke.modtager:
        words = texts("borger.samtykke.dele_med", modtager=samtykke.modtager)
    return words


def _told(lines: Sequence[str]) -> str:
    """Several lines told after each other; one alone stays as it is."""
    told = [line.strip() for line in lines if line.strip()]
    return told[0] if len(told) == 1 else " ".join(sentence(line) for line in told)


def _lines(text: str) -> str:
    """Without empty lines, so that one fact stays together."""
    return "\n".join(line for line in text.splitlines() if line.strip())
