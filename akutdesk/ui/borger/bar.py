"""The buttons under the card: ring, open the plan, print it."""

from __future__ import annotations

from akutdesk.assets import Texts
from akutdesk.ui.borger import facts
from akutdesk.ui.borger.card import Card
from akutdesk.ui.head import BarButton

SHORT_NAME = 16
"""A longer name does not fit into the button for a call."""


def bar_of(card: Card, texts: Texts) -> tuple[BarButton, ...]:
    """What makes sense for this citizen; without a plan there is one to make and none to print."""
    navn = facts.name_of(card.borger, texts)
    short = texts("skal.tast.opkald")
    call = texts("borger.nyt_opkald", navn=navn) if len(navn) <= SHORT_NAME else short
    first = BarButton("opkald", call, kind="primary", icon="phone", short=short)
    if card.plan is None:
        make = texts("borger.plan.fortsaet" if card.is_plan_begun else "borger.plan.lav")
        short = texts("skal.tast.kriseplan")
        return (first, BarButton("kriseplan", make, icon="file-plus", short=short))
    plan, paper = texts("borger.aabn_plan"), texts("borger.udskriv_plan")
    return (
        first,
        BarButton("kriseplan", plan, icon="file-text", short=texts("skal.tast.kriseplan")),
        BarButton("udskriv", paper, icon="printer", short=texts("skal.tast.udskriv")),
    )
