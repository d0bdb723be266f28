"""Holes: the profile of a stay without the periods in which it was settled.

Stays of the same profile that were settled in the same periods share such a profile.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ibcalc.engine.charging import concatenated
from ibcalc.engine.neighbours import spread
from ibcalc.engine.profiles import Profiles
from ibcalc.engine.toerekening import Ints
from ibcalc.tables.folding import fold_columns

WORD = 63
"""Periods that one signed number marks."""


def without_periods(
    profiles: Profiles, profile: NDArray[np.int32], entry: NDArray[np.int32], period: Ints
) -> tuple[Profiles, NDArray[np.int32]]:
    """More profiles for toewijzingen that are not charged by theirs in some periods.

    Args:
        profiles: those that there are; they keep their numbers.
        profile: for each toewijzing the number of its profile.
        entry: toewijzingen, one for each period in which they are charged otherwise.
        period: those periods.

    Returns:
        The profiles with the new ones behind them; and for each toewijzing its profile.
    """
    if not len(entry):
        return profiles, profile
    entries, which = np.unique(entry, return_inverse=True)
    words = _bits(which, period, len(entries))
    numbered = [np.unique(word, return_inverse=True)[1].astype(np.int32) for word in words.T]
    coded = [(codes, int(codes.max()) + 1) for codes in (profile[entries], *numbered)]
    index, count = fold_columns(coded, len(entries))
    any_entry = np.empty(count, np.intp)
    any_entry[index] = np.arange(len(index))
    whole, words = profile[entries[any_entry]], words[any_entry]
    found = profile.copy()
    found[entries] = index + np.int32(len(profiles))
    return _with_holes(profiles, whole, words), found


def _bits(which: Ints, period: Ints, count: int) -> Ints:
    """The periods of each thing as bits, in as many columns as they need."""
    found = np.zeros((count, int(period.max()) // WORD + 1), np.int64)
    np.bitwise_or.at(found, (which, period // WORD), np.int64(1) << period % WORD)
    return found


def _with_holes(profiles: Profiles, whole: NDArray[np.int32], words: Ints) -> Profiles:
    """The profiles, and behind them some of them again without the periods that bits mark."""
    parts, size = profiles.parts, np.diff(profiles.start)
    fresh, part = spread(profiles.start[whole], size[whole])
    period = parts.period[part].astype(np.int64)
    marked = words[fresh, np.minimum(period // WORD, words.shape[1] - 1)] >> period % WORD & 1
    kept = (marked == 0) | (period // WORD >= words.shape[1])
    number = (fresh[kept] + len(profiles)).astype(np.int32)
    merged = concatenated([parts, replace(parts.take(part[kept]), profile=number)])
    count = np.bincount(merged.profile, minlength=len(profiles) + len(whole))
    start = np.concatenate(([0], np.cumsum(count)))
    return Profiles(
        np.concatenate((profiles.product, profiles.product[whole])),
        np.concatenate((profiles.van, profiles.van[whole])),
        np.concatenate((profiles.tot_en_met, profiles.tot_en_met[whole])),
        merged,
        start,
        profiles.unpriced,
    )
