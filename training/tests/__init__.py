"""Tests of the training code; run with `python3 -m unittest` in this folder."""
