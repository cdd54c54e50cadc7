"""Why records are erased, held or let go of: two codes, never a word about the person (sync-and-security.md 2.9)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grund:
    """`grund` says what asked for it, `hjemmel` what law it rests on."""

    grund: str
    hjemmel: str
