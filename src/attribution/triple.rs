//! What speaks for a cue, a source and a content together, once each has been chosen.

use super::content::{ContentCandidate, Following, Order, Setting};
use super::count::Counted;
use super::cue::listed;
use super::feature::{bin, feat, Name, Sink, Value};
use super::source::SourceCandidate;
use crate::token::{Flags, Tag};

/// A probability in steps of a tenth, finer at the ends.
fn step(share: f32) -> Value {
    const EDGES: [f32; 13] = [
        0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98,
    ];
    EDGES
        .iter()
        .take_while(|edge| share >= **edge)
        .count()
        .into()
}

pub(crate) fn triple_features(
    setting: &Setting<'_, '_, '_>,
    source: &SourceCandidate,
    content: &ContentCandidate,
    [cue_share, source_share, content_share]: [f32; 3],
    sink: &mut impl Sink,
) {
    let scene = setting.scene;
    let cue = &setting.cue;
    let lemma = scene.lemma(cue.at);
    let row = scene.lexicon.cue(scene.tokens()[cue.at].cue);
    let list = listed(row);
    let (c, s, k) = (step(cue_share), step(source_share), step(content_share));
    let product = cue_share * source_share * content_share;
    let order = match content.order {
        Order::After => Name::new("A"),
        Order::Before => Name::new("B"),
        Order::Split => Name::new("BA"),
    };
    let side = source.side;
    let head = scene
        .chunk_of(source.start)
        .map_or(source.end, |x| scene.chunks[x].end)
        .max(source.start + 1)
        - 1;
    let who = who(setting, head);
    let length: usize = content
        .before
        .iter()
        .chain(&content.after)
        .map(|p| p.1 - p.0)
        .sum();
    let count = |kind| {
        let pieces = content.before.iter().chain(&content.after);
        pieces
            .map(|p| scene.counts.of(kind, p.0, p.1))
            .sum::<usize>()
    };
    let finite = count(Counted::Finite) > 0;
    let quoted = count(Counted::Quoted);
    let quoted = if quoted == 0 {
        Name::new("q0")
    } else if quoted * 10 > length * 9 {
        Name::new("q1")
    } else {
        Name::new("qm")
    };
    let first = content.before.or(content.after).map_or(cue.at, |p| p.0);
    let opens: Value = if scene.opens(first) {
        Name::new("OQ").into()
    } else {
        scene.tag(first).into()
    };
    let bars = usize::from(scene.prior[cue.at]);

    feat!(sink, "f.bias");
    feat!(sink, "f.p", step(product));
    feat!(sink, "f.c", c);
    feat!(sink, "f.s", s);
    feat!(sink, "f.k", k);
    feat!(sink, "f.ck", c, k);
    feat!(sink, "f.cs", c, s);
    feat!(sink, "f.sk", s, k);
    feat!(sink, "f.L", lemma);
    feat!(sink, "f.Lo", lemma, order, quoted);
    feat!(sink, "f.list", list, order, quoted);
    feat!(sink, "f.cprior", c, bars);
    feat!(sink, "f.o", order, side, quoted);
    feat!(sink, "f.fa", cue.after, order, quoted);
    feat!(sink, "f.fb", cue.before, order, side);
    feat!(sink, "f.who", who, list);
    feat!(sink, "f.whoc", who, c);
    feat!(sink, "f.hw", scene.word(head));
    feat!(sink, "f.len", bin(length), finite, quoted);
    feat!(sink, "f.lenc", bin(length), c);
    feat!(sink, "f.open", opens, order, list);
    feat!(sink, "f.openw", scene.word(first), order);
    feat!(sink, "f.finite", finite, opens, order);
    feat!(
        sink,
        "f.follow",
        content.following == Following::None,
        content.preceding,
        quoted
    );
    feat!(sink, "f.slen", bin(source.end - source.start), who);
    feat!(
        sink,
        "f.gap",
        bin(cue.group.saturating_sub(source.end)),
        side
    );
    feat!(sink, "f.t", scene.tag(cue.at), list, finite);
    feat!(
        sink,
        "f.end",
        content.after.is_some_and(|p| p.1 == setting.core_end),
        order,
        finite
    );
}

/// What the head of the source is.
fn who(setting: &Setting<'_, '_, '_>, head: usize) -> Name {
    let token = &setting.scene.tokens()[head];
    let kinds = [
        (Flags::PERSON, Name::new("person")),
        (Flags::GROUP, Name::new("group")),
        (Flags::DOCUMENT, Name::new("document")),
        (Flags::WEEKDAY.or(Flags::MONTH), Name::new("date")),
    ];
    match token.tag {
        Tag::PRP => Name::new("pronoun"),
        Tag::PRPS => Name::new("possessive"),
        Tag::WP | Tag::WDT => Name::new("relative"),
        Tag::CD => Name::new("number"),
        Tag::DT => Name::new("determiner"),
        tag => kinds.iter().find(|(flag, _)| token.has(*flag)).map_or_else(
            || {
                Name::new(if tag.is_name() {
                    "name"
                } else if tag == Tag::NNS {
                    "plural"
                } else {
                    "other"
                })
            },
            |(_, name)| *name,
        ),
    }
}
