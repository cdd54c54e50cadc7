"""The two sizes a plan is printed in, with every measure that follows from them (points)."""

from __future__ import annotations

from dataclasses import dataclass

from akutdesk.reports.sheet import A4

MM = 72 / 25.4
LEFT = 25 * MM
"""Holes 12 mm from the edge stay free."""
RIGHT = A4[0] - 18 * MM
FIRST_BASELINE = 18 * MM + 12
LAST_BASELINE = A4[1] - 25 * MM
FOOT_BASELINE = A4[1] - 11.5 * MM


@dataclass(frozen=True, kw_only=True)
class Skrift:
    """One size of print. `after_x` is a distance between baselines unless it says rule."""

    navn: str
    """NORMAL or STOR."""
    axis: float
    """All text starts here; only numerals hang left of it."""
    title: float
    title_face: str
    after_sender: float
    after_title: float
    meta: float
    """Sender, date, foot and column heads."""
    meta_leading: float
    after_meta: float
    heading: float
    heading_face: str
    body: float
    body_face: str
    leading: float
    gap: float
    """Last baseline to the next heading."""
    numeral: float
    number: float
    """A phone number."""
    sender_number: float
    name_face: str
    first_row: float
    row: float
    stacked: bool
    """Hours under the name, agreements as a list: there is no room beside."""
    indent: float
    before_rule: float
    rule_to_text: float
    rule_to_heading: float
    leader: tuple[float, float]
    """Width of a leader's dot, and its step."""
    leader_gap: tuple[float, float]
    scale: tuple[float, float]
    """Where the 0 and the 10 of a scale stand."""
    scale_number: float
    top: float
    """First baseline on later pages, under a sender of one line."""
    bottom: float
    """Last baseline: at least 25 mm from the edge, and clear of the closing line."""


NORMAL = Skrift(
    navn="NORMAL",
    axis=39 * MM,
    title=34,
    title_face="semibold",
    after_sender=58,
    after_title=24,
    meta=12,
    meta_leading=16,
    after_meta=36,
    heading=14,
    heading_face="semibold",
    body=14,
    body_face="regular",
    leading=19,
    gap=31,
    numeral=28,
    number=18,
    sender_number=14,
    name_face="medium",
    first_row=27,
    row=24,
    stacked=False,
    indent=15,
    before_rule=23,
    rule_to_text=24,
    rule_to_heading=27,
    leader=(1.2, 4.8),
    leader_gap=(8.0, 8.2),
    scale=(125 * MM, 179 * MM),
    scale_number=16,
    top=FIRST_BASELINE + 53,
    bottom=LAST_BASELINE,
)

STOR = Skrift(
    navn="STOR",
    axis=41 * MM,
    title=40,
    title_face="bold",
    after_sender=66,
    after_title=30,
    meta=16,
    meta_leading=22,
    after_meta=46,
    heading=18,
    heading_face="bold",
    body=18,
    body_face="medium",
    leading=24,
    gap=46,
    numeral=36,
    number=28,
    sender_number=18,
    name_face="bold",
    first_row=39,
    row=46,
    stacked=True,
    indent=19,
    before_rule=28,
    rule_to_text=29,
    rule_to_heading=36,
    leader=(1.4, 6.0),
    leader_gap=(8.0, 12.0),
    scale=(126 * MM, 178 * MM),
    scale_number=22,
    top=FIRST_BASELINE + 68,
    bottom=LAST_BASELINE - 10,
)
