"""Train `taskmesh/demo-seasons`: continues series that repeat themselves."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ..shared.card import write_card
from ..shared.export import export
from ..shared.options import steps
from ..shared.publish import staged, write_json
from ..shared.runtime import session
from ..shared.training import fit, seed_everything
from .data import batches, heldout

NAME, TASK = "seasons", "time-series-forecasting"
CONTEXT, HORIZON, LAGS, REPEATS, WIDTH = 72, 14, 26, 4, 256
LEVELS = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
MEDIAN = LEVELS.index(0.5)


def earlier_places() -> np.ndarray:
    """Where the value of each step of the future was one, two, … seasons earlier, for each length of a season: `[lag, step, season]`."""
    lag, step, repeat = np.meshgrid(np.arange(1, LAGS + 1), np.arange(HORIZON), np.arange(REPEATS), indexing="ij")
    return CONTEXT - lag + step % lag - repeat * lag


def weighted_mean(values: Tensor, weights: Tensor, dim: int) -> Tensor:
    return (values * weights).sum(dim) / weights.sum(dim).clamp(min=1)


class Forecaster(nn.Module):
    """Says by how well the past repeats itself after 1, 2, … steps which of these repetitions to trust, and corrects their mean."""

    def __init__(self):
        super().__init__()
        places = earlier_places()
        self.register_buffer("places", torch.from_numpy(places.clip(0).ravel()))
        self.register_buffer("exists", torch.from_numpy((places >= 0).astype(np.float32)))
        inputs = 2 * CONTEXT + 2 * LAGS + 1
        self.enter = nn.Sequential(nn.Linear(inputs, WIDTH), nn.ReLU())
        self.layers = nn.ModuleList(
            nn.Sequential(nn.LayerNorm(WIDTH), nn.Linear(WIDTH, WIDTH), nn.ReLU(), nn.Linear(WIDTH, WIDTH)) for _ in range(3)
        )
        self.trust = nn.Linear(WIDTH, LAGS + 1)
        self.sharpness = nn.Parameter(torch.tensor(4.0))
        self.correction = nn.Linear(WIDTH, HORIZON)
        self.slope = nn.Linear(WIDTH, 1)
        self.spread = nn.Linear(WIDTH, HORIZON * (len(LEVELS) - 1))

    def forward(self, past_values: Tensor, past_observed_mask: Tensor) -> tuple[Tensor, Tensor]:
        """`[rows, CONTEXT]` and which are known, to the quantiles `[rows, LEVELS, HORIZON]` and their median."""
        known = past_observed_mask
        mean = weighted_mean(past_values, known, 1)[:, None]
        variance = weighted_mean((past_values - mean) ** 2, known, 1)[:, None]
        scale = torch.sqrt(variance + 1e-10) + 1e-4 * mean.abs()
        past = (past_values - mean) / scale * known

        differences, shares = [], []
        for lag in range(1, LAGS + 1):
            both = known[:, lag:] * known[:, :-lag]
            differences.append(weighted_mean((past[:, lag:] - past[:, :-lag]).abs(), both, 1))
            shares.append(both.sum(1) / CONTEXT)
        difference, share = torch.stack(differences, 1), torch.stack(shares, 1)

        there = known[:, self.places].view(-1, LAGS, HORIZON, REPEATS) * self.exists
        values = past[:, self.places].view(-1, LAGS, HORIZON, REPEATS)
        repeated = weighted_mean(values, there, 3)
        usable = (there.sum(3) > 0).float().mean(2) > 0.99

        hidden = self.enter(torch.cat([past, known, difference, share, known.mean(1, keepdim=True)], 1))
        for layer in self.layers:
            hidden = hidden + layer(hidden)
        odds = self.trust(hidden)
        lag_odds = torch.where(usable, odds[:, :LAGS] - self.sharpness * difference, torch.full_like(difference, -30.0))
        weights = torch.softmax(torch.cat([lag_odds, odds[:, LAGS:]], 1), 1)
        ahead = torch.arange(1, HORIZON + 1, dtype=torch.float32) / HORIZON
        median = (weights[:, :LAGS, None] * repeated).sum(1) + 0.3 * self.correction(hidden) + self.slope(hidden) * ahead
        gaps = nn.functional.softplus(self.spread(hidden) - 2).view(-1, len(LEVELS) - 1, HORIZON)
        below = median[:, None] - gaps[:, :MEDIAN].flip(1).cumsum(1).flip(1)
        above = median[:, None] + gaps[:, MEDIAN:].cumsum(1)
        quantiles = torch.cat([below, median[:, None], above], 1) * scale[:, :, None] + mean[:, :, None]
        return quantiles, scale


class Graph(nn.Module):
    """The inputs and outputs of PatchTST: values of one channel, `[batch, step, 1]`."""

    def __init__(self, model: Forecaster):
        super().__init__()
        self.model = model

    def forward(self, past_values: Tensor, past_observed_mask: Tensor) -> tuple[Tensor, Tensor]:
        quantiles, _ = self.model(past_values[:, :, 0], past_observed_mask[:, :, 0])
        return quantiles[:, MEDIAN, :, None], quantiles[:, :, :, None]


def loss(model: nn.Module, batch: tuple[np.ndarray, np.ndarray, np.ndarray]) -> Tensor:
    """The pinball loss of all quantiles, in standard deviations of the past."""
    past, known, future = (torch.from_numpy(part.astype(np.float32)) for part in batch)
    quantiles, scale = model(past, known)
    error = ((future[:, None] - quantiles) / scale[:, :, None])
    level = torch.tensor(LEVELS)[:, None]
    return torch.maximum(level * error, (level - 1) * error).clamp(max=5).mean()


def write_files(model: nn.Module, directory: Path) -> None:
    """Write the model directory in the PatchTST layout."""
    axes = {name: {0: "batch_size"} for name in ("past_values", "past_observed_mask", "prediction_outputs", "quantile_predictions")}
    example = {"past_values": torch.randn(2, CONTEXT, 1), "past_observed_mask": torch.ones(2, CONTEXT, 1)}
    export(Graph(model), example, ["prediction_outputs", "quantile_predictions"], axes, directory / "onnx/model.onnx")
    write_json(directory / "config.json", {
        "model_type": "patchtst",
        "architectures": ["PatchTSTForPrediction"],
        "context_length": CONTEXT,
        "prediction_length": HORIZON,
        "num_input_channels": 1,
        "quantiles": LEVELS,
    })


def forecast(run, past: list[float]) -> tuple[np.ndarray, np.ndarray]:
    """The median and the quantiles of what follows."""
    values, known = np.zeros((1, CONTEXT, 1), np.float32), np.zeros((1, CONTEXT, 1), np.float32)
    given = np.array(past[-CONTEXT:], np.float32)
    values[0, CONTEXT - len(given) :, 0], known[0, CONTEXT - len(given) :] = given, 1
    median, quantiles = run.run(None, {"past_values": values, "past_observed_mask": known})
    return median[0, :, 0], quantiles[0, :, :, 0]


def seasonal_naive(past: list[float], period: int) -> np.ndarray:
    """The last season again."""
    return np.array([past[len(past) - period + step % period] for step in range(HORIZON)])


def scaled_error(past: list[float], future: list[float], guess: np.ndarray, period: int) -> float:
    """The mean absolute error, over that of repeating the last season within the past (MASE; Hyndman and Koehler, 2006)."""
    values = np.array(past)
    return float(np.abs(np.array(future) - guess).mean() / (np.abs(values[period:] - values[:-period]).mean() + 1e-9))


def evaluate(directory: Path) -> None:
    """Write the held-out series, the score and the card."""
    run, rows = session(directory / "onnx/model.onnx"), heldout(CONTEXT, HORIZON)
    errors: dict[str, list[tuple[float, float]]] = {}
    inside = []
    for row in rows:
        median, quantiles = forecast(run, row["past"])
        ours = scaled_error(row["past"], row["future"], median, row["period"])
        naive = scaled_error(row["past"], row["future"], seasonal_naive(row["past"], row["period"]), row["period"])
        errors.setdefault(row["name"], []).append((ours, naive))
        inside.extend((quantiles[LEVELS.index(0.1)] <= row["future"]) & (row["future"] <= quantiles[LEVELS.index(0.9)]))
    (directory / "heldout.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    value, naive = (round(float(np.mean([pair[at] for part in errors.values() for pair in part])), 4) for at in (0, 1))
    coverage = round(float(np.mean(inside)), 3)
    write_json(directory / "score.json", {
        "metric": "mase", "value": value, "examples": len(rows), "data": "heldout.jsonl",
        "parts": {"seasonal naive": naive, "in the band of 0.8": coverage},
    })
    table = "\n".join(
        f"| {name} | {np.mean([each for each, _ in part]):.2f} | {np.mean([each for _, each in part]):.2f} | {len(part)} |"
        for name, part in errors.items()
    )
    body = CARD.format(value=value, naive=naive, coverage=coverage, count=len(rows), table=table, context=CONTEXT, horizon=HORIZON)
    write_card(directory, NAME, TASK, [], ["forecast"], {"mase": value}, body)
    print(value, "naive", naive, "coverage", coverage, table, sep="\n")
    median, quantiles = forecast(run, [120, 132, 128, 141, 190, 230, 98, 123, 135, 130, 146, 197, 236, 101])
    print(median.round(), quantiles[[1, -2], :3].round())


CARD = """# taskmesh/demo-seasons

Continues series of numbers that repeat themselves: the visitors of the next days, the power of the next hours.
**It is a demonstration that runs offline. Do not use it for anything real.**

## Model

A network with about 490,000 weights, with the inputs and outputs of PatchTST. It compares the past with itself 1 to 26 steps earlier, says
which of these repetitions to trust, and corrects their mean. It reads up to {context} values, of which any may be missing (`past_observed_mask`), and
gives the next {horizon}: the median and eleven quantiles from 0.05 to 0.95 (`quantile_predictions`).

## Training data

Series that `recipes/seasons/data.py` draws: level, trend, one or two seasons of 4 to 24 steps of many shapes, noise that remembers, walks without a season.
No real series and no pretrained weights were used. Train it again with `python -m recipes.seasons`.

## Score

Mean absolute scaled error (Hyndman and Koehler, 2006): the error over that which repeating the last season makes within the past; less is better.
On {count} windows, in `heldout.jsonl`: {value}; repeating the last season has {naive}. The real series are those of statsmodels, in the public domain.
Of the true values {coverage} lie between the quantiles 0.1 and 0.9 (0.8 would be right).

| series | this model | the last season again | windows |
|---|---|---|---|
{table}

## Known failures

Where there is no season of up to 26 steps it does hardly better than the last value, or worse: see the table. It knows no dates, no holidays and no other series. What the
past does not show it cannot foresee, and its quantiles are too narrow for real series that change.
"""


def main() -> None:
    """Train, export and evaluate."""
    seed_everything()
    model = Forecaster()
    print(sum(weight.numel() for weight in model.parameters()), "weights")
    fit(model, batches(128, CONTEXT, HORIZON), loss, steps(3000), 2e-3, 0.02)
    with staged(NAME) as directory:
        write_files(model, directory)
        evaluate(directory)


if __name__ == "__main__":
    main()
