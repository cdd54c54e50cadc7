"""One contact out, written down while one still has the receiver in the hand (domain.md 2.14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.katalog import Katalogpost, katalog
from akutdesk.domain.partnerkontakt import Partnerkontakt
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring, kraever_overdragelse
from akutdesk.storage.saving import Saving
from akutdesk.ui.akutkort.call import Call
from akutdesk.ui.akutkort.state import Sagt, name_of
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import begun

TAKEN_OVER = "OVERTAGET"
SAID_NO = "AFVIST"
DANGER, CONSENT, NAMELESS = "FARE", "SAMTYKKE", "ANONYMT"
AGREED = 4
"""Place of R among the five texts: what was asked for, and what was agreed."""

_BY_PHONE = "TLF"
_PROGRAM_SET = {"tid": "SYSTEM", "kanal": "FORSLAG", "isbar": "FORSLAG"}


class AftaleWork:
    """The contact being written. It begins to exist with the first answer; calls that save raise StorageError."""

    def __init__(
        self, desk: Desk, call: Call, henvendelse: Henvendelse, sagt: Sequence[Sagt] = ()
    ) -> None:
        """`sagt`: the lines of the card, kept as what was said. An unfinished contact is gone on with."""
        self._desk = desk
        self._sikkerhed = call.opkald.sikkerhed
        waiting = [one for one in call.kontakter if one.resultat is None]
        self._stored: Partnerkontakt | None = waiting[-1] if waiting else None
        self.kontakt = self._stored or self._begun(call, henvendelse, sagt)
        self._chosen: set[str] = set()

    @property
    def is_stored(self) -> bool:
        """Whether the store has it yet."""
        return self._stored is not None

    def propose(self, kode: str) -> None:
        """Begin with this number as the one that was rung; nothing is stored yet."""
        self.kontakt = replace(self.kontakt, katalog_kode=kode)

    def answer(self, **fields: Any) -> None:
        """Set some fields and save. Who has taken over is also noted where the closing rules look."""
        self._chosen |= set(fields)
        after = replace(self.kontakt, **fields)
        if "resultat" in fields:
            taken = "JA" if after.resultat == TAKEN_OVER else "NEJ"
            after = replace(after, modtager_bekraeftet=taken if after.resultat else None)
        self.kontakt = after
        self.save()

    def save(self) -> None:
        """Store what differs."""
        if self.kontakt == self._stored:
            return
        savings = [
            Saving(after=self.kontakt, before=self._stored, kilder=self._kilder()),
            *self._handed_over(),
        ]
        saved = self._desk.store.save_all(self._desk.adgang, savings)
        self._stored = self.kontakt
        if len(savings) > 1 and isinstance(savings[1].after, Sikkerhedsafklaring):
            self._sikkerhed = savings[1].after
        self._desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)

    def _kilder(self) -> Mapping[str, str]:
        proposed = {**_PROGRAM_SET, "grundlag": "FORSLAG"}
        return {felt: kilde for felt, kilde in proposed.items() if felt not in self._chosen}

    def _handed_over(self) -> list[Saving]:
        """The safety answers point to the contact that took over, and no longer to one that did not."""
        before = self._sikkerhed
        if before is None:
            return []
        taken = self.kontakt.modtager_bekraeftet == "JA"
        pointed = before.overdraget == self.kontakt.id
        if taken == pointed:
            return []
        after = replace(before, overdraget=self.kontakt.id if taken else None)
        return [Saving(after=after, before=before)]

    def _begun(self, call: Call, henvendelse: Henvendelse, sagt: Sequence[Sagt]) -> Partnerkontakt:
        said = tuple(one.tekst for one in sagt[:AGREED])
        return begun(
            Partnerkontakt,
            henvendelse,
            henvendelse_id=henvendelse.id,
            borger_id=henvendelse.borger_id,
            tid=self._desk.clock.now(),
            kanal=_BY_PHONE,
            grundlag=_grounds(call, henvendelse),
            isbar=(*said, *("",) * (AGREED + 1 - len(said))),
        )


def names_of(desk: Desk, poster: Sequence[Katalogpost]) -> tuple[tuple[str, str], ...]:
    """Code and name of each number, as the card says them."""
    shipped = {post.kode: post.navn for post in katalog(desk.directory["katalog"]).poster}
    return tuple((post.kode, name_of(post, shipped, desk.texts)) for post in poster)


def said_of(
    kontakt: Partnerkontakt, names: Mapping[str, str], desk: Desk, kalender: Kalender
) -> str:
    """A contact in one line: when, whom, and whether they have taken over."""
    texts = desk.texts
    hvem = (
        names.get(kontakt.katalog_kode) or kontakt.modtager_navn or texts("akutkort.aftale.andre")
    )
    tid = kalender.klokken(kontakt.tid) if kontakt.tid else ""
    line = texts("akutkort.aftale.linje", tid=tid, hvem=hvem)
    results = desk.codes["partner_resultat"]
    said = (
        results.label(kontakt.resultat) if kontakt.resultat else texts("akutkort.aftale.uden_svar")
    )
    return f"{line} · {said}"


def _grounds(call: Call, henvendelse: Henvendelse) -> str:
    """A proposal of what lets one ring; staff see it and may choose another (domain.md 2.14)."""
    if kraever_overdragelse(henvendelse.handleniveau):
        return DANGER
    return CONSENT if call.opkald.maa_navn else NAMELESS
