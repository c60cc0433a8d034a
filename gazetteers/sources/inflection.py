"""English inflection for the word lists of gazetteers/: rules, irregular forms, consonant doubling, British spellings.

Written by hand for inquit; no outside data. Used by make_cues.py and make_words.py.
A lemma is in American spelling; British forms are given beside the American ones.
"""

# base past participle; variants by /. One of two words: participle = past.
IRREGULAR = """
abide abided/abode abided|arise arose arisen|awake awoke awoken|be was/were been|bear bore borne/born|beat beat beaten|become became become
befall befell befallen|beget begot begotten|begin began begun|behold beheld|bend bent|beseech besought/beseeched|beset beset|bet bet|bid bid/bade bid/bidden
bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|broadcast broadcast/broadcasted|browbeat browbeat browbeaten|build built
burn burned/burnt|burst burst|buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came come|cost cost|creep crept|cut cut
deal dealt|dig dug|do did done|draw drew drawn|dream dreamed/dreamt|drink drank drunk|drive drove driven|dwell dwelt/dwelled|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|fit fitted/fit|sneak sneaked/snuck|dive dived/dove dived|shoe shod|flee fled|fling flung|fly flew flown|forbid forbade/forbad forbidden|forecast forecast/forecasted
forego forewent foregone|foresee foresaw foreseen|foretell foretold|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone|forsake forsook forsaken
forswear forswore forsworn|freeze froze frozen|get got gotten/got|give gave given|go went gone|grind ground|grow grew grown|hang hung/hanged|have had
hear heard|hide hid hidden|hit hit|hold held|hurt hurt|inlay inlaid|interweave interwove interwoven|keep kept|kneel knelt/kneeled|knit knit/knitted|know knew known
lay laid|lead led|lean leaned/leant|leap leaped/leapt|learn learned/learnt|leave left|lend lent|let let|lie lay/lied lain/lied|light lit/lighted|lose lost
make made|mean meant|meet met|mishear misheard|mislead misled|misread misread|misspeak misspoke misspoken|misspend misspent|mistake mistook mistaken|misunderstand misunderstood|mow mowed mown/mowed
offset offset|outbid outbid|outdo outdid outdone|outgrow outgrew outgrown|outrun outran outrun|outsell outsold|overcome overcame overcome|overdo overdid overdone
overhang overhung|overhear overheard|override overrode overridden|overrun overran overrun|oversee oversaw overseen|overshoot overshot|oversleep overslept|overtake overtook overtaken|overthrow overthrew overthrown
partake partook partaken|pay paid|plead pleaded/pled|preset preset|prove proved proven/proved|put put|quit quit/quitted|read read|rebuild rebuilt|recast recast|redo redid redone|redraw redrew redrawn|remake remade
rend rent|repay repaid|reread reread|rerun reran rerun|resell resold|reset reset|retake retook retaken|rethink rethought|retell retold|rewind rewound|rewrite rewrote rewritten|rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|saw sawed sawn/sawed|say said|see saw seen|seek sought|sell sold|send sent|set set|sew sewed sewn/sewed|shake shook shaken|shear sheared shorn/sheared|shed shed
shine shone/shined|shit shit|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid
sling slung|slink slunk|slit slit|smell smelled/smelt|smite smote smitten|sow sowed sown/sowed|speak spoke spoken|speed sped/speeded|spell spelled/spelt|spend spent|spill spilled/spilt|spin spun|spit spat/spit
split split|spoil spoiled/spoilt|spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|stink stank stunk|strew strewed strewn|stride strode stridden
strike struck|string strung|strive strove/strived striven/strived|sublet sublet|swear swore sworn|sweat sweated/sweat|sweep swept|swell swelled swollen/swelled|swim swam swum|swing swung|take took taken|teach taught
tear tore torn|telecast telecast|tell told|think thought|throw threw thrown|thrust thrust|tread trod trodden|unbind unbound|undercut undercut|undergo underwent undergone|underlie underlay underlain
underpin underpinned|undersell undersold|understand understood|undertake undertook undertaken|underwrite underwrote underwritten|undo undid undone|unwind unwound|uphold upheld|upset upset|wake woke/waked woken
wear wore worn|weave wove/weaved woven|wed wed/wedded|weep wept|wet wet/wetted|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|wring wrung|write wrote written
ghostwrite ghostwrote ghostwritten|typecast typecast|greenlight greenlighted/greenlit|highlight highlighted|sub-let sub-let|green-light green-lighted/green-lit|bust busted/bust|backslide backslid|foreswear foreswore foresworn|co-write co-wrote co-written|lip-read lip-read|shrive shrove shriven|stave staved|strike-through struck-through
""".replace("\n", "|").split("|")
IRR = {}
for row in IRREGULAR:
    w = row.split()
    if w:
        IRR[w[0]] = (w[1].split("/"), (w[2] if len(w) > 2 else w[1]).split("/"))

for _w in """breastfeed handwrite overlay overpay oversell overspend overwrite prepay proofread spellbind undershoot unfreeze unstick upsell gainsay waylay bespeak overeat outshine outspend
relearn rebind unlearn misdeal mishit miscast cowrite re-write outthink outsit outride overfeed overhear re-read overdraw underspend undersell outfight mistell reawake relight test-drive deep-freeze flash-freeze force-feed free-ride hand-feed pinch-hit
babysit unbend outgo resend rehear""".split():
    for _p in ("breast hand over pre proof spell under un up gain way be out re mis co baby test- deep- flash- force- free- hand- pinch- re-".split()):
        if _w.startswith(_p) and _w[len(_p):] in IRR and _w not in IRR:
            _past, _part = IRR[_w[len(_p):]]
            IRR[_w] = ([_p + x for x in _past], [_p + x for x in _part])
IRR["gainsay"] = (["gainsaid"], ["gainsaid"])
IRR["cowrite"] = (["cowrote"], ["cowritten"])

# longer verbs that double the last consonant
DOUBLE = set("""admit commit permit submit omit emit transmit remit recommit readmit refer prefer defer infer confer transfer deter occur recur incur concur compel propel
expel repel dispel rebel control patrol extol excel regret forget begin equip abet rebut acquit allot outfit abhor disbar kidnap worship program reprogram format handicap overlap unplug
outstrip debug unwrap embed entrap zigzag humbug hobnob eavesdrop nonplus leapfrog forbid undercut offset outbid upset reset beset sublet overrun outrun underpin unzip unpin
co-opt-no appal enthral fulfil enrol instil distil annul demur aver inter befit manumit refit retrofit bestir backstab sandbag waterlog beget bootstrap deadpan debar impel reflag rejig remap repot resubmit reoccur surveil unclog wiretap gas disinter airdrop backdrop nutmeg babysit outwit unstop
input output whiz recap sidestep overstep bootleg dognap """.split())
# both, doubled (British) and not
EITHER = set("""travel cancel label signal model level marshal counsel fuel refuel duel dial total rival channel funnel tunnel shovel grovel quarrel unravel pummel libel equal
initial pedal spiral panel parcel pencil devil marvel revel swivel shrivel drivel enamel towel barrel backpedal soft-pedal yodel kidnap worship benefit focus refocus bias combat bus relabel remodel rechannel
imperil cavil stencil chisel trammel carol dishevel victual""".split())
NO_DOUBLE = set("bus gas".split())  # monosyllables with s: bused, bussed
IZE_NOT = set("midsize size resize downsize prize seize capsize maize baize upsize supersize outsize assize".split())
OUR = "favor honor labor color harbor endeavor savor rumor clamor armor neighbor vapor disfavor dishonor discolor belabor flavor humor parlor tumor valor vigor behavior splendor rigor".split()
OES = set("go do echo veto embargo torpedo forgo undergo outdo redo undo overdo forego zero lasso".split())
K = set("panic mimic frolic traffic picnic bivouac".split())
KEEP_E = set("singe binge dye eye tinge swinge ".split())
VOW = "aeiou"


def british(lemma):
    """British (or otherwise variant) base forms of an American lemma."""
    out = []
    w = lemma
    if w.endswith("ize") and w not in IZE_NOT:
        out.append(w[:-3] + "ise")
    elif w.endswith("lyze"):
        out.append(w[:-3] + "yse")
    for o in OUR:
        if w == o:
            out.append(o[:-2] + "our")
    extra = {"center": "centre", "recenter": "recentre", "fulfill": "fulfil", "enroll": "enrol", "instill": "instil", "distill": "distil",
             "plow": "plough", "practice": "practise", "license": "licence", "program": "programme", "maneuver": "manoeuvre", "inquire": "enquire", "email": "e-mail",
             "skeptical": "sceptical", "judge": None, "appall": "appal", "enthrall": "enthral", "mold": "mould", "smolder": "smoulder", "cozy": "cosy",
             "counterattack": "counter-attack", "cosponsor": "co-sponsor", "cosign": "co-sign", "reelect": "re-elect", "reenter": "re-enter", "cooperate": "co-operate",
             "reexamine": "re-examine", "coordinate": "co-ordinate", "reassure": None, "meter": None, "defense": "defence", "offense": "offence", "pretense": "pretence",
             "theater": "theatre", "skeptic": "sceptic", "skepticism": "scepticism", "catalog": "catalogue", "dialog": "dialogue", "fiber": "fibre", "liter": "litre",
             "caliber": "calibre", "saber": "sabre", "gray": "grey", "tire": None, "pajamas": "pyjamas", "jewelry": "jewellery", "mustache": "moustache", "disk": None,
             "pediatric": "paediatric", "willful": "wilful", "skillful": "skilful", "coauthor": "co-author", "preempt": "pre-empt", "tweet out": None,
             "acknowledgment": "acknowledgement", "judgment": "judgement", "endorsement": None, "aluminum": "aluminium", "airplane": "aeroplane", "check": None,
             "anemic": "anaemic", "leukemia": "leukaemia", "kilometer": "kilometre", "centimeter": "centimetre", "millimeter": "millimetre", "specter": "spectre", "luster": "lustre",
             "ax": "axe", "sulfur": "sulphur", "homey": None, "artifact": "artefact", "favorite": "favourite", "favorable": "favourable", "unfavorable": "unfavourable", "honorable": "honourable", "colorful": "colourful",
             "neighborhood": "neighbourhood", "neighboring": "neighbouring", "candor": "candour", "fervor": "fervour", "ardor": "ardour", "glamour": None, "harbor": "harbour"}
    if extra.get(w):
        out.append(extra[w])
    if w.endswith("ization") and w != "ization":
        out.append(w[:-7] + "isation")
    if w.endswith("izations"):
        out.append(w[:-8] + "isations")
    return [x for i, x in enumerate(out) if x and x not in out[:i]]


def syllables(w):
    n, prev = 0, False
    for i, c in enumerate(w):
        v = c in VOW or (c == "y" and i > 0)
        if c == "u" and i > 0 and w[i - 1] == "q":
            v = False
        if v and not prev:
            n += 1
        prev = v
    return n


def doubles(w):
    """Does the last consonant double? 'yes', 'no' or 'either'."""
    if "-" in w and w not in DOUBLE and w not in EITHER:
        return doubles(w.rpartition("-")[2])
    if w in EITHER:
        return "either"
    if w in DOUBLE:
        return "yes"
    if w in ("layer", "flier") or len(w) < 3 or w[-1] in VOW or w[-1] in "wxyh":
        return "no"
    if w[-2] not in VOW and w[-2] != "y":
        return "no"
    if w[-3] in VOW and not (w[-3] == "u" and len(w) > 3 and w[-4] == "q"):
        return "no"
    return "yes" if syllables(w) == 1 else "no"


def s_form(w):
    if w in ("have",):
        return ["has"]
    if w == "be":
        return ["is"]
    if w == "quiz" or w == "whiz":
        return [w + "zes"]
    if w in ("bus", "gas"):
        return [w + "es", w + "ses"]
    if w == "stomach" or w.endswith("arch") and w in ("monarch", "patriarch", "matriarch"):
        return [w + "s"]
    if w in OES:
        return [w + "es"]
    if w.endswith(("s", "x", "z", "ch", "sh")):
        return [w + "es"]
    if w.endswith("y") and w[-2] not in VOW:
        return [w[:-1] + "ies"]
    return [w + "s"]


def ed_form(w):
    if w.endswith("e"):
        return [w + "d"]
    if w.endswith("y") and w[-2] not in VOW:
        return [w[:-1] + "ied"]
    if w in K:
        return [w + "ked"]
    d = doubles(w)
    out = []
    if d != "yes":
        out.append(w + "ed")
    if d != "no":
        out.append(w + w[-1] + "ed")
    return out


def ing_form(w):
    if w == "be":
        return ["being"]
    if w.endswith("ie"):
        return [w[:-2] + "ying"]
    if w == "age":
        return ["aging", "ageing"]
    if w == "binge":
        return ["bingeing", "binging"]
    if w.endswith("e") and w not in KEEP_E and not w.endswith(("ee", "oe", "ye")):
        return [w[:-1] + "ing"]
    if w in K:
        return [w + "king"]
    d = doubles(w)
    out = []
    if d != "yes":
        out.append(w + "ing")
    if d != "no":
        out.append(w + w[-1] + "ing")
    return out


def conjugate(lemma):
    """lemma -> list of (form, tag), British spellings included, in order base, s, past, participle, ing."""
    out = []

    def put(f, t):
        if (f, t) not in out:
            out.append((f, t))
    for b in [lemma] + british(lemma):
        if lemma == "be":
            for f, t in [("be", "VB"), ("am", "VBP"), ("are", "VBP"), ("is", "VBZ"), ("was", "VBD"), ("were", "VBD"), ("been", "VBN"), ("being", "VBG")]:
                put(f, t)
            continue
        put(b, "VB")
        put(b, "VBP")
        # British centre, programme, fulfil ... inflect by the same rules
        stem = b
        for f in s_form(stem):
            put(f, "VBZ")
        if lemma in IRR:
            for f in IRR[lemma][0]:
                put(f, "VBD")
            for f in IRR[lemma][1]:
                put(f, "VBN")
        elif stem in ("programme",):
            pass
        else:
            for f in ed_form(stem):
                put(f, "VBD")
                put(f, "VBN")
        if stem not in ("programme",):
            for f in ing_form(stem):
                put(f, "VBG")
    return out


IRR_PLURAL = dict(x.split(":") for x in """man:men woman:women child:children person:people foot:feet tooth:teeth goose:geese mouse:mice ox:oxen louse:lice die:dice life:lives wife:wives knife:knives
leaf:leaves loaf:loaves half:halves calf:calves shelf:shelves self:selves thief:thieves wolf:wolves elf:elves hoof:hooves scarf:scarves crisis:crises thesis:theses analysis:analyses basis:bases hypothesis:hypotheses
diagnosis:diagnoses prognosis:prognoses oasis:oases axis:axes parenthesis:parentheses synthesis:syntheses emphasis:emphases criterion:criteria phenomenon:phenomena bacterium:bacteria curriculum:curricula memorandum:memoranda
stratum:strata alumnus:alumni stimulus:stimuli nucleus:nuclei cactus:cacti syllabus:syllabuses referendum:referendums forum:forums stadium:stadiums aircraft:aircraft spacecraft:spacecraft hovercraft:hovercraft
series:series miniseries:miniseries standby:standbys biotech:biotechs tidings:tidings tech:techs species:species headquarters:headquarters fish:fish sheep:sheep deer:deer salmon:salmon offspring:offspring crossroads:crossroads means:means quiz:quizzes bus:buses gas:gases veto:vetoes
hero:heroes echo:echoes potato:potatoes tomato:tomatoes embargo:embargoes torpedo:torpedoes cargo:cargoes volcano:volcanoes mosquito:mosquitoes tornado:tornadoes buffalo:buffalo
passer-by:passers-by bystander:bystanders attorney-general:attorneys-general son-in-law:sons-in-law daughter-in-law:daughters-in-law mother-in-law:mothers-in-law father-in-law:fathers-in-law brother-in-law:brothers-in-law
sister-in-law:sisters-in-law runner-up:runners-up stomach:stomachs monarch:monarchs patriarch:patriarchs matriarch:matriarchs ellipsis:ellipses larva:larvae alga:algae vertebra:vertebrae nebula:nebulae
cul-de-sac:cul-de-sacs lie-in:lie-ins stand-in:stand-ins staffer:staffers medium:media datum:data matrix:matrices vertex:vertices appendix:appendices index:indexes census:censuses bonus:bonuses campus:campuses consensus:consensuses
gallows:gallows swine:swine shrimp:shrimp squid:squid bison:bison moose:moose trout:trout cod:cod tuna:tuna genus:genera corps:corps chassis:chassis debris:debris coup:coups bureau:bureaus chateau:chateaux tableau:tableaux
penny:pence midwife:midwives housewife:housewives""".split())


def plural(w):
    if w in IRR_PLURAL:
        return IRR_PLURAL[w]
    for k in ("man", "woman", "child"):
        if w.endswith(k) and w not in ("human", "german", "roman", "shaman", "talisman", "ottoman", "caiman"):
            return w[: -len(k)] + IRR_PLURAL[k]
    if w.endswith("person") and w != "person":
        return w[:-6] + "people" if w.endswith("sperson") else w + "s"
    if w.endswith(("s", "x", "z", "ch", "sh")):
        return w + "es"
    if w.endswith("y") and w[-2] not in VOW:
        return w[:-1] + "ies"
    return w + "s"
