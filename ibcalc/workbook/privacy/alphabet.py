"""Codes that people can read out: digits and capitals without the ones that look alike."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O and U."""
BITS = 5


def readable(digest: bytes, length: int) -> str:
    """The first ``5 * length`` bits of a digest as signs of ALPHABET."""
    number = int.from_bytes(digest, "big") >> (8 * len(digest) - BITS * length)
    shifts = range(BITS * (length - 1), -1, -BITS)
    return "".join(ALPHABET[number >> shift & (len(ALPHABET) - 1)] for shift in shifts)
