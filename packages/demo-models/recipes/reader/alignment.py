"""Which steps of a sound belong to which letter."""

import numpy as np


def most_probable_path(scores: np.ndarray) -> np.ndarray:
    """How many steps each letter takes, on the best path that leaves out no letter and never goes back.

    `scores [letters, steps]` are log-likelihoods. Source: monotonic alignment search of Glow-TTS (Kim et al., 2020).
    """
    letters, steps = scores.shape
    best = np.full(letters, -np.inf)
    best[0] = scores[0, 0]
    came_from = np.zeros((steps, letters), bool)
    for step in range(1, steps):
        before = np.concatenate([[-np.inf], best[:-1]])
        came_from[step] = before > best
        best = np.maximum(best, before) + scores[:, step]
    durations, letter = np.zeros(letters, np.int64), letters - 1
    for step in range(steps - 1, -1, -1):
        durations[letter] += 1
        if came_from[step, letter]:
            letter -= 1
    return durations
