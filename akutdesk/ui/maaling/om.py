"""Whom a measurement is about: a citizen, or somebody without a name who carries a code."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from akutdesk.domain.borger import Borger, visningsnavn
from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.indstilling import Indstilling
from akutdesk.domain.progressionsmaal import Progressionsmaal, laes_forloebskode, ny_forloebskode
from akutdesk.domain.record import Record
from akutdesk.domain.skemapakke import Skemapakke, pakker
from akutdesk.domain.vagt import KBH
from akutdesk.ui.desk import Desk
from akutdesk.ui.opened import opened

_NOISE = 4


@dataclass(frozen=True, kw_only=True)
class Om:
    """`henvendelse` is the contact it is made in, `omraader` what was answered there."""

    borger: Borger | None = None
    henvendelse: Henvendelse | None = None
    omraader: tuple[int | None, ...] = ()

    @property
    def origin(self) -> Record | None:
        """What the measurement hangs on: it is as confidential as that."""
        return self.borger or self.henvendelse

    @property
    def by_telephone(self) -> bool:
        """Whether the questions are read aloud on the telephone."""
        return self.henvendelse is not None and self.henvendelse.form in {"TLF", "OPK"}

    def navn(self, desk: Desk) -> str:
        """The citizen's name beside the title; "" for somebody without one."""
        if self.borger is None:
            return ""
        return visningsnavn(self.borger) or desk.texts("borger.uden_navn")


def new_code() -> str:
    """A forloebskode that nobody has."""
    return ny_forloebskode(secrets.token_bytes(_NOISE))


def known(desk: Desk, om: Om, kode: str) -> tuple[Progressionsmaal, ...]:
    """What was measured before: of the citizen, logged as an opening of their card, or under the code."""
    if om.borger is not None:
        opened(desk, Borger, om.borger.id)
        return desk.store.progressionsmaal.for_borger(desk.adgang, om.borger.id)
    return desk.store.progressionsmaal.for_kode(desk.adgang, laes_forloebskode(kode))


def packs(desk: Desk) -> tuple[Skemapakke, ...]:
    """The licence packs that a leader has loaded and that may be used today."""
    day = desk.clock.now().astimezone(KBH).date()
    return pakker(desk.store.setup(desk.adgang, Indstilling), day)
