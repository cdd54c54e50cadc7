"""One contact out, written down while one still has the receiver in the hand (domain.md 2.14)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from akutdesk.domain.henvendelse import Henvendelse
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.mangel import Mangel
from akutdesk.domain.opfoelgning import LUKKET, Opfoelgning
from akutdesk.domain.partnerkontakt import (
    AFVENTER,
    ANONYMT,
    DELING,
    FARE,
    SAMTYKKE,
    Delingsgrundlag,
    Partnerkontakt,
    er_til_nogen,
    er_ubesvaret,
    mangler,
    med_resultat,
)
from akutdesk.domain.samtykke import gaeldende
from akutdesk.domain.sikkerhedsafklaring import Sikkerhedsafklaring, kraever_overdragelse
from akutdesk.domain.vagt import KBH, naeste_dagvagt
from akutdesk.storage.act import Saved
from akutdesk.storage.saving import Saving
from akutdesk.ui.akutkort.call import Call, call_of
from akutdesk.ui.akutkort.state import Sagt
from akutdesk.ui.akutkort.whom import Whom
from akutdesk.ui.desk import Desk
from akutdesk.ui.fields import Row
from akutdesk.ui.opened import begun, found
from akutdesk.ui.place import enhed_of

ASKED = 4
"""Place of R among the five texts: what was asked for."""
_NOW, _JUDGED = 1, 3
"""Places of S and A: what is the matter, and what one takes it for, also say what the danger is."""

_AT_ONCE = timedelta(minutes=1)
_BY_PHONE = "TLF"
_PROGRAM_SET = {"tid": "SYSTEM", "svar_tid": "SYSTEM", "kanal": "FORSLAG", "isbar": "FORSLAG"}
STOP = "akutkort.aftale.deling"
"""Where the sentences stand that say why nothing may be told."""
_SUGGESTED = ("grundlag", "grundlag_tekst", "modtager_bekraeftet")


class AftaleWork:
    """The contact being written. It begins to exist with the first answer; calls that save raise StorageError."""

    def __init__(
        self,
        desk: Desk,
        call: Call,
        henvendelse: Henvendelse,
        sagt: Sequence[Sagt] = (),
        kontakt: Partnerkontakt | None = None,
    ) -> None:
        """`sagt`: the lines of the card, kept as what was said. `kontakt`: the one to go on with.

        Without it an unanswered one is gone on with, and with none of those a new one begins.
        """
        self._desk = desk
        self.call = call
        self.henvendelse = henvendelse
        waiting = [one for one in call.kontakter if er_ubesvaret(one)]
        last = waiting[-1] if waiting else None
        self._stored: Partnerkontakt | None = kontakt or last
        self.kontakt: Partnerkontakt = self._stored or self._begun(call, sagt)
        self._chosen: set[str] = set()
        self._said = tuple(one.tekst for one in sagt[:ASKED])
        self._answered = self._stored is not None and self._stored.resultat is not None

    @property
    def is_stored(self) -> bool:
        """Whether the store has it yet."""
        return self._stored is not None

    @property
    def today(self) -> date:
        """The local date."""
        return self._desk.clock.now().astimezone(KBH).date()

    def propose(self, **fields: Any) -> None:
        """Begin with this one as whom was rung; nothing is stored yet."""
        self.kontakt = replace(self.kontakt, **fields)

    def rang(self, whom: Whom, kode: str) -> Saved:
        """One was rung now: the time is written, the answer is still to come."""
        self.kontakt = replace(
            self.kontakt, tid=self._desk.clock.now(), **_typed(whom.fields(kode))
        )
        saved = self.save(whom)
        if saved is None:
            raise RuntimeError(kode)
        return saved

    def answer(self, whom: Whom, **fields: Any) -> None:
        """Set some fields and save. Who has taken over is also noted where the closing rules look."""
        self._chosen |= set(fields)
        after = replace(self.kontakt, **fields)
        if "resultat" in fields:
            after = med_resultat(after, fields["resultat"], self._desk.clock.now())
        self.kontakt = after
        self.save(whom)

    def lacks(self) -> tuple[Mangel, ...]:
        """What keeps the contact from being whole; the consent is looked at as it stands now."""
        return mangler(self.kontakt, self.may_share)

    @property
    def may_share(self) -> Delingsgrundlag:
        """What decides whether one may share now; what was told earlier was told under its own consent."""
        told = self._stored is not None and self._stored.samtykke_id is not None
        shared = told and self._answered
        return replace(self.call.may_share(self.today), er_delt=shared)

    def reread(self) -> None:
        """A consent may have been written or taken back meanwhile."""
        self.call = call_of(self._desk, self.henvendelse.id)

    def save(self, whom: Whom) -> Saved | None:
        """Store what differs, and with it the task that asks again; None if nothing does."""
        if self.kontakt == self._stored:
            return None
        self._say_words()
        task = self._task(whom)
        own = Saving(after=self.kontakt, before=self._stored, kilder=self._kilder())
        saved = self._desk.store.save_all(self._desk.adgang, [*task, own, *self._handed_over()])
        self._stored = self.kontakt
        self._desk.changes.tell(saved.changes.types, saved.changes.ids, initiator=self)
        return saved

    def _kilder(self) -> Mapping[str, str]:
        proposed = {**_PROGRAM_SET, **dict.fromkeys(_SUGGESTED, "FORSLAG")}
        return {felt: kilde for felt, kilde in proposed.items() if felt not in self._chosen}

    def _handed_over(self) -> list[Saving]:
        """The safety answers point to the contact that took over, and no longer to one that did not."""
        known = self.call.opkald.sikkerhed
        before = found(self._desk, Sikkerhedsafklaring, known.id if known else None)
        if before is None:
            return []
        taken = self.kontakt.modtager_bekraeftet == "JA"
        pointed = before.overdraget == self.kontakt.id
        if taken == pointed:
            return []
        after = replace(before, overdraget=self.kontakt.id if taken else None)
        return [Saving(after=after, before=before)]

    def _say_words(self) -> None:
        """Once it is to somebody, the lines of the card are what was said, where no others were written."""
        was = self._stored is not None and er_til_nogen(self._stored)
        if was or not er_til_nogen(self.kontakt):
            return
        own = self.kontakt.isbar
        said = (*self._said, *("",) * (len(own) - len(self._said)))
        lines = tuple(mine or theirs for mine, theirs in zip(own, said, strict=True))
        self.kontakt = replace(self.kontakt, isbar=lines)

    def _task(self, whom: Whom) -> list[Saving]:
        """While the answer is awaited the day shift is asked to hear; once it is there that is done (G59)."""
        awaited = self.kontakt.resultat == AFVENTER
        if awaited and self.kontakt.opfoelgning_id is None:
            task = self._to_hear(whom)
            self.kontakt = replace(self.kontakt, opfoelgning_id=task.id)
            return [Saving(after=task, kilder={"ansvarlig_vagt": "FORSLAG"})]
        before = found(self._desk, Opfoelgning, self.kontakt.opfoelgning_id)
        if before is None or (before.status in LUKKET) != awaited:
            return []
        now = None if awaited else self._desk.clock.now()
        after = replace(before, status="AABEN" if awaited else "UDFOERT", udfoert_tid=now)
        return [Saving(after=after, before=before)]

    def _to_hear(self, whom: Whom) -> Opfoelgning:
        shift = naeste_dagvagt(self._desk.clock.now(), enhed_of(self._desk).vagtgraenser)
        words = self._desk.texts("akutkort.aftale.opgave", hvem=whom.name(self.kontakt))
        return begun(
            Opfoelgning,
            self.henvendelse,
            henvendelse_id=self.henvendelse.id,
            borger_id=self.henvendelse.borger_id,
            type="PARTNER",
            tekst=words,
            ansvarlig_vagt=shift.vagttype,
            forfald=shift.start,
            forfald_slut=shift.slut,
        )

    def _begun(self, call: Call, sagt: Sequence[Sagt]) -> Partnerkontakt:
        henvendelse = self.henvendelse
        grounds = _grounds(call, henvendelse)
        given = gaeldende(call.samtykker, DELING, self.today)
        return begun(
            Partnerkontakt,
            henvendelse,
            henvendelse_id=henvendelse.id,
            borger_id=henvendelse.borger_id,
            tid=self._desk.clock.now(),
            kanal=_BY_PHONE,
            grundlag=grounds,
            grundlag_tekst=_danger(sagt) if grounds == FARE else "",
            samtykke_id=given[0].id if given and grounds == SAMTYKKE else None,
        )


def prepared(call: Call) -> Partnerkontakt | None:
    """The contact whose words were made ready and that was not made yet."""
    waiting = (one for one in call.kontakter if er_ubesvaret(one) and not er_til_nogen(one))
    return next(waiting, None)


def new_contact(
    desk: Desk, call: Call, henvendelse: Henvendelse, sagt: Sequence[Sagt]
) -> AftaleWork:
    """A contact of its own: one whose words were made ready, else a new one."""
    alone = replace(call, kontakter=())
    work = AftaleWork(desk, alone, henvendelse, sagt, prepared(call))
    work.call = call
    return work


def said_of(kontakt: Partnerkontakt, whom: Whom, desk: Desk, kalender: Kalender) -> str:
    """A contact in one line: when, whom, and whether they have taken over."""
    texts = desk.texts
    tid = kalender.klokken(kontakt.tid) if kontakt.tid else ""
    line = texts("akutkort.aftale.linje", tid=tid, hvem=whom.name(kontakt))
    return f"{line} · {result_of(kontakt, desk, kalender)}"


def row_of(kontakt: Partnerkontakt, whom: Whom, desk: Desk, kalender: Kalender) -> Row:
    """A contact in a list: when, whom, what came of it; under it what was agreed."""
    return Row(
        kontakt.id,
        whom.name(kontakt),
        time=kalender.klokken(kontakt.tid) if kontakt.tid else "",
        right=result_of(kontakt, desk, kalender),
        lines=(kontakt.aftalt or kontakt.afvist_grund).strip(),
        high=40,
    )


def result_of(kontakt: Partnerkontakt, desk: Desk, kalender: Kalender) -> str:
    """What came of it, and when they answered if that was later."""
    texts = desk.texts
    if kontakt.resultat is None:
        key = "uden_svar" if er_til_nogen(kontakt) else "klar"
        return texts(f"akutkort.aftale.{key}")
    words = desk.codes["partner_resultat"].label(kontakt.resultat)
    if kontakt.svar_tid is None or kontakt.tid is None:
        return words
    if kontakt.svar_tid - kontakt.tid < _AT_ONCE:
        return words
    tid = kalender.klokken(kontakt.svar_tid)
    if kalender.dato(kontakt.svar_tid) == kalender.dato(kontakt.tid):
        return texts("akutkort.aftale.svar_kl", svar=words, tid=tid)
    dag = kalender.kort(kalender.dato(kontakt.svar_tid))
    return texts("akutkort.aftale.svar_dag", svar=words, dag=dag, tid=tid)


def _grounds(call: Call, henvendelse: Henvendelse) -> str:
    """A proposal of what lets one ring; staff see it and may choose another (domain.md 2.14)."""
    if kraever_overdragelse(henvendelse.handleniveau):
        return FARE
    return SAMTYKKE if call.opkald.maa_navn else ANONYMT


def _danger(sagt: Sequence[Sagt]) -> str:
    lines = [sagt[place].tekst for place in (_NOW, _JUDGED) if place < len(sagt)]
    return next((one for one in lines if one.strip()), "")


def _typed(fields: dict[str, object]) -> dict[str, Any]:
    return fields
