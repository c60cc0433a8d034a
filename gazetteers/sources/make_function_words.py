#!/usr/bin/env python3
"""Makes ../function_words.tsv: closed classes and common adverbs of English, hand-written for inquit (MIT OR Apache-2.0)."""
import os

C = {}
C["determiner"] = "a an the this that these those some any no every each either neither another both all such what which whatever whichever half many much few little several enough certain various same other the- yon"
C["pronoun-subject"] = """i you he she it we they who whoever one this that these those someone somebody something anyone anybody anything everyone everybody everything nobody nothing none
others another each both some many few several all most either neither one's- mine yours hers ours theirs what whatever there ye thou y'all"""
C["pronoun-object"] = """me you him her it us them whom whomever one this that these those someone somebody something anyone anybody anything everyone everybody everything nobody nothing none others another each both some many few several all most
either neither myself yourself himself herself itself ourselves yourselves themselves oneself themself mine yours hers ours theirs thee em"""
C["reflexive"] = "myself yourself himself herself itself ourselves yourselves themselves oneself themself"
C["possessive"] = "my your his her its our their whose one's 's ' mine yours hers ours theirs thy"
C["preposition"] = """about above across after against along alongside amid amidst among amongst around as at atop barring before behind below beneath beside besides between beyond but by concerning considering despite down during
except excepting excluding following for from given in including inside into like minus near notwithstanding of off on onto opposite out outside over pending per plus regarding respecting save since than through throughout
till to toward towards under underneath unlike until up upon versus via vs with within without worth aboard absent ahead- en circa ex ago- re sans pro anti aside- because- owing- due- according- touching failing bar aged- post- pre- next- amongst thru unto vis-a-vis
in- nearest- minus apropos astride betwixt pursuant- v. vs."""
C["conjunction"] = "and or but nor yet so & plus either neither both whether-"
C["subordinator"] = """that if whether because although though while whilst since until till unless when whenever where wherever before after as once than lest provided providing given supposing considering assuming whereas whereby so
except seeing inasmuch insofar albeit notwithstanding like how why granted"""
C["relative"] = "who whom whose which that where when why whoever whomever whichever whatever whereby wherein whereupon"
C["wh"] = "who whom whose which what when where why how whether whoever whomever whatever whichever whenever wherever however- if- whereabouts- wherefore"
C["auxiliary"] = """be am is are was were been being have has had having do does did doing done get gets got getting gotten ain't ain isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't 's 're 've 'd 'm
isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt i'm you're we're they're he's she's it's that's who's there's what's here's where's how's let's i've you've we've they've i'd you'd he'd she'd we'd they'd it'd who've s re ve m"""
C["modal"] = """can could may might must shall should will would ought dare cannot can't couldn't mayn't mightn't mustn't shan't shouldn't won't wouldn't needn't daren't oughtn't 'll 'd ca wo sha gonna gotta wanna hafta oughta cant couldnt wont wouldnt shouldnt
i'll you'll he'll she'll we'll they'll it'll that'll there'll who'll i'd you'd he'd she'd we'd they'd it'd who'd ll"""
C["negation"] = """not n't never no none nothing nobody nowhere neither nor hardly scarcely barely rarely seldom without cannot ain't isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't mayn't mightn't mustn't shan't shouldn't won't wouldn't needn't
daren't oughtn't nt n’t isnt arent wasnt werent dont doesnt didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt"""
C["particle"] = "to up down in out on off over away back around about along aside apart forward forth through by across ahead together under behind round"
C["quantifier"] = """all any both each either enough every few fewer fewest half least less little lots many more most much neither no none other others plenty several some such various numerous countless dozens hundreds thousands millions billions scores tons loads
couple majority bulk handful double triple twice umpteen myriad multiple innumerable"""
C["number-word"] = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions trillion trillions
dozen dozens half quarter quarters third thirds fourth fourths fifth fifths sixth seventh eighth ninth tenth tenths first second eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth hundredth thousandth millionth
twenty-one twenty-two twenty-three twenty-four twenty-five twenty-six twenty-seven twenty-eight twenty-nine thirty-one thirty-two thirty-three thirty-four thirty-five thirty-six thirty-seven thirty-eight thirty-nine forty-one forty-two forty-three forty-four forty-five forty-six forty-seven forty-eight forty-nine
fifty-one fifty-two fifty-three fifty-four fifty-five fifty-six fifty-seven fifty-eight fifty-nine sixty-one sixty-two sixty-three sixty-four sixty-five sixty-six sixty-seven sixty-eight sixty-nine seventy-one seventy-two seventy-three seventy-four seventy-five seventy-six seventy-seven seventy-eight seventy-nine
eighty-one eighty-two eighty-three eighty-four eighty-five eighty-six eighty-seven eighty-eight eighty-nine ninety-one ninety-two ninety-three ninety-four ninety-five ninety-six ninety-seven ninety-eight ninety-nine two-thirds one-third three-quarters one-quarter one-half three-fourths
twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirty-first bn mn trn"""
C["weekday"] = "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. mon tue tues thu thur thurs fri"
C["month"] = "january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. jan feb apr jun jul aug sept oct nov dec"
C["adverb"] = """abroad abruptly absolutely accidentally accordingly accurately actively actually additionally adequately afterward afterwards again aggressively ago ahead all allegedly almost alone already alright also alternatively altogether always amazingly angrily annually anonymously anyhow anymore anyway anywhere apart apparently
approximately arguably around as aside at- away back backward backwards badly barely basically beforehand below best better bitterly bluntly boldly both- briefly bravely broadly brutally busily calmly carefully casually categorically cautiously certainly cheaply chiefly clearly close closely collectively comfortably
commonly comparatively completely concurrently confidently consequently considerably consistently constantly continually continuously controversially conveniently conversely correctly critically crucially curiously currently daily dangerously dead deadly dearly deeply definitely deliberately deeper desperately directly
doubtless dramatically drastically duly e.g. each- eagerly earlier earliest early easily economically effectively efficiently either else elsewhere emotionally emphatically enough enormously entirely equally erroneously especially essentially even evenly eventually ever everywhere evidently exactly exceedingly excessively exclusively
expectedly explicitly expressly extensively extra extraordinarily extremely fairly faithfully falsely famously far farther fast faster fatally favorably favourably fiercely fifth- finally financially firmly first firstly flatly forcefully forcibly foremost forever formally formerly forth forthwith fortunately forward forwards frankly
freely frequently freshly fully fundamentally further furthermore generally generously gently genuinely gladly globally gradually gratefully gravely greatly grimly half happily hard hardly harshly hastily heavily hence henceforth here hereby hereafter herein heretofore highly historically honestly hopefully hotly hourly how however hugely ideally i.e. illegally
immediately immensely imminently importantly improperly inadvertently incidentally increasingly incorrectly incredibly indeed indefinitely independently indirectly individually indoors inevitably infamously initially inherently inside instantly instead intentionally interestingly internally internationally intensely ironically just
jointly justly keenly kindly knowingly largely last lastly late lately later latest latter- lawfully least legally less lightly like likewise likely literally little live locally long longer longest loosely loud loudly low lower luckily mainly manually marginally markedly massively maybe meantime meanwhile
merely mentally mildly militarily mistakenly moderately modestly momentarily monthly more moreover morally most mostly much mutually namely narrowly nationally nationwide naturally near nearby nearly necessarily neither never nevertheless newly next nicely nightly no nonetheless nor normally notably not nothing- notoriously now
nowadays nowhere obviously occasionally oddly off officially often oftentimes on once one-on-one only onward onwards openly ordinarily originally otherwise ourselves- out outright outside outdoors outwardly over overall overly overnight overseas overtly overwhelmingly painfully parenthetically partially particularly partly passionately passively past
patiently peacefully perfectly perhaps periodically permanently persistently personally physically plainly please point-blank politely politically poorly possibly potentially practically precisely predictably predominantly preferably preliminarily presently presumably pretty previously primarily principally prior privately proactively probably professionally profoundly prominently promptly
properly proudly publicly purely purportedly purposely quickly quicker quietly quite radically randomly rapidly rarely rather readily really realistically reasonably recently recklessly regardless regrettably regularly relatively relentlessly reliably reluctantly remarkably remotely repeatedly reportedly reputedly respectfully respectively retroactively right rightfully
rightly rigorously robustly roughly round routinely rudely ruthlessly sadly safely same- sarcastically scarcely secretly second secondly securely seemingly seldom selectively selfishly separately seriously severely sharply shortly short sideways significantly silently similarly simply simultaneously since sincerely single-handedly skillfully slightly slowly smoothly so
socially softly solely solemnly somehow sometime sometimes somewhat somewhere soon sooner specially specifically spontaneously squarely squarely standing- statewide steadily steeply sternly still straight straightforwardly strangely strategically strenuously strictly strikingly strongly structurally stubbornly subsequently substantially
successfully suddenly sufficiently suitably summarily supposedly sure surely surprisingly swiftly systematically tacitly technically temporarily tentatively terribly thankfully then thence there thereafter thereby therefore therein thereof thereto thereupon third thirdly thoroughly though thoughtfully thus tightly tirelessly today together tomorrow tonight too
totally traditionally tragically transparently truly truthfully twice typically ultimately unanimously unambiguously uncharacteristically understandably undoubtedly unequivocally unexpectedly unfairly unfortunately unilaterally uniquely universally unknowingly unlawfully unnecessarily unofficially unreasonably unsuccessfully unsurprisingly unusually up upfront upstairs upward upwards urgently
usefully usually utterly vaguely vastly vehemently verbally very vigorously violently virtually visibly vividly vocally voluntarily warmly weakly weekly well when whenever where wherever whereupon whole-heartedly wholeheartedly wholly why wide widely wildly willfully willingly wisely with- within- without- worldwide worse worst wrongfully wrongly yearly yes yesterday yet
downstairs downtown online offline midway halfway part-time full-time a.m. p.m. etc. etc ad-hoc- ay aye nope yeah no-one- acutely adamantly vice-versa anew afresh afoot ashore aloud aloft amok astray awry abreast adrift ajar alike aback alongside apiece asunder asleep- counterclockwise clockwise eastward westward northward southward eastwards westwards northwards southwards
heavenward homeward inland underground underwater uphill downhill headlong headfirst thereabouts whatsoever wherewithal- nonstop non-stop offhand off-hand outback- sky-high someday someplace anyplace anytime everyday- time- to-date ultra upside- upriver upstream downstream downwind vis-à-vis- verbatim versus- whence whither"""
C["interjection"] = "oh ah hey hi hello ok okay yes yeah no wow well please alas ugh hmm hm um uh er oops ouch bravo hooray hurrah amen damn goodbye bye thanks cheers sorry welcome"


def main():
    words = {}
    for c, text in C.items():
        for w in text.split():
            w = w.replace("’", "'")
            if w.endswith("-"):
                continue  # looked at and left out
            words.setdefault(w, [])
            if c not in words[w]:
                words[w].append(c)
    for w in list(words):  # unhyphenated helper spellings only, no stray one-letter parts but these
        assert w == w.lower(), w
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "function_words.tsv"), "w", encoding="utf-8", newline="\n") as fh:
        fh.write("# Closed classes of English and its commonest adverbs, for the tagger of inquit. Hand-written.\n")
        fh.write("# class: all readings of the word, joined by |. Contractions are listed whole (don't) and in parts (n't, 's, 'd), each part with all its readings.\n")
        fh.write("# s, d, m, ll, re, ve, nt are what some tokenizers leave of 's, 'd, 'm, 'll, 're, 've, n't.\n")
        fh.write("word\tclass\n")
        for w in sorted(words, key=lambda x: x.encode()):
            fh.write(w + "\t" + "|".join(words[w]) + "\n")
    print(len(words))


main()
