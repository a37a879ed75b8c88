"""Command line of the recipes."""

import argparse


def steps(default: int) -> int:
    """Number of training steps: the default, or `--steps N` for a quick trial."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=default, help="training steps")
    return parser.parse_args().steps
