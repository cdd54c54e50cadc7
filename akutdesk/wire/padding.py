"""Padding that hides how much was written: steps of 64 bytes up to 512, then Padmé (at most 12 % more)."""

from __future__ import annotations

from typing import Final

STEP: Final = 64
STEPPED_UP_TO: Final = 512


def padded_size(size: int) -> int:
    """The size that `size` bytes are padded to."""
    if size <= STEPPED_UP_TO:
        return max(-(-size // STEP), 1) * STEP
    return _padme(size)


def _padme(size: int) -> int:
    """Padmé keeps only the highest log2(log2 size) + 1 bits of the length (PURBs, Nikitin et al. 2019)."""
    exponent = size.bit_length() - 1
    kept = exponent.bit_length()
    mask = (1 << (exponent - kept)) - 1
    return (size + mask) & ~mask
