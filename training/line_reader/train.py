"""Training by local steps: each process trains alone and the weights are averaged every few seconds.

Averaging by the clock, not by the step, keeps a process that shares its core with other work from
holding the rest up; each counts by the lines it has read since. The learning rate follows the share
of the planned hours, so a run ends finished however slow the machine was. Not bit-reproducible for
that reason; the data order and the first weights are seeded.
"""
import csv
import os
import time

import torch
import torch.distributed as dist
import torch.nn.functional as F

from .data import Shards, batches
from .model import LineReader

SYNC_SECONDS = 3.0
SMOOTHING = 0.01


def loss_of(model, x, labels):
    """CTC a character plus a pull towards the uniform distribution against over-confidence."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(x.to(memory_format=torch.channels_last))
    logp = logits.float().log_softmax(2)
    lengths = torch.tensor([len(c) for c in labels])
    frames = torch.full((len(labels),), logp.shape[1], dtype=torch.long)
    target = torch.tensor([c for code in labels for c in code])
    ctc = F.ctc_loss(logp.transpose(0, 1), target, frames, lengths, reduction="none", zero_infinity=True)
    ctc = (ctc / lengths).mean()
    return (1 - SMOOTHING) * ctc - SMOOTHING * logp.mean(), float(ctc.detach())


def rate(share, peak):
    """Warm-up over the first 2 %, then a cosine to 1 % of the peak."""
    if share < 0.02:
        return peak * (0.05 + 0.95 * share / 0.02)
    t = min(1.0, (share - 0.02) / 0.98)
    return peak * (0.01 + 0.99 * 0.5 * (1 + torch.cos(torch.tensor(t * 3.14159265)).item()))


class Averager:
    """All floating weights and buffers as one vector, averaged over processes by lines read."""

    def __init__(self, model):
        self.parts = [v for v in model.state_dict().values() if v.is_floating_point()]

    def vector(self):
        return torch.cat([p.detach().reshape(-1) for p in self.parts])

    def load(self, vector):
        at = 0
        with torch.no_grad():
            for p in self.parts:
                p.copy_(vector[at:at + p.numel()].view_as(p))
                at += p.numel()


def save(path, model, ema, averager, optimizer, info):
    """Weights, their moving average and the optimiser's state; the file appears in one step."""
    now = averager.vector()
    averager.load(ema)
    smooth = {k: v.clone() for k, v in model.state_dict().items()}
    averager.load(now)
    torch.save({"model": model.state_dict(), "ema": smooth, "optimizer": optimizer.state_dict(), "info": info}, path + ".part")
    os.replace(path + ".part", path)


def run(rank, world, args):
    """One training process; rank 0 also keeps the clock, the log and the checkpoints."""
    torch.set_num_threads(1)
    dist.init_process_group("gloo", init_method=f"tcp://127.0.0.1:{args.port}", rank=rank, world_size=world)
    torch.manual_seed(args.seed)
    model = LineReader().to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.peak, betas=(0.9, 0.98), weight_decay=0.01)
    averager = Averager(model)
    ema = averager.vector()
    info = {"lines": 0, "hours": 0.0, "runs": []}
    last = os.path.join(args.run, "last.pt")
    if args.resume and os.path.exists(args.resume):
        state = torch.load(args.resume, map_location="cpu")
        info = state["info"]
        model.load_state_dict(state["ema"])
        ema = averager.vector()
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
    torch.manual_seed(args.seed + rank)
    stream = batches(Shards(args.shards), args.seed * 1000 + rank + info["lines"])
    model.train()
    begun = time.monotonic()
    seconds = args.hours * 3600
    log = None
    if rank == 0:
        os.makedirs(args.run, exist_ok=True)
        path = os.path.join(args.run, "log.csv")
        fresh = not os.path.exists(path)
        log = open(path, "a", newline="", encoding="utf-8")
        writer = csv.writer(log)
        if fresh:
            writer.writerow(["hours", "lines", "loss_per_char", "rate", "lines_per_second"])
    share, lines, syncs, next_save, seen_log, time_log, loss_log = 0.0, 0, 0, 300.0, 0, 0.0, [0.0, 0.0]
    while share < 1.0:
        tick = begun + (syncs + 1) * SYNC_SECONDS if time.monotonic() < begun + (syncs + 1) * SYNC_SECONDS else time.monotonic()
        for group in optimizer.param_groups:
            group["lr"] = rate(share, args.peak)
        count, total = 0, 0.0
        while count == 0 or time.monotonic() < tick:
            x, labels = next(stream)
            loss, ctc = loss_of(model, torch.from_numpy(x), labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 3.0)
            optimizer.step()
            count += len(labels)
            total += ctc * len(labels)
        elapsed = time.monotonic() - begun
        clock = elapsed / seconds if rank == 0 else 0.0
        message = torch.cat([averager.vector() * count, torch.tensor([count, total, clock], dtype=torch.float32)])
        dist.all_reduce(message)
        n, loss_sum, share = (float(v) for v in message[-3:])
        mean = message[:-3] / n
        averager.load(mean)
        syncs = max(syncs + 1, int(elapsed / SYNC_SECONDS))
        keep = min(0.985, (1 + lines / 300) / (10 + lines / 300))
        ema = ema * keep + mean * (1 - keep)
        lines += int(n)
        loss_log[0] += loss_sum
        loss_log[1] += n
        if rank == 0 and elapsed - time_log >= 60:
            writer.writerow([f"{info['hours'] + elapsed / 3600:.4f}", info["lines"] + lines, f"{loss_log[0] / loss_log[1]:.4f}",
                             f"{rate(share, args.peak):.6f}", f"{(lines - seen_log) / (elapsed - time_log):.1f}"])
            log.flush()
            seen_log, time_log, loss_log = lines, elapsed, [0.0, 0.0]
        if rank == 0 and (elapsed > next_save or share >= 1):
            next_save = elapsed + 300
            done = {"lines": info["lines"] + lines, "hours": info["hours"] + elapsed / 3600,
                    "runs": info["runs"] + [{"hours": elapsed / 3600, "planned": args.hours, "peak": args.peak, "lines": lines,
                                             "seed": args.seed, "processes": world}]}
            save(last, model, ema, averager, optimizer, done)
    dist.barrier()
