"""A licence pack with invented words: the numbers of the table are public, the words of the real one are not ours."""

from __future__ import annotations

from datetime import date

from akutdesk.domain.skemapakke import kontrolsum

TABEL = (
    *("7,00", "9,51", "11,25", "12,40", "13,33", "14,08", "14,75", "15,32", "15,84", "16,36"),
    *("16,88", "17,43", "17,98", "18,59", "19,25", "19,98", "20,73", "21,54", "22,35", "23,21"),
    *("24,11", "25,03", "26,02", "27,03", "28,13", "29,31", "30,70", "32,55", "35,00"),
)  # fmt: skip
"""domain.md 2.11."""

NOTICE = "Opfundet notits: ejeren af skemaet har sagt ja."

LEAVE = "Opfundet tilladelse nr. 7 til Akuttilbud Lillebælt"


def body(instrument="SWEMWBS7", **changes) -> str:
    """Everything before the last line."""
    count, answers = {"SWEMWBS7": (7, 5), "WHO5": (5, 6)}[instrument]
    fields = {
        "instrument": instrument,
        "navn": "Prøveskema",
        "rettighed": NOTICE,
        "tilladelse": LEAVE,
        "indledning": "Tænk på de sidste to uger.",
        "udsagn": [f"Opfundet udsagn {nr}" for nr in range(1, count + 1)],
        "svar": ["Slet ikke", "Lidt", "Noget", "Meget", "Helt", "Altid"][:answers],
        "tabel": list(TABEL) if instrument == "SWEMWBS7" else None,
    } | changes
    return "".join(
        f"{felt} = {_toml(value)}\n" for felt, value in fields.items() if value is not None
    )


def pack(instrument="SWEMWBS7", **changes) -> str:
    """A sealed pack."""
    return sealed(body(instrument, **changes))


def sealed(text: str) -> str:
    """The text with the line that seals it."""
    return f'{text}kontrolsum = "{kontrolsum(text)}"\n'


def _toml(value) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(each) for each in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
