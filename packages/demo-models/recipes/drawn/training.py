"""What the network learns from."""

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, smooth_l1_loss

from .network import DrawnWorld
from .words import CLASSES, THINGS

# Things cover few pixels.
WEIGHTS = torch.tensor([3.0 if name in THINGS else 1.0 for name in CLASSES])


def box_loss(found: Tensor, wanted: Tensor) -> Tensor:
    """One minus the overlap, plus the differences of the middles and of the logarithms of the sizes."""
    low = torch.maximum(found[:, :2] - found[:, 2:] / 2, wanted[:, :2] - wanted[:, 2:] / 2)
    high = torch.minimum(found[:, :2] + found[:, 2:] / 2, wanted[:, :2] + wanted[:, 2:] / 2)
    both = (high - low).clamp(min=0).prod(1)
    union = found[:, 2:].prod(1) + wanted[:, 2:].prod(1) - both
    place = smooth_l1_loss(found[:, :2] * 16, wanted[:, :2] * 16)
    size = smooth_l1_loss(found[:, 2:].log(), wanted[:, 2:].log(), beta=0.2)
    return (1 - both / union).mean() + place + size


def loss(model: DrawnWorld, batch: tuple[Tensor, ...]) -> Tensor:
    """The losses of all heads."""
    pixels, cells, labels, near, front = batch
    logits, boxes, colours, segments, depth, cut = model(pixels)
    kinds = cells[..., 0].long()
    there = kinds < len(THINGS)
    each = cross_entropy(logits.transpose(1, 2), kinds, reduction="none")
    objects = each[there].mean() + each[~there].sum() / there.sum()
    coloured = cells[..., 1] >= 0
    colour = cross_entropy(colours[coloured], cells[..., 1][coloured].long())
    places = box_loss(boxes[there], cells[..., 2:][there])
    distance = (torch.sigmoid(depth) - near).abs().mean() * 5
    return objects + 0.3 * colour + places + cross_entropy(segments, labels, WEIGHTS) + distance + 0.7 * binary_cross_entropy_with_logits(cut, front)
