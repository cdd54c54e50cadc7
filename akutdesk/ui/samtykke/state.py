"""Consents as rows, and a new one as it begins. No Qt, no store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from akutdesk.assets import Texts
from akutdesk.domain.borger import Borger
from akutdesk.domain.codes import Codes
from akutdesk.domain.kalender import Kalender
from akutdesk.domain.record import RecordId, guarded_like
from akutdesk.domain.samtykke import GAELDER, TRUKKET, Samtykke, tilstand
from akutdesk.ui.fields import Row, RowTag

SUGGESTED = timedelta(days=182)
"""How long a new consent is suggested to last: half of what it may (domain.md 2.15)."""


def begun(
    borger: Borger, rid: RecordId, nu: datetime, dag: date, like: Samtykke | None = None
) -> Samtykke:
    """A consent given now, half a year; `like`: for the same purpose and receiver as an earlier one."""
    fresh = Samtykke(id=rid, borger_id=borger.id, givet_tid=nu, udloeb=dag + SUGGESTED)
    if like is not None:
        fresh = replace(
            fresh, formaal=like.formaal, modtager=like.modtager, oplysninger=like.oplysninger
        )
    return guarded_like(borger, fresh)


def in_order(samtykker: Sequence[Samtykke], dag: date) -> tuple[Samtykke, ...]:
    """Those that hold first, then the others; the newest of each first."""
    newest = sorted(samtykker, key=_given_at, reverse=True)
    return tuple(sorted(newest, key=lambda one: tilstand(one, dag) != GAELDER))


def row(samtykke: Samtykke, texts: Texts, codes: Codes, kalender: Kalender, dag: date) -> Row:
    """What for and to whom; when it ends; under it what may be told, and how it was given."""
    formaal = codes["samtykke_formaal"].label(samtykke.formaal) if samtykke.formaal else ""
    told = [samtykke.oplysninger.strip(), _given(samtykke, texts, codes, kalender)]
    how = tilstand(samtykke, dag)
    end = state_words(samtykke, texts, kalender, dag)
    return Row(
        samtykke.id,
        formaal,
        aside=samtykke.modtager,
        right=(end or texts("samtykke.uden_slut")) if how == GAELDER else "",
        tag=None if how == GAELDER else RowTag(end),
        lines=" · ".join(part for part in told if part) or " ",
    )


def state_words(samtykke: Samtykke, texts: Texts, kalender: Kalender, dag: date) -> str:
    """Until when it holds, when it ran out, or when it was taken back; "" for one without an end."""
    how = tilstand(samtykke, dag)
    if how == TRUKKET and samtykke.trukket_tid is not None:
        return texts("samtykke.trukket", dag=kalender.dag(kalender.dato(samtykke.trukket_tid)))
    if samtykke.udloeb is None:
        return ""
    key = "samtykke.til" if how == GAELDER else "samtykke.udloebet"
    return texts(key, dag=kalender.dag(samtykke.udloeb))


def _given_at(samtykke: Samtykke) -> float:
    return samtykke.givet_tid.timestamp() if samtykke.givet_tid else 0.0


def _given(samtykke: Samtykke, texts: Texts, codes: Codes, kalender: Kalender) -> str:
    if samtykke.givet is None or samtykke.givet_tid is None:
        return ""
    how = codes["samtykke_givet"].label(samtykke.givet).lower()
    day = kalender.dag(kalender.dato(samtykke.givet_tid))
    return texts("samtykke.givet", hvordan=how, dag=day)
