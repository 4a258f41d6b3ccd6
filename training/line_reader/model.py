"""The network: strided 3x3 convolutions down to one row, then depthwise 1-D blocks, then classes.

All layers are 2-D with height 1 after the stem, because the processor's bfloat16 kernels are
fastest on channels-last 2-D tensors. There is no pooling over the width and no recurrence: what is
read at one place depends on at most 120 pixels to each side, never on a neighbour in the batch.
"""
import torch
from torch import nn

from .charset import CLASSES

HEIGHT = 40
STRIDE = 4


def _conv(cin, cout, stride):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU())


class Residual(nn.Module):
    """A 3x3 convolution added to its input."""

    def __init__(self, c):
        super().__init__()
        self.conv = _conv(c, c, 1)

    def forward(self, x):
        return x + self.conv(x)


class Block(nn.Module):
    """Depthwise convolution along the line, then a two-layer mix of channels, added to the input."""

    def __init__(self, c, kernel, expand=2):
        super().__init__()
        self.depth = nn.Conv2d(c, c, (1, kernel), padding=(0, kernel // 2), groups=c, bias=False)
        self.norm = nn.BatchNorm2d(c)
        self.up = nn.Conv2d(c, c * expand, 1)
        self.down = nn.Conv2d(c * expand, c, 1)
        nn.init.zeros_(self.down.bias)
        nn.init.normal_(self.down.weight, std=0.02)

    def forward(self, x):
        return x + self.down(torch.relu(self.up(self.norm(self.depth(x)))))


class LineReader(nn.Module):
    """Input [B, 1, 40, W], ink 1 on paper 0, W a multiple of 4; output logits [B, W / 4, classes]."""

    def __init__(self, stem=(24, 48, 72, 112), width=192, kernels=(9, 9, 9, 11, 11, 13, 9), dropout=0.05):
        super().__init__()
        a, b, c, d = stem
        self.stem = nn.Sequential(_conv(1, a, (2, 2)), _conv(a, b, (2, 2)), Residual(b), _conv(b, c, (2, 1)), _conv(c, d, 1))
        self.project = nn.Sequential(nn.Conv2d(d, width, (HEIGHT // 8, 1), bias=False), nn.BatchNorm2d(width), nn.ReLU())
        self.blocks = nn.Sequential(*[Block(width, k) for k in kernels])
        self.norm = nn.BatchNorm2d(width)
        self.drop = nn.Dropout(dropout)
        self.out = nn.Conv2d(width, CLASSES, 1)

    def forward(self, x):
        x = self.blocks(self.project(self.stem(x)))
        x = self.out(self.drop(torch.relu(self.norm(x))))
        return x.squeeze(2).transpose(1, 2)
