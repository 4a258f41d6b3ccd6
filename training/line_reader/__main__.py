"""Command line: render, train, export, evaluate (see README.md)."""
import argparse
import os
import subprocess
import sys


def main():
    """Parses the subcommand and hands on."""
    parser = argparse.ArgumentParser(prog="line_reader", description=__doc__)
    sub = parser.add_subparsers(dest="command", required=True)
    p = sub.add_parser("render", help="draw lines into shards")
    p.add_argument("--data", default=os.environ.get("TANG_THU_DATA"), help="folder with admin-units/ and names/")
    p.add_argument("--out", default="data/shards")
    p.add_argument("--shards", type=int, default=24)
    p.add_argument("--lines", type=int, default=4800, help="lines a shard, or lines a font with --judge")
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--seed", type=int, default=1000)
    p.add_argument("--judge", action="store_true", help="the held-out fonts instead")
    p = sub.add_parser("train", help="train for a number of hours")
    p.add_argument("--shards", default="data/shards")
    p.add_argument("--run", default="runs/main", help="folder of checkpoint and log")
    p.add_argument("--hours", type=float, default=4)
    p.add_argument("--peak", type=float, default=2.5e-3, help="highest learning rate")
    p.add_argument("--processes", type=int, default=2)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--resume", help="checkpoint to go on from")
    p.add_argument("--port", type=int, default=29517)
    p.add_argument("--rank", type=int, default=-1, help=argparse.SUPPRESS)
    p = sub.add_parser("export", help="write line-reader.onnx and line-reader.json")
    p.add_argument("--checkpoint", default="runs/main/last.pt")
    p.add_argument("--out", default="weights")
    p.add_argument("--version", required=True)
    p = sub.add_parser("evaluate", help="figures on held-out fonts and on real pen lines")
    p.add_argument("--checkpoint", default="runs/main/last.pt")
    p.add_argument("--shards", default="data/shards", help="folder with the judging shard")
    p.add_argument("--pens", default=os.environ.get("TANG_THU_PENS"), help="folder of photographed lines with labels.tsv")
    p.add_argument("--data", default=os.environ.get("TANG_THU_DATA"), help="adds decoding against the gazetteer")
    p.add_argument("--limit", type=int, help="only the first lines of the pens")
    p.add_argument("--out", help="CSV of the figures")
    p = sub.add_parser("office", help="open a training set of an office (.ttcrops) and write a shard of it")
    p.add_argument("--file", required=True)
    p.add_argument("--out", default="data/office", help="folder for train-office.*, labels.tsv, crops/ (in the clear)")
    args = parser.parse_args()
    if args.command == "render":
        from .render import render
        if not args.data:
            parser.error("--data or TANG_THU_DATA is needed")
        render(args.data, args.out, args.shards, args.lines, args.seed, args.judge, args.first)
    elif args.command == "train":
        if args.rank >= 0:
            from .train import run
            run(args.rank, args.processes, args)
        else:
            spawn(args.processes)
    elif args.command == "export":
        from .export import export
        print(export(args.checkpoint, args.out, args.version))
    elif args.command == "evaluate":
        from .evaluate import evaluate
        evaluate(args.checkpoint, args.shards, args.pens, args.out, args.limit, args.data)
    elif args.command == "office":
        from .office import Unreadable, office
        try:
            kept, all_crops = office(args.file, args.out)
        except Unreadable as error:
            sys.exit(str(error))
        print(f"{kept} of {all_crops} crops written to {args.out}")


def spawn(processes):
    """Starts one single-threaded process a rank; more threads a process were slower (README)."""
    env = dict(os.environ, OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", MKL_NUM_THREADS="1")
    command = [sys.executable, "-m", "line_reader", *sys.argv[1:]]
    children = [subprocess.Popen(command + ["--rank", str(r)], env=env) for r in range(processes)]
    codes = [c.wait() for c in children]
    if any(codes):
        sys.exit(f"training processes ended with {codes}")


if __name__ == "__main__":
    main()
