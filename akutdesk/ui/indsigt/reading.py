"""Gathering in a job, and what is written: plain values, no widget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from akutdesk.assets import Texts
from akutdesk.domain.adgang import Adgang
from akutdesk.domain.indsigt import Indsigtsmappe, Tilbageholdt, med_valg
from akutdesk.domain.record import RecordId
from akutdesk.storage.store import Store
from akutdesk.ui.desk import Desk
from akutdesk.ui.file_saver import Fil, Ved
from akutdesk.ui.messages import text_of

if TYPE_CHECKING:
    from akutdesk.reports.indsigtsord import Indsigtsord
    from akutdesk.reports.papir import Papir

PDF, DATA = "PDF", "DATA"
FORMATS: Final = (PDF, DATA)
"""What it may be saved as, the usual one first."""
_ENDINGS: Final = ((PDF, ".pdf"), (DATA, ".json"))


def gather(store: Store, adgang: Adgang, rid: RecordId) -> Indsigtsmappe:
    """In a job. Raises what `store.indsigt.saml` does."""
    with closing(store.beside()) as mine:
        return mine.indsigt.saml(adgang, rid)


def words_of(desk: Desk, mappe: Indsigtsmappe) -> Indsigtsord:
    """The words of the paper, which are those of the panel too."""
    from akutdesk.reports.indsigtsord import Indsigtsord

    return Indsigtsord(texts=desk.texts, codes=desk.codes, roller=mappe.roller)


def file_of(
    desk: Desk, mappe: Indsigtsmappe, held: Iterable[Tilbageholdt], formats: Sequence[str]
) -> Fil:
    """What is saved, its bytes still to be made: the first format, and the other one beside it.

    Raises IndsigtError for a piece that is held back without a reason.
    """
    texts = desk.texts
    leaves, stays = med_valg(mappe, held)
    words, given = words_of(desk, mappe), replace(mappe, poster=leaves, tilbageholdt=stays)
    makers = {PDF: partial(_pdf, desk.papir, words, given), DATA: partial(_data, words, given)}
    endings = dict(_ENDINGS)
    first, *others = (kode for kode in FORMATS if kode in formats)
    return Fil(
        titel=texts("indsigt.titel"),
        slags=texts(f"indsigt.format.{first}"),
        navn=texts("indsigt.fil_navn") + endings[first],
        noter=partial(desk.store.indsigt.noter, desk.adgang, mappe, stays),
        lav=makers[first],
        fortryd=partial(desk.store.indsigt.ikke_givet, desk.adgang),
        ved=tuple(Ved(texts("indsigt.data_ord"), makers[one], endings[one]) for one in others),
    )


def refusal(error: Exception, texts: Texts) -> str:
    """Why nothing is given, and what to do."""
    key = f"indsigt.fejl.{getattr(error, 'kode', '')}".lower()
    return texts(key) if key in texts else text_of(error, texts) or texts("fejl.uventet")


def _pdf(papir: Papir, words: Indsigtsord, mappe: Indsigtsmappe) -> bytes:
    from akutdesk.reports.indsigt import render_indsigt

    return render_indsigt(papir, words, mappe).pdf


def _data(words: Indsigtsord, mappe: Indsigtsmappe) -> bytes:
    from akutdesk.reports.indsigtsdata import indsigtsdata

    return indsigtsdata(words, mappe)
