"""Writes the averaged weights as `line-reader.onnx` with its contract in `line-reader.json`."""
import hashlib
import json
import os

import torch
from torch import nn

from .charset import CLASSES, LIST
from .model import HEIGHT, STRIDE, LineReader


class WithLogProbs(nn.Module):
    """The network followed by log-softmax, so that decoders need no arithmetic of their own."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return torch.log_softmax(self.net(x), 2)


def load(path, weights="ema"):
    """The network of a checkpoint, ready to read."""
    state = torch.load(path, map_location="cpu")
    net = LineReader()
    net.load_state_dict(state[weights])
    return net.eval(), state["info"]


def _fold(net):
    """Batch norms that follow a convolution become part of it: fewer steps a line in the browser."""
    for name, child in list(net.named_children()):
        _fold(child)
        if isinstance(child, nn.Sequential) and len(child) == 3 and isinstance(child[1], nn.BatchNorm2d):
            child[0] = nn.utils.fusion.fuse_conv_bn_eval(child[0], child[1])
            child[1] = nn.Identity()
    if hasattr(net, "depth"):
        net.depth = nn.utils.fusion.fuse_conv_bn_eval(net.depth, net.norm)
        net.norm = nn.Identity()
    return net


def export(checkpoint, out, version):
    """Exports with a dynamic batch and width; returns the contract written beside it."""
    net, info = load(checkpoint)
    net = WithLogProbs(_fold(net)).eval()
    os.makedirs(out, exist_ok=True)
    path = os.path.join(out, "line-reader.onnx")
    torch.onnx.export(net, torch.rand(2, 1, HEIGHT, 320), path, opset_version=13, input_names=["ink"], output_names=["logp"],
                      dynamic_axes={"ink": {0: "batch", 3: "width"}, "logp": {0: "batch", 1: "steps"}})
    with open(path, "rb") as f:
        digest = hashlib.sha256(f.read()).hexdigest()
    contract = {
        "version": version, "file": "line-reader.onnx", "bytes": os.path.getsize(path), "sha256": digest,
        "input": {"name": "ink", "layout": "NCHW", "channels": 1, "height": HEIGHT, "widthMultiple": STRIDE, "sidePadding": 8,
                  "paper": 0, "ink": 1},
        "output": {"name": "logp", "layout": "BTC", "values": "natural log probabilities", "classes": CLASSES, "blank": 0},
        "stride": STRIDE, "charset": "".join(LIST), "trainedLines": info["lines"], "trainedHours": round(info["hours"], 2),
    }
    with open(os.path.join(out, "line-reader.json"), "w", encoding="utf-8") as f:
        json.dump(contract, f, ensure_ascii=False, indent="\t")
        f.write("\n")
    return contract
