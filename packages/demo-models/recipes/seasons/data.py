"""Series that repeat themselves, more or less, and real ones to test with."""

from collections.abc import Iterator

import numpy as np
from statsmodels.datasets import co2, elnino, macrodata, nile, sunspots

Draw = np.random.Generator
PERIODS = [4, 5, 6, 7, 7, 7, 7, 8, 10, 12, 12, 12, 24, 24]


def season(length: int, period: int, draw: Draw) -> np.ndarray:
    """A pattern of mean 0 again and again: waves, two kinds of days, one peak, or any values."""
    kind, at = draw.random(), np.arange(period)
    if kind < 0.4:
        pattern = sum(draw.normal() / wave * np.sin(2 * np.pi * (wave * at / period + draw.random())) for wave in range(1, draw.integers(2, 5)))
    elif kind < 0.6:
        pattern = draw.normal(0, 0.25, period)
        pattern[: max(1, round(period * 2 / 7))] += draw.choice([-1, 1]) * draw.uniform(0.5, 3)
    elif kind < 0.75:
        pattern = np.exp(-0.5 * ((at - period / 2) / draw.uniform(0.5, period / 5)) ** 2) * draw.choice([-1, 1])
    else:
        pattern = draw.normal(size=period)
    pattern = pattern - pattern.mean()
    whole = np.tile(pattern / (pattern.std() + 1e-9), length // period + 2)
    start = draw.integers(0, period)
    return whole[start : start + length]


def series(length: int, draw: Draw) -> np.ndarray:
    """A level, a trend, one or two seasons, and noise that remembers."""
    time = np.arange(length) / length
    kind = draw.random()
    if kind < 0.12:
        walk = np.cumsum(draw.normal(draw.normal(0, 0.3), 1, length))
        return walk * 10 ** draw.uniform(-2, 3) + draw.choice([0, 1]) * 10 ** draw.uniform(0, 4)
    if kind < 0.17:
        return np.full(length, draw.normal() * 10 ** draw.uniform(-1, 4)) + draw.choice([0, 1]) * draw.normal(0, 1, length)
    period = int(draw.choice(PERIODS))
    pattern = season(length, period, draw) if kind < 0.92 else np.zeros(length)
    if draw.random() < 0.1:
        pattern = pattern + draw.uniform(0.2, 0.8) * season(length, int(draw.choice(PERIODS)), draw)
    noise, remembers = draw.normal(0, 1, length), draw.choice([0, draw.uniform(0, 0.9)])
    for at in range(1, length):
        noise[at] += remembers * noise[at - 1]
    noise *= 10 ** draw.uniform(-2, 0.1) / (noise.std() + 1e-9)
    trend = draw.choice([0, 1]) * draw.normal() * 1.5 * time ** draw.choice([1, 1, 2])
    shape = pattern + noise
    level = draw.uniform(0, 12)
    if draw.random() < 0.35:
        values = (level + 1.5 * trend) * (1 + shape * draw.uniform(0.05, 0.35))
    else:
        values = level + shape + 2 * trend
    if draw.random() < 0.1:
        values[draw.integers(0, length)] += draw.normal() * 4
    values = values * 10 ** draw.uniform(-2, 4)
    return np.round(values) if draw.random() < 0.3 else values


def batches(size: int, context: int, horizon: int, seed: int = 7) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Endless batches of pasts, which of their values are known, and futures; short pasts begin with unknown values."""
    draw = np.random.default_rng(seed)
    while True:
        rows = np.stack([series(context + horizon, draw) for _ in range(size)])
        known = np.ones((size, context), bool)
        for row in known:
            length = draw.choice([context, draw.integers(4, 30), draw.integers(10, context + 1)])
            row[: context - length] = False
            if draw.random() < 0.15:
                row[draw.random(context) < draw.uniform(0.02, 0.25)] = False
            row[-1 if draw.random() < 0.9 else -2] = True
        yield rows[:, :context], known, rows[:, context:]


def real_series() -> dict[str, tuple[int, np.ndarray]]:
    """Series of statsmodels, which are in the public domain, with the length of their season (1 for none)."""
    carbon = co2.load_pandas().data["co2"].resample("MS").mean().interpolate().to_numpy()
    sea = elnino.load_pandas().data.drop(columns="YEAR").to_numpy().ravel()
    economy = macrodata.load_pandas().data
    return {
        "co2, monthly": (12, carbon),
        "temperature of the sea (El Niño), monthly": (12, sea),
        "sunspots, yearly": (11, sunspots.load_pandas().data["SUNACTIVITY"].to_numpy()),
        "flow of the Nile, yearly": (1, nile.load_pandas().data["volume"].to_numpy()),
        "consumption in the USA, quarterly": (4, economy["realcons"].to_numpy()),
        "unemployment in the USA, quarterly": (4, economy["unemp"].to_numpy()),
    }


def heldout(context: int, horizon: int, seed: int = 11) -> list[dict]:
    """Windows of the real series, and weekly and daily ones by a formula of its own."""
    draw = np.random.default_rng(seed)
    rows = []
    for name, (period, values) in real_series().items():
        last = len(values) - context - horizon
        for start in np.linspace(0, last, 6).round().astype(int):
            rows.append({"name": name, "period": period, "values": values[start : start + context + horizon]})
    for _ in range(12):
        days = np.arange(28 + horizon) + draw.integers(0, 7)
        visits = draw.uniform(80, 400) * np.choose(days % 7, draw.uniform(0.6, 1.8, 7)) * np.exp(draw.normal(0, 0.08, len(days)))
        rows.append({"name": "visitors of a shop, daily", "period": 7, "values": np.round(visits)})
    for _ in range(12):
        hours = np.arange(context + horizon) + draw.integers(0, 24)
        load = 50 + 20 * np.maximum(0, np.sin(2 * np.pi * (hours - 7) / 24)) ** 0.6 + 8 * (hours % 24 == 19) + draw.normal(0, 1.5, len(hours))
        rows.append({"name": "power of a town, hourly", "period": 24, "values": load})
    return [
        {
            "name": row["name"], "period": row["period"],
            "past": [round(float(each), 3) for each in row["values"][:-horizon]],
            "future": [round(float(each), 3) for each in row["values"][-horizon:]],
        }
        for row in rows
    ]
