"""One convolutional network with a head for each task."""

import torch
from torch import Tensor, nn
from torch.nn.functional import interpolate

from .words import CLASSES, COLOURS, THINGS

HEIGHT, WIDTH = 96, 128
STRIDE = 8
ROWS, COLUMNS = HEIGHT // STRIDE, WIDTH // STRIDE
CHANNELS = (16, 32, 64, 96, 96)
MEMORY = 64


class Convolution(nn.Sequential):
    """Convolution, batch norm, ReLU."""

    def __init__(self, inside: int, outside: int, stride: int = 1, size: int = 3):
        super().__init__(
            nn.Conv2d(inside, outside, size, stride, size // 2, bias=False), nn.BatchNorm2d(outside), nn.ReLU()
        )


class Residual(nn.Module):
    """Two convolutions beside a shortcut."""

    def __init__(self, channels: int):
        super().__init__()
        self.first, self.second = Convolution(channels, channels), Convolution(channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        return x + self.second(self.first(x))


class Backbone(nn.Module):
    """Feature maps at strides 2, 4, 8 (fused with what larger strides see), from `[batch, 3, 96, 128]` in 0 to 1."""

    def __init__(self):
        super().__init__()
        two, four, eight, sixteen, thirty_two = CHANNELS
        self.two = Convolution(3, two, 2, 5)
        self.four = nn.Sequential(Convolution(two, four, 2), Residual(four))
        self.eight = nn.Sequential(Convolution(four, eight, 2), Residual(eight))
        self.sixteen = nn.Sequential(Convolution(eight, sixteen, 2), Residual(sixteen))
        self.thirty_two = nn.Sequential(Convolution(sixteen, thirty_two, 2), Residual(thirty_two))
        self.down = Convolution(thirty_two + sixteen, MEMORY, size=1)
        self.fuse = nn.Sequential(Convolution(MEMORY + eight, MEMORY), Residual(MEMORY))

    def forward(self, pixel_values: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        two = self.two(pixel_values - 0.5)
        four = self.four(two)
        eight = self.eight(four)
        sixteen = self.sixteen(eight)
        wide = interpolate(self.thirty_two(sixteen), scale_factor=2.0)
        deep = interpolate(self.down(torch.cat([wide, sixteen], 1)), scale_factor=2.0)
        return two, four, self.fuse(torch.cat([deep, eight], 1))


class Detail(nn.Module):
    """16 features of every second pixel."""

    def __init__(self):
        super().__init__()
        two, four, *_ = CHANNELS
        self.four = Convolution(MEMORY + four, 32)
        self.two = Convolution(32 + two, 16)

    def forward(self, two: Tensor, four: Tensor, eight: Tensor) -> Tensor:
        middle = self.four(torch.cat([interpolate(eight, scale_factor=2.0), four], 1))
        return self.two(torch.cat([interpolate(middle, scale_factor=2.0), two], 1))


class Cells(nn.Module):
    """For each cell at stride 8: classes and "nothing", a box, a colour."""

    def __init__(self):
        super().__init__()
        self.mix = Convolution(MEMORY, MEMORY)
        self.out = nn.Conv2d(MEMORY, len(THINGS) + 1 + 4 + len(COLOURS), 1)
        with torch.no_grad():
            # Most cells hold nothing.
            self.out.bias[len(THINGS)] = 5.0
        down, across = torch.meshgrid(torch.arange(ROWS) + 0.5, torch.arange(COLUMNS) + 0.5, indexing="ij")
        self.register_buffer("middles", torch.stack([across.flatten() / COLUMNS, down.flatten() / ROWS], 1))
        self.register_buffer("reach", torch.tensor([1.5 / COLUMNS, 1.5 / ROWS]))

    def forward(self, eight: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        values = self.out(self.mix(eight)).flatten(2).transpose(1, 2)
        logits, places, sizes, colours = values.split([len(THINGS) + 1, 2, 2, len(COLOURS)], 2)
        boxes = torch.cat([self.middles + torch.tanh(places) * self.reach, torch.sigmoid(sizes)], 2)
        return logits, boxes, colours


class Front(nn.Module):
    """What stands out. Houses and trees do when nothing else is there, so this looks at the whole picture, too."""

    def __init__(self):
        super().__init__()
        self.pixels = nn.Conv2d(16, 2, 1)
        self.whole = nn.Sequential(nn.Linear(MEMORY, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, fine: Tensor, eight: Tensor) -> Tensor:
        always, alone = self.pixels(fine).split(1, 1)
        return always + alone * torch.sigmoid(self.whole(eight.amax((2, 3))))[..., None, None]


def overlaps(boxes: Tensor) -> Tensor:
    """Intersection over union of all pairs of boxes `[batch, n, 4]` (centre and size): `[batch, n, n]`."""
    low, high = boxes[..., :2] - boxes[..., 2:] / 2, boxes[..., :2] + boxes[..., 2:] / 2
    shared = (torch.minimum(high[:, :, None], high[:, None]) - torch.maximum(low[:, :, None], low[:, None])).clamp(min=0)
    area, both = boxes[..., 2] * boxes[..., 3], shared[..., 0] * shared[..., 1]
    return both / (area[:, :, None] + area[:, None] - both + 1e-9)


class DrawnWorld(nn.Module):
    """All heads together, as they are trained: the large part in numbers of 16 bits, which is quicker."""

    def __init__(self):
        super().__init__()
        self.backbone, self.cells, self.detail = Backbone(), Cells(), Detail()
        self.segments, self.depth, self.front = nn.Conv2d(16, len(CLASSES), 1), nn.Conv2d(16, 1, 1), Front()

    def forward(self, pixel_values: Tensor) -> tuple[Tensor, ...]:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training):
            maps = self.backbone(pixel_values)
            fine = self.detail(*maps)
        eight, fine = maps[2].float(), fine.float()
        return *self.cells(eight), self.segments(fine), self.depth(fine)[:, 0], self.front(fine, eight)[:, 0]


def only_surest(logits: Tensor, boxes: Tensor) -> Tensor:
    """The logits, with "nothing" for every box that overlaps one which is surer."""
    sure = logits[..., :-1].amax(-1) - logits[..., -1]
    beaten = (overlaps(boxes) > 0.5) & (sure[:, None] > sure[:, :, None])
    penalty = beaten.float().amax(-1, keepdim=True) * 30
    return torch.cat([logits[..., :-1], logits[..., -1:] + penalty], -1)


class Detector(nn.Module):
    """`logits` `[batch, cells, classes + 1]` and `pred_boxes`; of boxes that overlap only the surest keeps its class."""

    def __init__(self, world: DrawnWorld):
        super().__init__()
        self.world = world

    def forward(self, pixel_values: Tensor) -> tuple[Tensor, Tensor]:
        logits, boxes, _ = self.world.cells(self.world.backbone(pixel_values)[2])
        return only_surest(logits, boxes), boxes


class Segmenter(nn.Module):
    """`logits` `[batch, classes, 48, 64]`; which thing a pixel of a thing belongs to is also a matter of the boxes around it."""

    weight = 5.0

    def __init__(self, world: DrawnWorld):
        super().__init__()
        self.world = world
        down, across = torch.meshgrid((torch.arange(HEIGHT // 2) + 0.5) * 2 / HEIGHT, (torch.arange(WIDTH // 2) + 0.5) * 2 / WIDTH, indexing="ij")
        self.register_buffer("places", torch.stack([across.flatten(), down.flatten()], 1))

    def forward(self, pixel_values: Tensor) -> Tensor:
        maps = self.world.backbone(pixel_values)
        segments = self.world.segments(self.world.detail(*maps))
        logits, boxes, _ = self.world.cells(maps[2])
        found = torch.softmax(only_surest(logits, boxes), -1)[..., :-1].transpose(1, 2)
        away = (self.places[None, None] - boxes[:, :, None, :2]).abs() * 2
        inside = (away < boxes[:, :, None, 2:]).all(-1).float()
        around = (found @ inside).clamp(max=1).reshape(-1, len(THINGS), HEIGHT // 2, WIDTH // 2)
        split = len(CLASSES) - len(THINGS)
        stuff, things = segments[:, :split], segments[:, split:]
        boxed = things + self.weight * around
        return torch.cat([stuff, boxed + things.logsumexp(1, keepdim=True) - boxed.logsumexp(1, keepdim=True)], 1)


class DepthEstimator(nn.Module):
    """`predicted_depth` `[batch, 48, 64]`: the inverse distance, from 0 to 1."""

    def __init__(self, world: DrawnWorld):
        super().__init__()
        self.world = world

    def forward(self, pixel_values: Tensor) -> Tensor:
        return torch.sigmoid(self.world.depth(self.world.detail(*self.world.backbone(pixel_values)))[:, 0])


class Matter(nn.Module):
    """`output` `[batch, 1, 48, 64]`: how much a pixel belongs to what stands out, from 0 to 1."""

    def __init__(self, world: DrawnWorld):
        super().__init__()
        self.world = world

    def forward(self, pixel_values: Tensor) -> Tensor:
        maps = self.world.backbone(pixel_values)
        return torch.sigmoid(self.world.front(self.world.detail(*maps), maps[2]))


class Seeing(nn.Module):
    """What the writer of captions reads of each cell: its features, the thing whose middle it holds, and its colour."""

    channels = MEMORY + len(THINGS) + 1 + len(COLOURS)

    def __init__(self, world: DrawnWorld):
        super().__init__()
        self.world = world

    def forward(self, pixel_values: Tensor) -> Tensor:
        eight = self.world.backbone(pixel_values)[2]
        logits, boxes, colours = self.world.cells(eight)
        things = torch.softmax(only_surest(logits, boxes), -1)
        return torch.cat([eight.flatten(2).transpose(1, 2), things, torch.softmax(colours, -1)], -1)
