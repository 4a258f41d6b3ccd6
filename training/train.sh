#!/bin/sh
# From nothing to weights: fonts, drawn lines, training, export, figures. Needs TANG_THU_DATA;
# HOURS (4) sets the training time, TANG_THU_PENS adds the judgement on photographed pen lines.
set -eu
cd "$(dirname "$0")"
: "${TANG_THU_DATA:?folder with admin-units/ and names/}"
npm ci --ignore-scripts
node render/fonts.mjs
python3 -m line_reader render --shards 48
python3 -m line_reader render --judge --lines 96 --seed 77
nice -n 19 python3 -m line_reader train --hours "${HOURS:-4}"
python3 -m line_reader export --version "$(date +%Y%m%d)" --out weights
python3 -m line_reader evaluate --out runs/main/figures.csv
