#!/usr/bin/env python3
"""Makes ../verbs.tsv from verbs.txt and ../cues.tsv; nouns.txt, adjectives.txt and participles.txt tell which forms are other words too.

All stems are hand-written for inquit (MIT OR Apache-2.0); no outside data. Run after make_cues.py.
"""
import os

from inflection import british, conjugate, doubles, plural, syllables

HERE = os.path.dirname(os.path.abspath(__file__))
TAGS = ["VB", "VBP", "VBZ", "VBD", "VBN", "VBG"]
ISE = {w + "ise": w + "ize" for w in "jeopard maxim mobil national patron tantal rational trivial sensational memorial".split()}
SKIP = set("cataloguee symptomize environ sectionalize prescind stet enquire upchuck devitalize clangor victual shrive photo crackdown outlay goal squad uptick flight telegram threepeat sidewind smokescreen sightsee repot thunderstruck fell-no overtrade smarm touch-up party-hop pay-off bottom-out time-out".split())
# marked ! in verbs.txt by first thought, but the verb is common
YES = set("""air border commission copy couple detour discount engineer filter fish fuse respect preserve recruit merit lap layer park partner photograph champion charter center distance sleep troll rap marvel refrain remain summon die beach land access account address advance age arm ask back bear benefit blame block bomb bond bring cause center challenge chance change charge class color coach combat comment concern condition conduct conflict contract counsel counter cover cut
debut design detail discipline dock doctor drive edge edit exit experience experiment express eye face factor fan fare fault favor feature field fight figure file film finance fine finger fire flag flee fool force form frame fuel function fund game
gain gas group guard guess guide gun hand handcuff harbor head heat honor host house hunt idle impact implement index influence interest interview invoice iron issue jail judge junk key kid label land last leverage limit link list load lobby log love
mail man march mark market master mask match matter mentor mind model monitor motivate murder nail name need network nurse object orbit outlaw outline outrage pace package paint panic parade part people phone picture pilot pioneer place plague plant plot pocket
point poison pool pose position post pound power practice preface present press pressure price prey privilege process profit profile program progress project proof protest pump quarter question quest race rain raise range rank ransom rape rate ration reason record
reform register remedy research reserve result reward riot risk rival rocket rule sail salute sanction scale scheme school score screen seal search seat secret seed sense sentence shame shape share shed shell shelter shield ship shock shop side sideline sign signal site size slate slot
snow sort sound source spark spell sponsor spot spotlight spread spring staff stage stake star state station stem step stock store storm strain stress string strip structure study subject subpoena suit supply surface surge surprise survey suspect symbol table tail target task tax team telephone
term test text thank thunder tie time title tone torture tour trade traffic trail train transit transport trap travel trend trick trigger triumph trouble trust tune type usher value venture vent view voice volunteer vote voyage wage wall warrant waste water wave wear weather weed weight welcome wheel will
wind wing winter wire witness worm worry zone book bill bridge brief budget bug bully camp cap capture career cash cave chain chair channel chart circle clock cloud club code compound conflict course crop crowd crown cycle dam damage date default deposit desert dial document dot draft dress dust dwarf
escort estimate excuse exhibit exile export fake fax fence ferry flavor flood flower focus fog fracture gear gesture grade graduate grant ground gut hail harness hazard headline highlight hire hook import initiate input insult intercept invite jam journey knife labor lecture lever license light line lodge loom
lunch machine maneuver mandate mine mint minister mirror mob motion motor mount mushroom muscle neighbor note notice number nurture offset oil orphan page pair panel patch patent pattern pay peak peer pen permit petition phase pile pin pipe pitch plan plate premiere print prize probe purse pulse purchase
quarrel queue rebel recess referee refuse rein rent reply rescue resort rest retail ring riot risk root rope row ruin rumor saddle sample sand scandal scar schedule script seam season section segment shadow shore shoulder shovel signpost silence sin skin smoke smear snack sock space speed spice spy square
stall stamp stereotype stick stone straddle stream strand stroke stuff stumble style substitute sum summer supplement swamp sweat tailor tank tape taste teach tear tease temper tender thread ticket toll top torch toss tower trace track trash treasure treat tree troop trumpet trunk tunnel twin vacation veil
veto video wake war weapon x-ray yield""".split())
MOSTLY = set("""house people man book water school table state-no ship-no time money paper hand-no head-no eye-no face-no group family team home room side part case ground line age class chance force-no place-no point-no number power program rate result war-no office field body minister mother father doctor party parties parties times hands heads eyes groups teams homes rooms sides parts cases lines ages classes chances numbers programs rates results houses men books schools tables papers years bodies ministers doctors wages taxes weapons united married armed interested related concerned so-called talented sophisticated disabled elderly unemployed injured-no missing existing remaining surrounding upcoming outgoing incoming ongoing underlying outstanding interesting housing clothing wedding evening morning advertising funding manufacturing engineering shipping banking farming gambling meeting ceiling being building-no sterling misgiving thinking-no evening lightning offspring spring nursing marketing accounting hearing-no settings setting booming towering overwhelming disappointing embarrassing exciting frustrating amazing boring shocking surprising willing""".split())
OVERRIDE = {"like": "no", "die": "no", "dies": "no", "remain": "no", "refrain": "no", "refrains": "no", "summon": "no", "cans": "mostly", "used": "yes", "have": "no", "be": "no", "do": "no", "say": "no", "let": "no", "go": "no", "come": "no", "get": "no", "make": "no", "take": "no", "put": "no", "keep": "no", "being": "yes", "does": "no", "are": "no", "done": "yes", "near": "yes",
            "become": "no", "began": "no", "see": "no", "know": "no", "were": "no", "was": "no", "found": "no", "set": "yes", "hearing": "yes", "people": "mostly", "can": "no", "will": "yes", "wills": "no", "might": "no", "bore": "no", "felt": "no", "drove": "no", "dove": "no", "fell": "no", "saw": "no", "rose": "yes", "left": "yes",
            "met": "no", "led": "no", "sat": "no", "asks": "no", "brings": "no", "bring": "no", "ask": "no", "teach": "no", "flee": "no", "edits": "no", "edit": "no", "pose": "no", "express": "yes", "expresses": "no", "bears": "no", "bear": "yes", "thought": "yes", "lives": "yes"}


def read(name):
    for line in open(os.path.join(HERE, name), encoding="utf-8"):
        line = line.strip()
        if line and not line.startswith("#"):
            for w in line.split():
                if not w.endswith("-no"):
                    yield w


def write(name, comments, header, rows):
    with open(os.path.join(HERE, "..", name), "w", encoding="utf-8", newline="\n") as fh:
        for c in comments:
            fh.write("# " + c + "\n")
        fh.write("\t".join(header) + "\n")
        for r in sorted(rows, key=lambda r: [x.encode() for x in r]):
            fh.write("\t".join(r) + "\n")
    print(name, len(rows))


def compare(w):
    """good comparatives: er and est forms"""
    if w.endswith("e"):
        s = w[:-1]
    elif w.endswith("y") and w[-2] not in "aeiou" and w not in ("shy", "sly", "wry"):
        s = w[:-1] + "i"
    elif syllables(w) == 1 and doubles(w) == "yes":
        s = w + w[-1]
    else:
        s = w
    return [s + "er", s + "est"]


def main():
    cues = [l.rstrip("\n").split("\t") for l in open(os.path.join(HERE, "..", "cues.tsv"), encoding="utf-8") if not l.startswith("#")][1:]
    verbs = {}
    for w in read("verbs.txt"):
        mark = w[-1] if w[-1] in "*!~" else ""
        w = ISE.get(w.rstrip("*!~"), w.rstrip("*!~"))
        if w in SKIP:
            continue
        if mark == "!" and w in YES:
            mark = "*"
        if w not in verbs or not verbs[w]:
            verbs[w] = mark
    for c in cues:
        if c[1] == "verb" and " " not in c[0] and c[0] not in SKIP:
            verbs.setdefault(c[0], "")
    for w in ("have", "do", "be"):
        verbs.setdefault(w, "")
    # nouns
    nouns = {}
    solid = set()

    def noun(w, number):
        if number not in nouns.setdefault(w, []):
            nouns[w].append(number)

    mass = set()
    for w in read("nouns.txt"):
        if w.endswith("="):
            noun(w[:-1], "plural")
            continue
        s = w.rstrip("_")
        for b in [s] + british(s):
            noun(b, "singular")
            solid.add(b)
            if w.endswith("_"):
                mass.add(b)
            else:
                noun(plural(b), "plural")
                solid.add(plural(b))
    for c in cues:
        if c[1] == "noun" and " " not in c[0]:
            forms = c[2].split("|")
            for f in forms:
                if f in ("data", "kudos", "congratulations", "thanks", "remarks", "comments", "minutes"):
                    noun(f, "plural")
                    continue
                single = f == c[0] or f in british(c[0]) or f == c[0].replace("or", "our")
                noun(f, "singular" if single else "plural")
                solid.add(f)
    for w, m in verbs.items():
        if m in ("*", "!"):
            for b in [w] + british(w):
                noun(b, "singular")
                if b not in mass:
                    noun(plural(b), "plural")
    for w in "aircraft headquarters series species sheep fish deer means crossroads offspring spacecraft shrimp salmon corps hovercraft trout squid swine moose bison cod tuna chassis buffalo gallows".split():
        if w in nouns:
            nouns[w] = ["singular", "plural"]
    for bad in ("mens", "peoples's", "newses", "foots-no"):
        nouns.pop(bad, None)
    # adjectives
    adjectives = set()
    for w in read("adjectives.txt"):
        s = w.rstrip("+")
        for b in [s] + british(s):
            adjectives.add(b)
        if w.endswith("+"):
            adjectives.update(compare(s))
    part = set(read("participles.txt"))
    for c in cues:
        if c[1] == "adjective" and " " not in c[0]:
            adjectives.update(c[2].split("|"))
    irregular_noun = set("cost cut hit shot thought hurt split cast bet bid burst read run saw rose bit ground felt come bore lay drove dove fell bound thawed saying being beginning building".split())
    for w in part:
        if w.endswith("ed") or (not w.endswith("ing") and w not in irregular_noun):
            adjectives.add(w)
    for w in "set shut split spread hurt cast cut lost left thought".split():
        adjectives.discard(w) if w in ("cast", "thought") else adjectives.add(w)
    for w in "lit fed spent born built hidden known given worn torn shaken".split():
        adjectives.add(w)
    # verbs table
    table = {}
    for w in verbs:
        for f, t in conjugate(w):
            table.setdefault((f, w), set()).add(t)
    rows = []
    for (f, w), tags in table.items():
        m = verbs[w]
        base = "VB" in tags
        s = "VBZ" in tags
        flag = "no"
        if base or s:
            if m == "*":
                flag = "yes"
            elif m == "!":
                flag = "mostly"
            elif m == "~" and base:
                flag = "yes"
            if flag == "no" and (f in solid or (base and f in adjectives)):
                flag = "yes"
        if flag == "no" and (f in part or f in adjectives or f in nouns):
            flag = "yes"
        if f in MOSTLY:
            flag = "mostly"
        flag = OVERRIDE.get(f, flag)
        rows.append([f, w, "|".join(t for t in TAGS if t in tags), flag])
    write("verbs.tsv", ["Inflected forms of common English verbs, the verbs of cues.tsv included. Hand-written stems, made by sources/make_words.py.",
                        "form and lemma together are the key; lemma in American spelling. tags: Penn tags the form can have.",
                        "noun: is the form also a noun or adjective in running text? no, yes, or mostly (then seldom a verb)."],
          ["form", "lemma", "tags", "noun"], rows)


main()
