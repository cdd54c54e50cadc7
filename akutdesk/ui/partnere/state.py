"""Partners and agreements as rows and facts. No Qt, no store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from akutdesk.assets import Texts
from akutdesk.domain.codes import Codes
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.samarbejdsaftale import Samarbejdsaftale, gaeldende, tilstand
from akutdesk.domain.samarbejdspartner import Samarbejdspartner, bedste_nummer, som_post
from akutdesk.ui.akutkort.state import Saying, checked, state_of
from akutdesk.ui.fields import Row, RowTag

_LOOK_HERE = ("UDLOEBET", "UDLOEBER_SNART")

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What the lines are said with, at an instant."""

    texts: Texts
    codes: Codes
    kalender: Kalender
    nu: datetime


def in_order(partnere: Iterable[Samarbejdspartner]) -> tuple[Samarbejdspartner, ...]:
    """By the alphabet; those that are no longer there come last."""
    return tuple(sorted(partnere, key=lambda one: (one.nedlagt, one.navn.casefold())))


def partner_row(partner: Samarbejdspartner, aftaler: Sequence[Samarbejdsaftale], said: Said) -> Row:
    """Name and kind; a tag where the agreement asks for a look; under it the number."""
    aftale = gaeldende(aftaler, said.kalender.dato(said.nu))
    number = bedste_nummer(partner) or said.texts("partner.uden_nummer")
    how = "IKKE_INDGAAET" if aftale is None else tilstand(aftale, said.kalender.dato(said.nu))
    words = (
        said.texts("partner.nedlagt") if partner.nedlagt else said.texts(f"partner.tilstand.{how}")
    )
    warns = how in _LOOK_HERE and not partner.nedlagt
    return Row(
        partner.id,
        partner.navn,
        aside=said.codes["partner_type"].get(partner.type).kort if partner.type else "",
        right="" if warns else words,
        tag=RowTag(words) if warns else None,
        lines=number,
    )


def partner_facts(partner: Samarbejdspartner, said: Said) -> Pairs:
    """How one gets through, in the order of use; what is not known is left out."""
    post, day = som_post(partner), said.kalender.dato(said.nu)
    saying = Saying(texts=said.texts, kalender=said.kalender, vendinger={})
    is_checked = checked(post, saying, day) if post.nummer else ""
    values = {
        "direkte_nummer": partner.direkte_nummer,
        "nummer": partner.nummer,
        "aabent": state_of(post, saying, said.nu) if partner.aabent else "",
        "bemaerkning": partner.bemaerkning,
        "type": said.codes["partner_type"].label(partner.type) if partner.type else "",
    }
    checked_at = "direkte_nummer" if partner.direkte_nummer.strip() else "nummer"
    pairs: Pairs = []
    for felt, value in values.items():
        if not value.strip():
            continue
        more = is_checked if felt == checked_at else ""
        pairs.append(
            (said.texts(f"partner.fakta.{felt}"), " · ".join(p for p in (value, more) if p))
        )
    return pairs


def agreement_facts(aftale: Samarbejdsaftale, said: Said) -> Pairs:
    """The agreement, in the order somebody with a question needs it."""
    contact = " ".join(p for p in (aftale.kontaktperson, aftale.kontakt_nummer) if p.strip())
    gives = [said.codes["aftale_indhold"].label(kode) for kode in aftale.indhold]
    values = {
        "status": _status(aftale, said),
        "dataansvarlig_kommune": _signed_by(aftale, said),
        "periode": period(aftale, said),
        "kontaktperson": contact,
        "indhold": "\n".join((", ".join(gives), aftale.indhold_tekst.strip())).strip(),
        "dokument": aftale.dokument,
    }
    return [(said.texts(f"partner.fakta.{felt}"), v) for felt, v in values.items() if v.strip()]


def agreement_row(aftale: Samarbejdsaftale, said: Said) -> Row:
    """One agreement in the list of the others."""
    status = said.codes["aftale_status"].label(aftale.status) if aftale.status else ""
    how = tilstand(aftale, said.kalender.dato(said.nu))
    return Row(
        aftale.id, status, aside=period(aftale, said), right=said.texts(f"partner.tilstand.{how}")
    )


def period(aftale: Samarbejdsaftale, said: Said) -> str:
    """From when until when, as far as it is known."""
    begin = said.kalender.lang(aftale.indgaaet) if aftale.indgaaet else ""
    if aftale.udloeb is None:
        return said.texts("partner.fra", dag=begin) if begin else ""
    end = said.kalender.lang(aftale.udloeb)
    if not begin:
        return said.texts("partner.gaelder_til", dag=end)
    return said.texts("partner.fra_til", fra=begin, til=end)


def _signed_by(aftale: Samarbejdsaftale, said: Said) -> str:
    kode = aftale.dataansvarlig_kommune
    return said.codes["kommune"].label(kode) if kode else ""


def _status(aftale: Samarbejdsaftale, said: Said) -> str:
    label = said.codes["aftale_status"].label(aftale.status) if aftale.status else ""
    how = tilstand(aftale, said.kalender.dato(said.nu))
    parts = [label] if label else []
    if how in _LOOK_HERE:
        parts.append(said.texts(f"partner.tilstand.{how}"))
    return " · ".join(parts)
