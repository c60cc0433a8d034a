#!/usr/bin/env python3
"""Makes gazetteers/tags.tsv from the PyPI package textblob 0.20.1 (MIT), file textblob/en/en-lexicon.txt.

That file is the lexicon of Eric Brill's tagger 1.14 (MIT licence, (c) 1993 MIT and University of
Pennsylvania) with words added from the Twitter part-of-speech data (CMU, CC BY 3.0).
usage: tags.py textblob-*.whl > gazetteers/tags.tsv
"""
import re
import sys
import zipfile

KEEP = {"NN", "NNS", "JJ", "JJR", "JJS", "RB", "RBR", "RBS", "VB", "VBD", "VBN", "VBG", "VBP", "VBZ",
        "IN", "DT", "CC", "MD", "PRP", "PRP$", "CD", "WP", "WDT", "WRB", "EX", "UH"}
rows = {}
text = zipfile.ZipFile(sys.argv[1]).read("textblob/en/en-lexicon.txt").decode("utf-8")
for line in text.splitlines():
    parts = line.split()
    if len(parts) == 2 and not line.startswith(";;;"):
        word, tag = parts
        if re.fullmatch(r"[a-z]{2,}(-[a-z]{2,})?", word) and len(word) <= 20 and tag in KEEP:
            if not re.search(r"(.)\1\1", word):
                rows[word] = tag
print("# The commonest word class (Penn tags) of each word: a lexicon for the light tagger.")
print("# From Eric Brill's tagger by way of textblob; see README.md and sources/tags.py. May be edited by hand.")
print("word\ttag")
for word in sorted(rows):
    print(word + "\t" + rows[word])
