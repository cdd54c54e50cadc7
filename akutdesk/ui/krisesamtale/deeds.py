"""The strips that say what to do now: which words, which number, for whom (domain.md 3.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from akutdesk.assets import Texts
from akutdesk.domain.guide import Eskalering
from akutdesk.domain.katalog import Katalog, Katalogpost
from akutdesk.ui.krisesamtale.state import about, whom_to_call

BAGVAGT = "BAGV"

GLUE: Final = "\u00a0"
"""A telephone number is read as one: no line ends inside it."""


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """What the words of an escalation are made of here: this house, this region, this hour."""

    texts: Texts
    eskaleringer: Mapping[str, Eskalering]
    katalog: Katalog
    region: str | None

    def say(self, kode: str, navn: str, nu: datetime) -> tuple[str, tuple[str, ...]]:
        """The deed, with whom to call where its words leave that open, and what comes after."""
        row = self.eskaleringer[kode]
        head = about(row.handling, navn)
        post = whom_to_call(row, self.katalog, self.region, nu)
        if post is not None:
            head = self.texts(
                "krisesamtale.handling_hvem", handling=head, hvem=self._named(post, head)
            )
        more = " ".join(about(line, navn) for line in row.saa)
        return head, (more,) if more else ()

    def in_doubt(self) -> str:
        """Whom to ring when in doubt, with the number if the house has given it."""
        found = [post for post in self.katalog.poster if post.kode == BAGVAGT and post.nummer]
        if not found:
            return self.texts("krisesamtale.tvivl_bagvagt")
        return self.texts("krisesamtale.tvivl_bagvagt_nummer", nummer=found[0].nummer)

    def _named(self, post: Katalogpost, head: str) -> str:
        """Name and number; the name only once, and one's own doctor has no number here."""
        name = "" if post.navn in head else post.navn
        number = post.nummer.replace(" ", GLUE)
        return " ".join(part for part in (name, number) if part)
