"""Reads what `attribute` writes as CSV, CoNLL-U Plus and brat standoff with readers that know nothing of it, and compares with the record.

python read_back.py PROGRAM ARTICLE...      PROGRAM: the built example `attribute`
"""

import csv
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import conllu
from pybrat.parser import BratParser

PARTS = ("source", "cue", "content", "addressee")

# What is hard on formats: marks of the formats themselves, line ends of all kinds, characters of many bytes, spans over lines.
HARD = [
    '“We won; they lost,” said Ana\r\nLopes,\ther "deputy" said.\r\n\r\n“😀 It\'s É,” she said, “and\nthat is\n\nall.”',
    "=SUM(A1)|B-1\n\nAna Lopes said that # text = x.\n\n# Tom Reed denied that he had said “T1\tEvent”.",
    "The Valley Echo reported that Ana Lopes had denied that\n she would resign; “never,” Ana Lopes said.",
    "“We won,”\u2028said\u00a0Ana\u0085Lopes. _ _\n",
    "",
]


class Brat(BratParser):
    """Two annotations of different types may have the same span, as brat allows; this reader takes it for an error."""

    def _check_entities(self, entities):
        pass


def bare(text):
    return "".join(text.split())


def spans(record):
    """Spans of all parts: {(part, attribution): [(start, end), ...]}"""
    return {
        (part, number): [(s["start"], s["end"]) for s in attribution[part]]
        for number, attribution in enumerate(record["attributions"])
        for part in PARTS
        if attribution[part]
    }


def run(program, form, articles, *more):
    lines = "".join(json.dumps(article) + "\n" for article in articles)
    command = [program, "--input", "jsonl", "--format", form, *more]
    return subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


def read_csv(out, articles, records):
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert len(rows) == sum(len(r["attributions"]) for r in records)
    text = {a["id"]: a["text"] for a in articles}
    known = {r["id"]: r for r in records}
    for row in rows:
        number = int(row["attribution"])
        record = known[row["id"]]
        attribution = record["attributions"][number]
        for part in PARTS:
            found = [tuple(map(int, s.split("-"))) for s in row[part + "_spans"].split(";") if s]
            assert found == spans(record).get((part, number), []), (row, part)
            words = " ... ".join(" ".join(text[row["id"]][a:b].split()) for a, b in found)
            assert row[part] == words, (row[part], words)
        speaker = attribution["speaker"]
        assert row["speaker"] == ("" if speaker is None else record["entities"][speaker]["name"])
        assert row["parent"] == ("" if attribution["parent"] is None else str(attribution["parent"]))
        for column in ("stance", "kind", "rule"):
            assert row[column] == attribution[column]
        assert row["negated"] == str(attribution["negated"]).lower()
        assert float(row["confidence"]) == attribution["confidence"]
    return len(rows)


def labelled(words, column):
    """Spans of a column of BIO labels, by what stands after `B-`."""
    found = {}
    for word in words:
        start, end = map(int, word["misc"]["TokenRange"].split(":"))
        if word[column] == "O":
            continue
        for label in word[column].split("|"):
            border, what = label.split("-", 1)
            pieces = found.setdefault(what, [])
            if border == "B":
                pieces.append([start, end])
            else:
                assert border == "I", label
                pieces[-1][1] = end
    return {what: [tuple(p) for p in pieces] for what, pieces in found.items()}


def read_conllu(out, articles, records):
    documents = {}
    for sentence in conllu.parse(out):
        id_ = sentence.metadata["sent_id"].rsplit("-", 1)[0]
        documents.setdefault(id_, []).append(sentence)
    words_read = 0
    for article, record in zip(articles, records):
        sentences = documents.get(article["id"], [])
        assert len(sentences) == len(record["sentences"])
        text, words = article["text"], [word for s in sentences for word in s]
        for word in words:
            start, end = map(int, word["misc"]["TokenRange"].split(":"))
            assert word["form"] == text[start:end], word
        assert bare("".join(w["form"] for w in words)) == bare(text)
        for sentence in sentences:
            joined = "".join(w["form"] + ("" if w["misc"].get("SpaceAfter") == "No" else " ") for w in sentence)
            assert joined.strip() == sentence.metadata["text"], (joined, sentence.metadata)
            assert [w["id"] for w in sentence] == list(range(1, len(sentence) + 1))
        expected = spans(record)
        for part in PARTS:
            found = labelled(words, part)
            assert {(part, int(n) - 1): s for n, s in found.items()} == {k: v for k, v in expected.items() if k[0] == part}, (article["id"], part)
        names = {kind: sorted(s) for kind, s in labelled(words, "name").items()}
        mentions = {}
        for mention in record["mentions"]:
            mentions.setdefault(mention["kind"], []).append((mention["start"], mention["end"]))
        assert names == mentions
        if sentences:
            told = [v for k, v in sentences[0].metadata.items() if k.startswith("attribution ")]
            assert [dict(f.split("=", 1) for f in t.split("|"))["stance"] for t in told] == [a["stance"] for a in record["attributions"]]
        words_read += len(words)
    return words_read


def in_lines(text, pieces):
    """The pieces of a span that runs over lines, as brat wants them."""
    result = []
    for start, end in pieces:
        at = start
        for line in text[start:end].replace("\r", "\n").split("\n"):
            stripped = line.strip()
            if stripped:
                from_ = at + line.index(stripped)
                result.append((from_, from_ + len(stripped)))
            at += len(line) + 1
    return result


def read_brat(folder, articles, records):
    documents = {Path(d.id).name: d for d in Brat().parse(folder)}
    assert len(documents) == len(articles)
    events_read = 0
    for article, record in zip(articles, records):
        document = documents[article["id"]]
        text = (Path(folder) / (article["id"] + ".txt")).read_bytes().decode()
        assert text == article["text"]
        for bound in document.entities:
            assert bound.mention == " ".join(text[s.start : s.end] for s in bound.spans), bound
            assert "\n" not in bound.mention
        assert len(document.events) == len(record["attributions"])
        for event in document.events:
            number = int(event.id[1:]) - 1
            attribution = record["attributions"][number]
            arguments = {}
            inside = 0
            for argument in event.arguments:
                if hasattr(argument, "trigger"):
                    inside += 1
                else:
                    arguments[argument.type.lower()] = [(s.start, s.end) for s in argument.spans]
            assert inside == sum(a["parent"] == number for a in record["attributions"])
            if attribution["cue"]:
                arguments["cue"] = [(s.start, s.end) for s in event.trigger.spans]
            expected = {p: in_lines(text, s) for (p, n), s in spans(record).items() if n == number}
            assert arguments == expected, (arguments, expected)
            events_read += 1
        kinds = {"person", "country", "outlet", "institution", "place"}
        names = [b for b in document.entities if b.type in kinds]
        assert [(b.type, b.spans[0].start) for b in names] == [(m["kind"], m["start"]) for m in record["mentions"]]
        keyed = sum(m["entity"] is not None and record["entities"][m["entity"]]["key"] is not None for m in record["mentions"])
        assert sum(len(b.references) for b in names) == keyed
    return events_read


def main():
    program, *paths = sys.argv[1:]
    texts = [Path(path).read_text(encoding="utf-8") for path in paths] + HARD
    articles = [{"id": f"article-{i}", "text": text} for i, text in enumerate(texts)]
    records = [json.loads(line) for line in run(program, "jsonl", articles, "--offsets", "char").split("\n") if line]
    assert sum(len(r["attributions"]) for r in records[-len(HARD) :]) >= 5, "the hard texts have too little in them"
    print(read_csv(run(program, "csv", articles, "--offsets", "char"), articles, records), "rows of CSV read back")
    print(read_conllu(run(program, "conllu", articles), articles, records), "words of CoNLL-U Plus read back")
    with tempfile.TemporaryDirectory() as folder:
        run(program, "brat", articles, "--out", folder)
        print(read_brat(folder, articles, records), "events of brat standoff read back")


main()
