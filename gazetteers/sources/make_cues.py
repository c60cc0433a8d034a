#!/usr/bin/env python3
"""Makes ../cues.tsv from cues.txt (hand-written for inquit, MIT OR Apache-2.0; no outside data).

The table may be maintained by hand after the first making; then change cues.txt too, or stop running this.
Coverage was checked against counts of cue words in training news (facts; no text was used).
"""
import os
import re

from inflection import IRR, british, conjugate, plural

HERE = os.path.dirname(os.path.abspath(__file__))
FRAMES = [("t", "that"), ("b", "bare"), ("q", "quote"), ("o", "to"), ("f", "of"), ("n", "np"), ("w", "wh"), ("a", "as")]
CLASS = {"v": "verb", "n": "noun", "a": "adjective", "p": "phrase"}
POSS = "his her their its my our your".split()
SELF = "himself herself itself themselves myself ourselves".split()
OBJ = "him her them me us".split()
STANCES = set("assert deny admit accuse promise order request ask decline believe intend praise criticise warn propose agree feel show".split())
PREP = set("about to of on for against at with over from behind upon into in by towards toward".split())
PARTICLE = {"chime in", "cut in", "break in", "butt in", "put in", "throw in", "chip in", "weigh in", "wade in", "go on", "drone on", "ramble on", "let on", "pile on", "join in", "add on", "carry on", "start off"}
INNER = {"favor": "favour", "honor": "honour", "defense": "defence", "offense": "offence", "skepticism": "scepticism", "judgment": "judgement", "specter": "spectre"}


def uniq(xs):
    return list(dict.fromkeys(xs))


def slots(s):
    for k, vs in (("~poss", POSS), ("~self", SELF), ("~obj", OBJ)):
        if k in s:
            return [s.replace(k, v) for v in vs]
    out = [s]
    for a, b in INNER.items():
        if re.search(r"\b%s\b" % a, s):
            out.append(re.sub(r"\b%s\b" % a, b, s))
    return out


def forms_of(lemma, cls, note):
    if cls == "p":
        return slots(lemma)
    if cls == "a":
        return [lemma] + british(lemma) + {"rumored": ["rumoured"], "honored": ["honoured"], "enamored": ["enamoured"], "judgmental": ["judgemental"], "unfavorable": ["unfavourable"], "in favor": ["in favour"]}.get(lemma, [])
    if cls == "n":
        head, sep, last = lemma.rpartition(" ")
        out = []
        for b in [last] + british(last):
            out.append(head + sep + b)
            if note not in ("mass", "pl") and lemma not in ("mea culpa",):
                out.append(head + sep + plural(b))
        if lemma in ("rumor", "clamor"):
            out += [lemma[:-2] + "our", lemma[:-2] + "ours"]
        return out
    first, sep, rest = lemma.partition(" ")
    if first == "be":
        firsts = "be am is are was were been being".split()
    else:
        firsts = [f for f, _ in conjugate(first) if f not in ("lay", "lain")]  # lie: to tell lies
        if first == "lay":
            firsts = ["lay", "lays", "laid", "laying"]
    # British -ise etc. are in conjugate; -our inside too
    return [x for f in firsts for x in slots(f + sep + rest)]


def main():
    rows, order = {}, []
    fixes = []
    for no, line in enumerate(open(os.path.join(HERE, "cues.txt"), encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if not line or line.startswith("#"):
            continue
        head, _, items = line.partition(": ")
        if head.startswith("@"):
            field, value = head[1:].split()
            fixes.append((field, value, [x.strip() for x in items.split(",")]))
            continue
        c, stance, speech, addr, frames = head.split()
        over = stance.endswith("!")
        stance = stance.rstrip("!")
        assert stance in STANCES, (no, stance)
        for item in items.split(", "):
            item = item.strip()
            given = extra = None
            if " = " in item:
                item, given = item.split(" = ")
            elif " + " in item:
                item, extra = item.split(" + ")
            item, _, note = item.partition(":")
            if note == "skip" or not item:
                continue
            key = (item, CLASS[c])
            r = rows.get(key)
            if r is None:
                r = rows[key] = {"frames": set(), "stance": stance, "speech": speech, "addr": "" if addr == "-" else addr, "forms": []}
            elif over:
                r["stance"], r["speech"] = stance, speech
            r["frames"] |= set(frames)
            if not r["addr"] and addr != "-":
                r["addr"] = addr
            f = given.split("|") if given else forms_of(item, c, note)
            r["forms"] = uniq(r["forms"] + f + (extra.split("|") if extra else []))
    for field, value, lemmas in fixes:
        for l in lemmas:
            if field == "drop":
                rows.pop((l, "verb"), None)
            elif (l, "verb") in rows:
                rows[(l, "verb")][field] = "" if value == "-" else value
    out = []
    for (lemma, cls), r in rows.items():
        if cls == "verb" and " " in lemma and lemma.rpartition(" ")[2] in PREP and lemma not in PARTICLE and not r["addr"]:
            r["frames"] = (r["frames"] - set("tbqf")) | {"n"}  # what follows the preposition is the content
        shown = lemma.replace("~poss", "one's").replace("~self", "oneself").replace("~obj", "someone")
        forms = [f.lower() for f in r["forms"]]
        assert "~" not in "".join(forms), lemma
        frames = "|".join(n for k, n in FRAMES if k in r["frames"])
        out.append("\t".join([shown, cls, "|".join(uniq(forms)), frames, r["stance"], "yes" if r["speech"] == "y" else "no", r["addr"]]))
    out.sort(key=lambda x: tuple(p.encode() for p in x.split("\t")[:2]))
    with open(os.path.join(HERE, "..", "cues.tsv"), "w", encoding="utf-8", newline="\n") as fh:
        fh.write("# Cues of attribution: words that tie a content to its source, with all their forms.\n")
        fh.write("# lemma and class (verb, noun, adjective, phrase) together are the key; one's, oneself, someone stand for the pronouns in forms.\n")
        fh.write("# frames: that clause, bare clause, quote, to infinitive, of (of, for, about ...), np noun phrase, wh clause, as (describe X as Y).\n")
        fh.write("# speech: yes if it reports speech or writing. addressee: np (tell X), to (say to X) or empty.\n")
        fh.write("lemma\tclass\tforms\tframes\tstance\tspeech\taddressee\n")
        fh.write("\n".join(out) + "\n")
    print(len(out))


main()
