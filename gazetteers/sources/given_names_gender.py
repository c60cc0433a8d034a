#!/usr/bin/env python3
"""Settles the gender of names that given_names.tsv leaves open (n) where nine in ten bearers in the US census are of one.

Source: PyPI `names` 0.3.0 (US Census Bureau 1990, public domain), dist.male.first and dist.female.first.

    python3 given_names_gender.py names-0.3.0/names ../given_names.tsv
"""
import sys

folder, path = sys.argv[1:3]
share = lambda kind: {row.split()[0]: float(row.split()[1]) for row in open(f"{folder}/dist.{kind}.first", encoding="ascii") if row.strip()}
male, female = share("male"), share("female")
out = []
for line in open(path, encoding="utf-8"):
    cells = line.rstrip("\n").split("\t")
    if len(cells) >= 2 and cells[1] == "n":
        m, f = male.get(cells[0].upper(), 0), female.get(cells[0].upper(), 0)
        if max(m, f) > 0.004 and max(m, f) > 9 * min(m, f):
            cells[1] = "m" if m > f else "f"
    out.append("\t".join(cells) + "\n")
open(path, "w", encoding="utf-8").writelines(out)
