"""One training loop for every recipe."""

import math
import random
import time
from collections.abc import Callable, Iterator

import numpy
import torch
from torch import Tensor, nn


def seed_everything(seed: int = 7) -> None:
    """Fix every random source and use one thread, so that a run can be repeated."""
    random.seed(seed)
    numpy.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(1)


def learning_rate(step: int, steps: int, peak: float) -> float:
    """Linear warm-up over the first 5 %, then a cosine down to 2 % of the peak."""
    warm = max(1, steps // 20)
    if step < warm:
        return peak * (step + 1) / warm
    progress = (step - warm) / max(1, steps - warm)
    return peak * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * progress)))


def fit(
    model: nn.Module,
    batches: Iterator,
    loss: Callable[..., Tensor],
    steps: int,
    peak: float = 2e-3,
    decay: float = 0.02,
    on_log: Callable[[int], str] | None = None,
) -> None:
    """Run `steps` updates of AdamW; `loss(model, batch)` returns the value to minimise."""
    optimiser = torch.optim.AdamW(model.parameters(), lr=peak, weight_decay=decay, betas=(0.9, 0.98))
    model.train()
    started, mean = time.time(), 0.0
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = learning_rate(step, steps, peak)
        value = loss(model, next(batches))
        optimiser.zero_grad(set_to_none=True)
        value.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        mean = value.item() if step == 0 else mean * 0.98 + value.item() * 0.02
        if (step + 1) % max(1, steps // 20) == 0:
            extra = on_log(step) if on_log else ""
            print(f"step {step + 1}/{steps} loss {mean:.4f} {time.time() - started:.0f}s {extra}", flush=True)
    model.eval()


def pad(rows: list[list[int]], value: int, length: int | None = None) -> Tensor:
    """Right-pad lists of ids to one tensor."""
    length = length or max(len(row) for row in rows)
    return torch.tensor([row + [value] * (length - len(row)) for row in rows], dtype=torch.long)


def bucketed(rows: list, size: Callable[[object], int], batch: int, seed: int = 7) -> Iterator[list]:
    """Endless batches of rows of similar size, in random order."""
    random_order = random.Random(seed)
    while True:
        order = list(range(len(rows)))
        random_order.shuffle(order)
        for start in range(0, len(order) - batch + 1, batch * 50):
            window = sorted(order[start : start + batch * 50], key=lambda index: size(rows[index]))
            groups = [window[at : at + batch] for at in range(0, len(window) - batch + 1, batch)]
            random_order.shuffle(groups)
            for group in groups:
                yield [rows[index] for index in group]
