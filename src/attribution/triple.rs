//! What speaks for a cue, a source and a content together, once each has been chosen.

use super::content::{ContentCandidate, Following, Order, Quoted, Setting, StartTag};
use super::count::Counted;
use super::cue::{listed, Listed, Step};
use super::feature::{bin, feat, Below, Bin, Sink, Word};
use super::frame::Frame;
use super::grid::{class, grids};
use super::source::{Side, SourceCandidate};
use crate::token::{Flags, Sense, Tag};

/// A probability in steps of a tenth, finer at the ends.
type Share = Below<14>;

fn share(probability: f32) -> Share {
    const EDGES: [f32; 13] = [
        0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98,
    ];
    let passed = EDGES.iter().filter(|edge| probability >= **edge);
    Share::of(passed.count())
}

class! {
    /// What the head of the source is.
    Who {
        Person "person", Group "group", Document "document", Date "date", Pronoun "pronoun", Possessive "possessive",
        Relative "relative", Number "number", Determiner "determiner", Name "name", Plural "plural", Other "other",
    }
}

fn who(setting: &Setting<'_, '_, '_>, head: usize) -> Who {
    let token = &setting.scene.tokens()[head];
    match token.tag {
        Tag::PRP => Who::Pronoun,
        Tag::PRPS => Who::Possessive,
        Tag::WP | Tag::WDT => Who::Relative,
        Tag::CD => Who::Number,
        Tag::DT => Who::Determiner,
        _ if token.has(Flags::PERSON) => Who::Person,
        _ if token.has(Flags::GROUP) => Who::Group,
        _ if token.has(Flags::DOCUMENT) => Who::Document,
        _ if token.has(Flags::WEEKDAY.or(Flags::MONTH)) => Who::Date,
        tag if tag.is_name() => Who::Name,
        Tag::NNS => Who::Plural,
        _ => Who::Other,
    }
}

grids! {
    TripleGrids {
        product: Share = product_features,
        cue_content: (Share, Share) = cue_content_features,
        cue_source: (Share, Share) = cue_source_features,
        source_content: (Share, Share) = source_content_features,
        prior: (Share, Step) = prior_features,
        order: (Order, Quoted, Side, Listed) = order_features,
        after: (Frame, Order, Quoted) = after_features,
        before: (Frame, Order, Side) = before_features,
        who: (Who, Listed) = who_features,
        who_share: (Who, Share) = who_share_features,
        length: (Bin, bool, Quoted) = length_features,
        length_share: (Bin, Share) = length_share_features,
        opens: (StartTag, Order, Listed, bool) = opens_features,
        taken: (bool, bool, Quoted) = taken_features,
        source_length: (Bin, Who) = source_length_features,
        gap: (Bin, Side) = gap_features,
        tag: (Tag, Listed, bool) = tag_features,
        end: (bool, Order, bool) = end_features,
        sense: (Sense, Sense) = sense_features,
        sense_share: (Sense, Share) = sense_share_features,
    }
    open {
        lemma: (Word, (Order, Quoted)) = lemma_features,
        head: (Word, ()) = head_features,
        first: (Word, Order) = first_features,
    }
}

fn product_features(product: Share, sink: &mut impl Sink) {
    feat!(sink, "f.bias");
    feat!(sink, "f.p", product);
}

fn cue_content_features((c, k): (Share, Share), sink: &mut impl Sink) {
    feat!(sink, "f.c", c);
    feat!(sink, "f.k", k);
    feat!(sink, "f.ck", c, k);
}

fn cue_source_features((c, s): (Share, Share), sink: &mut impl Sink) {
    feat!(sink, "f.s", s);
    feat!(sink, "f.cs", c, s);
}

fn source_content_features((s, k): (Share, Share), sink: &mut impl Sink) {
    feat!(sink, "f.sk", s, k);
}

fn prior_features((c, prior): (Share, Step), sink: &mut impl Sink) {
    feat!(sink, "f.cprior", c, prior);
}

fn order_features(
    (order, quoted, side, list): (Order, Quoted, Side, Listed),
    sink: &mut impl Sink,
) {
    feat!(sink, "f.list", list, order, quoted);
    feat!(sink, "f.o", order, side, quoted);
}

fn after_features((fa, order, quoted): (Frame, Order, Quoted), sink: &mut impl Sink) {
    feat!(sink, "f.fa", fa, order, quoted);
}

fn before_features((fb, order, side): (Frame, Order, Side), sink: &mut impl Sink) {
    feat!(sink, "f.fb", fb, order, side);
}

fn who_features((who, list): (Who, Listed), sink: &mut impl Sink) {
    feat!(sink, "f.who", who, list);
}

fn who_share_features((who, c): (Who, Share), sink: &mut impl Sink) {
    feat!(sink, "f.whoc", who, c);
}

fn length_features((length, finite, quoted): (Bin, bool, Quoted), sink: &mut impl Sink) {
    feat!(sink, "f.len", length, finite, quoted);
}

fn length_share_features((length, c): (Bin, Share), sink: &mut impl Sink) {
    feat!(sink, "f.lenc", length, c);
}

fn opens_features(
    (opens, order, list, finite): (StartTag, Order, Listed, bool),
    sink: &mut impl Sink,
) {
    feat!(sink, "f.open", opens, order, list);
    feat!(sink, "f.finite", finite, opens, order);
}

fn taken_features((alone, preceding, quoted): (bool, bool, Quoted), sink: &mut impl Sink) {
    feat!(sink, "f.follow", alone, preceding, quoted);
}

fn source_length_features((length, who): (Bin, Who), sink: &mut impl Sink) {
    feat!(sink, "f.slen", length, who);
}

fn gap_features((gap, side): (Bin, Side), sink: &mut impl Sink) {
    feat!(sink, "f.gap", gap, side);
}

fn tag_features((t, list, finite): (Tag, Listed, bool), sink: &mut impl Sink) {
    feat!(sink, "f.t", t, list, finite);
}

fn end_features((is_end, order, finite): (bool, Order, bool), sink: &mut impl Sink) {
    feat!(sink, "f.end", is_end, order, finite);
}

fn sense_features((head, cue): (Sense, Sense), sink: &mut impl Sink) {
    feat!(sink, "f.hs", head);
    feat!(sink, "f.hsvs", head, cue);
}

fn sense_share_features((cue, c): (Sense, Share), sink: &mut impl Sink) {
    feat!(sink, "f.vsc", cue, c);
}

fn lemma_features((lemma, (order, quoted)): (Word, (Order, Quoted)), sink: &mut impl Sink) {
    feat!(sink, "f.L", lemma);
    feat!(sink, "f.Lo", lemma, order, quoted);
}

fn head_features((head, ()): (Word, ()), sink: &mut impl Sink) {
    feat!(sink, "f.hw", head);
}

fn first_features((first, order): (Word, Order), sink: &mut impl Sink) {
    feat!(sink, "f.openw", first, order);
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
    let list = listed(scene.lexicon.cue(scene.tokens()[cue.at].cue));
    let (c, s, k) = (share(cue_share), share(source_share), share(content_share));
    let product = share(cue_share * source_share * content_share);
    let (order, side) = (content.order, source.side);
    let head = scene
        .chunk_of(source.start)
        .map_or(source.end, |x| scene.chunks[x].end)
        .max(source.start + 1)
        - 1;
    let who = who(setting, head);
    let pieces = || content.before.iter().chain(&content.after);
    let count = |kind| -> usize { pieces().map(|p| scene.counts.of(kind, p.0, p.1)).sum() };
    let length: usize = pieces().map(|p| p.1 - p.0).sum();
    let finite = count(Counted::Finite) > 0;
    let quoted = Quoted::of(count(Counted::Quoted), length);
    let first = content.before.or(content.after).map_or(cue.at, |p| p.0);
    let opens = StartTag((!scene.opens(first)).then(|| scene.tag(first)));
    let prior = Step::of(scene.prior[cue.at].into());
    let alone = content.following == Following::None;
    let gap = bin(cue.group.saturating_sub(source.end));
    let is_end = content.after.is_some_and(|p| p.1 == setting.core_end);
    let (length, source_length) = (bin(length), bin(source.end - source.start));

    sink.closed(|g| &g.triple.product, product, product_features);
    sink.closed(|g| &g.triple.cue_content, (c, k), cue_content_features);
    sink.closed(|g| &g.triple.cue_source, (c, s), cue_source_features);
    sink.closed(
        |g| &g.triple.source_content,
        (s, k),
        source_content_features,
    );
    sink.closed(|g| &g.triple.prior, (c, prior), prior_features);
    sink.closed(
        |g| &g.triple.order,
        (order, quoted, side, list),
        order_features,
    );
    sink.closed(
        |g| &g.triple.after,
        (cue.after, order, quoted),
        after_features,
    );
    sink.closed(
        |g| &g.triple.before,
        (cue.before, order, side),
        before_features,
    );
    sink.closed(|g| &g.triple.who, (who, list), who_features);
    sink.closed(|g| &g.triple.who_share, (who, c), who_share_features);
    sink.closed(
        |g| &g.triple.length,
        (length, finite, quoted),
        length_features,
    );
    sink.closed(
        |g| &g.triple.length_share,
        (length, c),
        length_share_features,
    );
    sink.closed(
        |g| &g.triple.opens,
        (opens, order, list, finite),
        opens_features,
    );
    sink.closed(
        |g| &g.triple.taken,
        (alone, content.preceding, quoted),
        taken_features,
    );
    sink.closed(
        |g| &g.triple.source_length,
        (source_length, who),
        source_length_features,
    );
    sink.closed(|g| &g.triple.gap, (gap, side), gap_features);
    sink.closed(
        |g| &g.triple.tag,
        (scene.tag(cue.at), list, finite),
        tag_features,
    );
    sink.closed(|g| &g.triple.end, (is_end, order, finite), end_features);
    let sense = scene.sense(cue.at);
    sink.closed(
        |g| &g.triple.sense,
        (scene.sense(head), sense),
        sense_features,
    );
    sink.closed(|g| &g.triple.sense_share, (sense, c), sense_share_features);
    sink.open(
        |g| &g.triple.lemma,
        (lemma, (order, quoted)),
        lemma_features,
    );
    sink.open(|g| &g.triple.head, (scene.word(head), ()), head_features);
    sink.open(
        |g| &g.triple.first,
        (scene.word(first), order),
        first_features,
    );
}
