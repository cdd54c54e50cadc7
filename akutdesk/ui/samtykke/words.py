"""What is said of a consent while one shares: to whom and until when, or why it does not hold."""

from __future__ import annotations

from akutdesk.domain.kalender import kalender
from akutdesk.domain.samtykke import Samtykke
from akutdesk.ui.desk import Desk


def consent_words(desk: Desk, samtykke: Samtykke) -> str:
    """To whom, until when, and what may be told."""
    calendar = kalender(desk.codes)
    until = calendar.dag(samtykke.udloeb) if samtykke.udloeb else ""
    key = "deles_til" if until else "deles"
    parts = (
        desk.texts(f"samtykke.{key}", modtager=samtykke.modtager, dag=until),
        samtykke.oplysninger.strip(),
    )
    return " · ".join(part for part in parts if part)


def stop_words(desk: Desk, stem: str, fault: str, last: Samtykke | None) -> str:
    """Why nothing may be shared by consent, and what to do instead; `stem` is the table of sentences."""
    calendar = kalender(desk.codes)
    day = ""
    if last is not None and last.trukket_tid is not None:
        day = calendar.dag(calendar.dato(last.trukket_tid))
    elif last is not None and last.udloeb is not None:
        day = calendar.dag(last.udloeb)
    return desk.texts(f"{stem}.{fault}", dag=day)
