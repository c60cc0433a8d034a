//! Which tokens may be a cue, and what speaks for and against it.

use super::feature::{bin, feat, tag_name, Name, Sink, Value, Values, WordHash};
use super::frame::{frame_after, frame_before};
use super::idiom::is_idiom;
use super::scene::{Scene, NOTHING};
use crate::token::{hash_str, CueRow, Flags, Tag};

/// A stretch of tokens read as one utterance: a whole one, or a content in which nested reports are looked for.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Field {
    pub start: usize,
    pub end: usize,
    /// Chunks of the utterance, as a range into the scene's.
    pub chunks: (usize, usize),
}

impl Field {
    pub fn of(scene: &Scene<'_, '_>, utterance: usize) -> Field {
        let u = &scene.utterances[utterance];
        Field {
            start: u.start,
            end: u.end,
            chunks: (u.chunks.start, u.chunks.end),
        }
    }

    /// A part of this field.
    pub fn part(&self, scene: &Scene<'_, '_>, start: usize, end: usize) -> Field {
        let (mut first, mut last) = self.chunks;
        while first < last && scene.chunks[first].start < start {
            first += 1;
        }
        while last > first && scene.chunks[last - 1].end > end {
            last -= 1;
        }
        Field {
            start,
            end,
            chunks: (first, last),
        }
    }

    pub fn word(&self, scene: &Scene<'_, '_>, at: isize) -> WordHash {
        self.index(at).map_or(NOTHING, |i| scene.word(i))
    }

    pub fn tag(&self, scene: &Scene<'_, '_>, at: isize) -> Name {
        self.index(at)
            .map_or(Name::new("#"), |i| tag_name(scene.tag(i)))
    }

    fn index(&self, at: isize) -> Option<usize> {
        usize::try_from(at)
            .ok()
            .filter(|i| (self.start..self.end).contains(i))
    }

    /// The chunk that ends last before `i`, as a number into the scene's.
    pub fn chunk_before(&self, scene: &Scene<'_, '_>, i: usize) -> Option<usize> {
        let chunks = scene.chunks.get(self.chunks.0..self.chunks.1)?;
        let after = chunks.partition_point(|c| c.end <= i);
        after.checked_sub(1).map(|x| x + self.chunks.0)
    }
}

/// A token that may be the head of a cue, with what is asked of it again and again.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Cue {
    pub at: usize,
    /// First token of the verb group.
    pub group: usize,
    pub before: Name,
    pub after: Name,
    /// The row of the listed phrase that begins here ("point out", "according to"), and the end of the phrase.
    pub phrase: Option<(u16, usize)>,
}

impl Cue {
    pub fn new(scene: &Scene<'_, '_>, field: &Field, at: usize) -> Cue {
        Cue {
            at,
            group: scene.verb_group(at, field.start),
            before: frame_before(scene, at, field.start),
            after: frame_after(scene, at, field.end),
            phrase: listed_phrase(scene, at, field.end),
        }
    }
}

/// The longest listed phrase that begins at a token.
pub(crate) fn listed_phrase(scene: &Scene<'_, '_>, at: usize, end: usize) -> Option<(u16, usize)> {
    let tokens = scene.tokens();
    if !tokens[at].has(Flags::PHRASE) {
        return None;
    }
    let phrases = scene.lexicon.phrases(tokens[at].word).iter();
    phrases
        .map(|phrase| (phrase, at + 1 + phrase.rest.len()))
        .filter(|(_, stop)| *stop <= end)
        .find(|(phrase, _)| {
            phrase
                .rest
                .iter()
                .zip(at + 1..)
                .all(|(word, j)| tokens[j].word == *word)
        })
        .map(|(phrase, stop)| (phrase.cue, stop))
}

/// Whether a row of the lexicon takes what follows.
fn fits(row: &CueRow, after: Name) -> Name {
    let frames: &[&str] = match after.text {
        "THAT" | "NP-THAT" => &["that"],
        "QUOTE" | "COMMA+Q" | "COLON" => &["quote"],
        "TO" | "NP-TO" => &["to"],
        "IN" => &["of", "as"],
        "WHETHER" | "IF" | "HOW" | "WHY" | "WHAT" | "NP-WHETHER" | "WRB" | "WP" => &["wh"],
        "NP-V" | "EX" => &["bare"],
        "PRP" => &["bare", "np"],
        "NP" | "NP-," => &["np"],
        "VBG" => &["of", "np"],
        "END" | "COMMA" => return Name::new("end"),
        _ => return Name::new("other"),
    };
    if frames.iter().any(|f| row.frames.takes(f)) {
        Name::new("fits")
    } else {
        Name::new("misfit")
    }
}

const BE: u64 = hash_str("be");

/// Whether the token is worth a look: a verb, a listed cue, or a word that was a cue in the training news.
pub(crate) fn may_be_cue(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.tokens()[at];
    if scene.quoted(at) || is_idiom(scene, at) {
        return false;
    }
    token.cue != 0
        || token.has(Flags::PHRASE) && listed_phrase(scene, at, scene.utterance(at).end).is_some()
        || scene.prior[at] > 1
        || token.tag.is_verb() && token.lemma != BE
}

/// What the lexicon says of a row as a cue.
pub(crate) fn listed(row: Option<&CueRow>) -> Name {
    use crate::token::CueClass::{Adjective, Mark, Noun, Phrase, Verb};
    match row {
        None => Name::new("no"),
        Some(row) => match (row.class, row.speech) {
            (Verb, true) => Name::new("verb+"),
            (Verb, false) => Name::new("verb"),
            (Noun, true) => Name::new("noun+"),
            (Noun, false) => Name::new("noun"),
            (Adjective, _) => Name::new("adjective"),
            (Phrase, _) => Name::new("phrase"),
            (Mark, _) => Name::new("mark"),
        },
    }
}

pub(crate) fn cue_features(scene: &Scene<'_, '_>, field: &Field, cue: &Cue, sink: &mut impl Sink) {
    let i = cue.at;
    let (a, b) = (field.start, field.end);
    let (w, l, t) = (scene.word(i), scene.lemma(i), scene.tag(i));
    let (fa, fb) = (cue.after, cue.before);
    let (p, pl) = (
        usize::from(scene.prior[i]),
        usize::from(scene.lemma_prior[i]),
    );
    let row = scene.lexicon.cue(scene.tokens()[i].cue);
    let list = listed(row);
    let at = i as isize;
    feat!(sink, "c.bias");
    feat!(sink, "c.w", w);
    feat!(sink, "c.L", l);
    feat!(sink, "c.t", t);
    feat!(sink, "c.Lt", l, t);
    feat!(sink, "c.fa", fa);
    feat!(sink, "c.fb", fb);
    feat!(sink, "c.fafb", fa, fb);
    feat!(sink, "c.Lfa", l, fa);
    feat!(sink, "c.Lfb", l, fb);
    feat!(sink, "c.tfa", t, fa);
    feat!(sink, "c.tfb", t, fb);
    feat!(sink, "c.list", list, fa);
    feat!(sink, "c.listfb", list, fb);
    feat!(sink, "c.listt", list, t);
    feat!(sink, "c.pr", p);
    feat!(sink, "c.prfa", p, fa);
    feat!(sink, "c.prfb", p, fb);
    feat!(sink, "c.prt", p, t);
    feat!(sink, "c.pl", pl);
    feat!(sink, "c.plfa", pl, fa);
    feat!(sink, "c.plt", pl, t);
    feat!(sink, "c.prtfa", p, t, fa);
    feat!(sink, "c.-1", field.word(scene, at - 1));
    feat!(sink, "c.-2", field.word(scene, at - 2));
    feat!(sink, "c.-3", field.word(scene, at - 3));
    feat!(sink, "c.+1", field.word(scene, at + 1));
    feat!(sink, "c.+2", field.word(scene, at + 2));
    feat!(sink, "c.+3", field.word(scene, at + 3));
    feat!(sink, "c.t-1", field.tag(scene, at - 1));
    feat!(sink, "c.t+1", field.tag(scene, at + 1));
    feat!(sink, "c.L+1", l, field.word(scene, at + 1));
    feat!(sink, "c.L-1", l, field.word(scene, at - 1));
    feat!(
        sink,
        "c.t-1t+1",
        field.tag(scene, at - 1),
        t,
        field.tag(scene, at + 1)
    );
    feat!(
        sink,
        "c.t-2t-1",
        field.tag(scene, at - 2),
        field.tag(scene, at - 1)
    );
    feat!(
        sink,
        "c.t+1t+2",
        field.tag(scene, at + 1),
        field.tag(scene, at + 2)
    );

    let v = cue.group;
    let subject = field.chunk_before(scene, v);
    if let Some(x) = subject {
        let chunk = scene.chunks[x];
        let head = chunk.end - 1;
        let ht = scene.tag(head);
        let gap = gap(scene, chunk.end, v);
        let who: Value = if matches!(ht, Tag::PRP | Tag::WP | Tag::WDT) {
            scene.word(head).into()
        } else {
            ht.into()
        };
        feat!(sink, "c.sh", scene.word(head));
        feat!(sink, "c.sht", ht);
        feat!(sink, "c.who", who);
        sink.add(Name::new("c.gap"), &gap);
        sink.add(Name::new("c.shtgap"), &Values::of(&[ht.into()]).join(gap));
        sink.add(
            Name::new("c.prsh"),
            &Values::of(&[p.into(), ht.into()]).join(gap),
        );
        feat!(sink, "c.s1", scene.word(chunk.start));
        feat!(sink, "c.kind", subject_kind(scene, head), list);
        if chunk.start > a {
            feat!(sink, "c.sprev", scene.word(chunk.start - 1));
            feat!(sink, "c.sprevt", scene.tag(chunk.start - 1));
        }
    } else {
        feat!(sink, "c.nosubj");
    }
    if let Some(row) = row {
        let fit = fits(row, fa);
        feat!(sink, "c.fit", list, fit);
        feat!(sink, "c.fitfb", fit, fb);
        feat!(sink, "c.fitt", fit, t, list);
    }
    if let Some((number, end)) = cue.phrase {
        let row = scene.lexicon.cue(number);
        let class = listed(row);
        let after = frame_after(scene, end - 1, b);
        feat!(sink, "c.ph", class);
        feat!(sink, "c.phfa", class, after);
        feat!(sink, "c.phfb", class, fb);
        if let Some(row) = row {
            feat!(sink, "c.phfit", class, fits(row, after));
        }
    }
    object_features(scene, field, cue, list, sink);
    let mut group = [Value::from(Name::new("#")); 3];
    for (slot, j) in group.iter_mut().zip((v..i).rev()) {
        *slot = scene.word(j).into();
    }
    sink.add(Name::new("c.vp"), &group);

    quotation_features(scene, field, i, p, sink);
    rival_features(scene, field, cue, p, t, sink);
    let u = scene.utterance(i);
    feat!(sink, "c.pos", bin(i - a));
    feat!(sink, "c.rem", bin(b - i));
    feat!(
        sink,
        "c.head",
        u.kind == crate::sentence::SentenceKind::Headline,
        p
    );
    feat!(sink, "c.doc0", scene.utterance_of[i] == 0);
    feat!(sink, "c.endp", scene.tag(b - 1));
    feat!(sink, "c.par", u.opens_paragraph && u.start == a);
}

/// The head of what follows the cue: "told reporters", "told lies", "made the claim".
fn object_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    list: Name,
    sink: &mut impl Sink,
) {
    let first = cue.at + 1;
    let first = first + usize::from(first < field.end && scene.tag(first) == Tag::IN);
    let chunk = (first < field.end).then(|| scene.chunk_of(first)).flatten();
    let Some(chunk) = chunk
        .map(|c| scene.chunks[c])
        .filter(|c| c.start == first && c.end <= field.end)
    else {
        return;
    };
    let head = chunk.end - 1;
    let kind = subject_kind(scene, head);
    let cue_noun = listed(scene.lexicon.cue(scene.tokens()[head].cue));
    let bare = chunk.end == first + 1;
    feat!(sink, "c.oh", scene.word(head));
    feat!(sink, "c.ohk", kind, list, cue.after);
    feat!(sink, "c.Lohk", scene.lemma(cue.at), kind);
    feat!(sink, "c.ohc", cue_noun, list);
    feat!(sink, "c.ohb", bare, scene.tag(head), list);
    feat!(sink, "c.ohn", field.word(scene, chunk.end as isize), list);
}

/// Tags between two places where they are few, else that they are far apart.
pub(crate) fn gap(scene: &Scene<'_, '_>, from: usize, to: usize) -> Values {
    if to < from || to - from > 3 {
        return Values::of(&[Name::new("far").into()]);
    }
    (from..to).fold(Values::of(&[]), |values, j| values.then(scene.tag(j)))
}

/// What the head of a subject is by the lexicon.
fn subject_kind(scene: &Scene<'_, '_>, head: usize) -> Name {
    let token = &scene.tokens()[head];
    if token.tag.is_name() {
        Name::new("name")
    } else if token.tag == Tag::PRP {
        Name::new("pronoun")
    } else if token.has(Flags::PERSON) {
        Name::new("person")
    } else if token.has(Flags::GROUP) {
        Name::new("group")
    } else if token.has(Flags::DOCUMENT.or(Flags::OUTLET)) {
        Name::new("document")
    } else {
        Name::new("other")
    }
}

fn quotation_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    i: usize,
    p: usize,
    sink: &mut impl Sink,
) {
    let (a, b) = (field.start, field.end);
    let count = (a..b).filter(|&j| scene.opens(j)).count().min(2);
    let before = (i.saturating_sub(14).max(a)..i).any(|j| scene.opens(j) || scene.closes(j));
    let after = (i..b.min(i + 10)).any(|j| scene.opens(j));
    feat!(sink, "c.nq", count);
    feat!(sink, "c.q", before, after);
    feat!(sink, "c.prq", p, before, after);
}

/// Other words of the utterance that may be cues: the better the rival, the worse for this one.
fn rival_features(
    scene: &Scene<'_, '_>,
    field: &Field,
    cue: &Cue,
    p: usize,
    t: Tag,
    sink: &mut impl Sink,
) {
    let (a, b, i) = (field.start, field.end, cue.at);
    let mut best = 0;
    let mut best_at = None;
    let mut strong = 0;
    for j in a..i {
        let c = usize::from(scene.prior[j]);
        strong += usize::from(c >= 3);
        if c > best {
            best = c;
            best_at = Some(j);
        }
    }
    let later = (i + 1..b.min(i + 25))
        .map(|j| usize::from(scene.prior[j]))
        .max()
        .unwrap_or(0);
    feat!(sink, "c.eb", best);
    feat!(sink, "c.ebp", best, p);
    feat!(sink, "c.la", later);
    feat!(sink, "c.lap", later, p);
    feat!(sink, "c.nb", strong.min(4));
    if let Some(j) = best_at.filter(|_| best >= 3) {
        let comma = (j..i).any(|k| matches!(scene.tag(k), Tag::Comma | Tag::Semicolon));
        let and = (j..i).any(|k| scene.tag(k) == Tag::CC);
        let that = scene.tokens()[j + 1].word == hash_str("that");
        let group_before = field.tag(scene, cue.group as isize - 1);
        feat!(sink, "c.ebs", best, comma, and, that);
        feat!(sink, "c.ebl", scene.lemma(j));
        feat!(sink, "c.ebd", bin(i - j));
        feat!(sink, "c.ebs2", comma, and, group_before);
        feat!(sink, "c.ebp2", best.min(6) > 4, comma, and, p);
        feat!(sink, "c.ebt", t, comma, and);
    }
}
