"""What the bottom bar offers for the marked row, to this person."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.domain.adgang import maa
from akutdesk.domain.opbevaring import Kortstand
from akutdesk.domain.opbevaringsfrist import Udloebet
from akutdesk.storage.sletning import Bestilling, Venter
from akutdesk.ui.desk import Desk
from akutdesk.ui.head import BarButton
from akutdesk.ui.sletning.state import Bevaret, Kort

Marked = Kort | Venter | Udloebet | Bevaret | Kortstand | Bestilling | None
"""What a row is about."""


def bar_of(desk: Desk, marked: Marked) -> tuple[BarButton, ...]:
    """The buttons; none for an order that is carried out, or that is somebody else's to sign.

    What cannot be taken back is never first, and no main button (ux.md 3.1).
    """
    texts, holds = desk.texts, maa(desk.adgang, "FASTHOLD")
    if isinstance(marked, Kort):
        slet = BarButton("slet", texts("sletning.knap.slet"), icon="trash")
        bevar = BarButton("bevar", texts("sletning.knap.bevar"), icon="shield-check")
        stand = _of_stand(marked.stand, texts) if marked.omfang.kort else ()
        return (*((bevar,) if holds else ()), *stand, slet)
    if isinstance(marked, Udloebet) and marked.rids:
        words = texts("sletning.knap.godkend")
        return (BarButton("slet", words, kind="primary", icon="file-check"),)
    if isinstance(marked, Venter):
        return _of_order(marked, desk)
    if isinstance(marked, Bevaret) and holds:
        return (BarButton("slip", texts("sletning.knap.slip"), icon="lock-open"),)
    return _of_stand(marked, texts) if isinstance(marked, Kortstand) else ()


def _of_stand(stand: Kortstand, texts: Texts) -> tuple[BarButton, ...]:
    hidden, sign = ("vis", "eye") if stand.skjult else ("skjul", "eye-off")
    closed = "genaabn" if stand.afsluttet else "afslut"
    return (
        BarButton("skjul_kort", texts(f"sletning.knap.{hidden}"), icon=sign),
        BarButton("afslut_forloeb", texts(f"sletning.knap.{closed}"), icon="file-check"),
    )


def _of_order(venter: Venter, desk: Desk) -> tuple[BarButton, ...]:
    sign, withdraw = (desk.texts(f"sletning.knap.{key}") for key in ("skriv_under", "fortryd"))
    items: list[BarButton] = []
    if venter.sammen_med == desk.adgang.bruger:
        items.append(BarButton("skriv_under", sign, kind="primary", icon="pencil"))
    if maa(desk.adgang, "SLET"):
        items.append(BarButton("fortryd_sletning", withdraw, icon="arrow-back-up"))
    return tuple(items)
