"""A system that says of its way out what a test wants."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class ToldWayOut:
    """`asked`: how often it was."""

    script: bool = True
    asked: int = 0

    def is_script(self) -> bool:
        self.asked += 1
        return self.script
