//! The choice: each possible cue gets its best source and content, and the best set without conflict is kept.
//!
//! The three are scored apart; the mass of an extent is the share of all extents that overlap it by half (Dice), so that a doubt about a
//! trailing phrase does not look like a doubt about the whole. Then the three are judged together ([`super::triple`]).

use super::content::{ContentCandidate, Contents, Following, Order, Piece, Scores, Setting};
use super::count::{Counted, Counts};
use super::cue::{context_features, cue_features, is_idiom, place_features, Cue, Field};
use super::model::Model;
use super::rules;
use super::scene::Scene;
use super::source::{
    self, reach_features, source_candidates, source_features, Side, SourceCandidate,
};
use super::triple::triple_features;
use super::watch::Watch;
use crate::sentence::SentenceKind;
use crate::token::hash_str;

/// Cues with a log-odds below this are not looked at further: of those between -2.5 and this hardly one in ten would come out, and most of these wrong.
const LEAST_CUE: f32 = -1.5;
/// The same for words that are cues more often than not: "a woman who asked not to be named told the paper that ...".
const LEAST_OFTEN: f32 = -2.5;
/// The step of such a word.
const OFTEN: u8 = 6;
/// Most that a cue is taken to gain by what comes after its word and its frames: none of the attributions found in the training news needs more.
const MOST_OF_PLACE: f32 = 1.0;
/// Most that the words around a cue are taken to add: of the attributions found in the training news, one in two thousand needs more.
const MOST_OF_CONTEXT: f32 = 2.0;
/// A second source is looked at where it has at least this mass.
const LEAST_SECOND: f32 = 0.2;
const ACCORDING: u64 = hash_str("according");
/// Longest utterance that is searched, in tokens; what is longer is no sentence.
const LONGEST: usize = 600;

/// An attribution by its tokens, before anything is resolved.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub cue: usize,
    pub group: usize,
    pub source: Option<Piece>,
    pub side: Side,
    pub content: Vec<Piece>,
    pub rule: &'static str,
    pub score: f32,
    /// What stands "according to" someone is his as a whole, however sure the cues inside it are.
    pub is_whole: bool,
    pub parent: Option<usize>,
}

/// Lengths and overlaps of stretches, in words.
#[derive(Copy, Clone)]
pub(crate) struct WordCount<'s>(&'s Counts);

impl<'s> WordCount<'s> {
    pub fn new(scene: &'s Scene<'_, '_>) -> Self {
        WordCount(&scene.counts)
    }

    fn words(&self, piece: Piece) -> u32 {
        if piece.1 <= piece.0 {
            return 0;
        }
        self.0.of(Counted::Word, piece.0, piece.1) as u32
    }

    fn total(&self, pieces: &[Piece]) -> u32 {
        pieces.iter().map(|p| self.words(*p)).sum()
    }

    /// Words that two lists of stretches have in common; the stretches of each list do not overlap.
    pub fn shared(&self, a: &[Piece], b: &[Piece]) -> u32 {
        a.iter()
            .map(|x| {
                b.iter()
                    .map(|y| self.words((x.0.max(y.0), x.1.min(y.1))))
                    .sum::<u32>()
            })
            .sum()
    }

    /// Dice coefficient by words.
    pub fn dice(&self, a: &[Piece], b: &[Piece]) -> f32 {
        dice(self.shared(a, b), self.total(a) + self.total(b))
    }
}

/// Candidates with less of the probability than this are as good as none.
const LEAST_SHARE: f32 = 0.001;
/// Below this the exponential is nothing.
const LEAST_EXP: f32 = -9.0;

fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        let below = *score - most;
        *score = if below < LEAST_EXP { 0.0 } else { below.exp() };
        sum += *score;
    }
    if sum > 0.0 {
        scores.iter_mut().for_each(|s| *s /= sum);
    }
}

/// A source for which its place and its start say less than for the best, by more than this many steps of a weight, is not looked at further; its
/// score stays as it is.
const SOURCE_MARGIN: i32 = 80;
/// The same for a content, by its form, its start and its end.
const CONTENT_MARGIN: i32 = 45;

/// A cue with a source and a content, and how sure each of the three is.
pub(crate) struct Found<'f, 's, 'a, 't> {
    pub setting: &'f Setting<'s, 'a, 't>,
    pub source: SourceCandidate,
    pub content: ContentCandidate,
    /// Probability of the cue, mass of the source, mass of the content.
    pub masses: [f32; 3],
}

impl Found<'_, '_, '_, '_> {
    /// How likely the three together are right.
    fn score(&self, model: &Model) -> f32 {
        let product = self.masses.iter().product();
        if !model.judges() {
            return product;
        }
        let mut sum = model.sum();
        triple_features(
            self.setting,
            &self.source,
            &self.content,
            self.masses,
            &mut sum,
        );
        1.0 / (1.0 + (-sum.total()).exp())
    }

    pub fn proposal(&self, score: f32) -> Proposal {
        let cue = &self.setting.cue;
        Proposal {
            cue: cue.at,
            group: cue.group,
            source: Some((self.source.start, self.source.end)),
            side: self.source.side,
            content: self.content.pieces(self.setting).collect(),
            rule: match self.content.order {
                Order::After => rules::after::ID,
                Order::Before => rules::before::ID,
                Order::Split => rules::split::ID,
            },
            score,
            is_whole: self.setting.scene.is(cue.at, &[ACCORDING]),
            parent: None,
        }
    }
}

/// Scores what the rules propose in one scene.
pub(crate) struct Chooser<'s, 'a, 't, W = ()> {
    pub watch: &'s mut W,
    pub scene: &'s Scene<'a, 't>,
    pub model: &'s Model,
    pub count: WordCount<'s>,
    sources: Vec<SourceCandidate>,
    contents: Contents,
    scores: Vec<f32>,
    steps: Vec<i32>,
    parts: Scores,
    order: Vec<usize>,
    reaches: Vec<Reach>,
}

impl<'s, 'a, 't, W: Watch> Chooser<'s, 'a, 't, W> {
    pub fn new(scene: &'s Scene<'a, 't>, model: &'s Model, watch: &'s mut W) -> Self {
        Chooser {
            watch,
            scene,
            model,
            count: WordCount::new(scene),
            sources: Vec::new(),
            contents: Contents::default(),
            scores: Vec::new(),
            steps: Vec::new(),
            parts: Scores::default(),
            order: Vec::new(),
            reaches: Vec::new(),
        }
    }

    /// The best proposal of each possible cue of a field.
    pub fn propose(&mut self, field: Field, out: &mut Vec<Proposal>) {
        self.propose_where(field, |_| true, out);
    }

    /// The same, of the tokens of which `is_wanted` holds.
    pub fn propose_where(
        &mut self,
        field: Field,
        is_wanted: impl Fn(usize) -> bool,
        out: &mut Vec<Proposal>,
    ) {
        let model = self.model;
        self.each(field, is_wanted, &mut |found| {
            let score = found.score(model);
            match out
                .last_mut()
                .filter(|last| last.cue == found.setting.cue.at)
            {
                Some(last) if last.score < score => *last = found.proposal(score),
                Some(_) => {}
                None => out.push(found.proposal(score)),
            }
        });
    }

    /// Each possible cue of a field with its best source and content, and once more with the next source where that is in doubt.
    pub fn each(
        &mut self,
        field: Field,
        is_wanted: impl Fn(usize) -> bool,
        take: &mut impl FnMut(Found<'_, 's, 'a, 't>),
    ) {
        if field.end - field.start > LONGEST {
            return;
        }
        for at in self.scene.possible_cues(field.start, field.end) {
            if is_wanted(at) {
                let cue = Cue::new(self.scene, &field, at);
                let mut sum = self.model.sum();
                cue_features(self.scene, &field, &cue, &mut sum);
                let least = if self.scene.prior[at] >= OFTEN {
                    LEAST_OFTEN
                } else {
                    LEAST_CUE
                };
                if sum.total() + MOST_OF_PLACE < least {
                    self.watch.cue(self.scene, &field, &cue, false);
                    continue;
                }
                place_features(self.scene, &field, &cue, &mut sum);
                if sum.total() + MOST_OF_CONTEXT < least {
                    self.watch.cue(self.scene, &field, &cue, false);
                    continue;
                }
                context_features(self.scene, &field, &cue, &mut sum);
                let is_likely = sum.total() >= least;
                self.watch.cue(self.scene, &field, &cue, is_likely);
                if is_likely && !is_idiom(self.scene, at) {
                    let probability = 1.0 / (1.0 + (-sum.total()).exp());
                    for (source, source_mass) in
                        self.best_sources(&field, &cue).into_iter().flatten()
                    {
                        let setting = Setting::new(self.scene, &field, &cue, &source);
                        if let Some((content, content_mass)) = self.best_content(&setting) {
                            let masses = [probability, source_mass, content_mass];
                            let found = Found {
                                setting: &setting,
                                source,
                                content,
                                masses,
                            };
                            self.watch.found(&found);
                            take(found);
                        }
                    }
                }
            }
        }
    }

    /// The most probable source, and the most probable of those that do not overlap it by half.
    fn best_sources(&mut self, field: &Field, cue: &Cue) -> [Option<(SourceCandidate, f32)>; 2] {
        source_candidates(self.scene, field, cue, &mut self.sources);
        // Candidates with one start come one after the other.
        self.steps.clear();
        let mut known = None;
        for candidate in &self.sources {
            let begin = candidate.begin();
            let start = match known {
                Some((same, steps)) if same == begin => steps,
                _ => self.model.steps(|sum| {
                    source::start_features(self.scene, field, cue, begin, sum);
                }),
            };
            known = Some((begin, start));
            let mut sum = self.model.sum_from(start);
            reach_features(self.scene, field, cue, candidate, &mut sum);
            self.steps.push(sum.steps());
        }
        let least = self.steps.iter().max().unwrap_or(&0) - SOURCE_MARGIN;
        self.scores.clear();
        for (candidate, &steps) in self.sources.iter().zip(&self.steps) {
            let mut steps = steps;
            if steps >= least {
                let mut sum = self.model.sum_from(steps);
                source_features(self.scene, field, cue, candidate, &mut sum);
                steps = sum.steps();
            }
            self.scores.push(Model::score(steps));
        }
        softmax(&mut self.scores);
        self.watch.sources(&self.sources, &self.scores);
        let first = self.best_source(&[]);
        let second = first.and_then(|(s, _)| self.best_source(&[(s.start, s.end)]));
        [first, second.filter(|(_, mass)| *mass >= LEAST_SECOND)]
    }

    /// The most probable source that overlaps none of `taken` by half, and its mass.
    fn best_source(&self, taken: &[Piece]) -> Option<(SourceCandidate, f32)> {
        let near =
            |c: &SourceCandidate, d: Piece| self.count.dice(&[d], &[(c.start, c.end)]) >= 0.5;
        let likely = (0..self.sources.len()).filter(|k| self.scores[*k] >= LEAST_SHARE);
        let free = |&k: &usize| !taken.iter().any(|t| near(&self.sources[k], *t));
        let best = likely
            .clone()
            .filter(free)
            .max_by(|&x, &y| self.scores[x].total_cmp(&self.scores[y]))?;
        let chosen = self.sources[best];
        let mass = likely
            .filter(|k| near(&self.sources[*k], (chosen.start, chosen.end)))
            .map(|k| self.scores[k])
            .sum();
        Some((chosen, mass))
    }

    fn best_content(&mut self, setting: &Setting<'_, '_, '_>) -> Option<(ContentCandidate, f32)> {
        let mut contents = std::mem::take(&mut self.contents);
        rules::contents(setting, &mut contents);
        self.parts.clear(&contents);
        self.steps.clear();
        let (model, parts) = (self.model, &mut self.parts);
        let drafts = contents.drafts();
        let edges = drafts.iter();
        self.steps
            .extend(edges.map(|draft| parts.edges(model, setting, &contents, draft)));
        let least = self.steps.iter().max().unwrap_or(&0) - CONTENT_MARGIN;
        self.scores.clear();
        for (draft, &edges) in drafts.iter().zip(&self.steps) {
            let mut steps = edges;
            if edges >= least {
                steps += parts.inside(model, setting, &contents, draft);
            }
            self.scores.push(Model::score(steps));
        }
        softmax(&mut self.scores);
        self.watch.contents(setting, &contents, &self.scores);
        let best = self.most_massive(setting, &contents);
        self.contents = contents;
        best
    }

    /// Among the six most probable, the one that agrees best with the twelve most probable.
    fn most_massive(
        &mut self,
        setting: &Setting<'_, '_, '_>,
        contents: &Contents,
    ) -> Option<(ContentCandidate, f32)> {
        let scores = &self.scores;
        self.order.clear();
        self.order
            .extend((0..scores.len()).filter(|k| scores[*k] >= LEAST_SHARE));
        let better = |x: &usize, y: &usize| scores[*y].total_cmp(&scores[*x]).then(x.cmp(y));
        if self.order.len() > 12 {
            self.order.select_nth_unstable_by(11, better);
            self.order.truncate(12);
        }
        self.order.sort_unstable_by(better);
        let taken = [
            self.count.total(&setting.preceding),
            self.count
                .total(setting.following.get(..1).unwrap_or_default()),
            self.count.total(&setting.following),
        ];
        let first = setting.field.start;
        self.reaches.clear();
        let reaches = self.order.iter();
        self.reaches
            .extend(reaches.map(|&k| Reach::of(&contents.at(k), first, taken, &self.count)));
        let mut best: Option<(f32, usize, f32)> = None;
        for (mine, &rank) in self.reaches.iter().zip(&self.order).take(6) {
            let agreeing = self.reaches.iter().zip(&self.order);
            let mass: f32 = agreeing
                .filter(|(other, _)| mine.is_near(other))
                .map(|(_, &k)| scores[k])
                .sum();
            let value = mass + 0.5 * scores[rank];
            if best.is_none_or(|(v, _, _)| value > v) {
                best = Some((value, rank, mass));
            }
        }
        best.map(|(_, k, mass)| (contents.at(k), mass))
    }
}

/// A content of one setting by its words. What stands before the cue, after it, in the utterances that follow and in those that
/// precede never overlaps, so that each can be compared alone.
#[derive(Copy, Clone)]
struct Reach {
    /// Words of the field before the start and before the end of each piece.
    before: [u32; 2],
    after: [u32; 2],
    preceding: u32,
    following: u32,
    total: u32,
}

impl Reach {
    /// `taken`: words of what precedes, of the first utterance that follows, and of all that follow.
    fn of(
        content: &ContentCandidate,
        first: usize,
        taken: [u32; 3],
        count: &WordCount<'_>,
    ) -> Self {
        let words = |piece: Option<Piece>| {
            piece.map_or([0, 0], |(start, end)| {
                [count.words((first, start)), count.words((first, end))]
            })
        };
        let (before, after) = (words(content.before), words(content.after));
        let preceding = if content.preceding { taken[0] } else { 0 };
        let following = match content.following {
            Following::None => 0,
            Following::One => taken[1],
            Following::All => taken[2],
        };
        Reach {
            before,
            after,
            preceding,
            following,
            total: before[1] - before[0] + after[1] - after[0] + preceding + following,
        }
    }

    /// Whether the Dice coefficient of the two is at least a half.
    fn is_near(&self, other: &Reach) -> bool {
        let both = |a: [u32; 2], b: [u32; 2]| a[1].min(b[1]).saturating_sub(a[0].max(b[0]));
        let shared = both(self.before, other.before)
            + both(self.after, other.after)
            + self.preceding.min(other.preceding)
            + self.following.min(other.following);
        let all = self.total + other.total;
        all > 0 && shared * 4 >= all
    }
}

/// Dice coefficient of two sets that have so many members in common and together.
fn dice(shared: u32, all: u32) -> f32 {
    if all == 0 {
        0.0
    } else {
        2.0 * shared as f32 / all as f32
    }
}

/// Whether attributions are looked for in a sentence of this kind.
pub(crate) fn is_searched(kind: SentenceKind) -> bool {
    matches!(kind, SentenceKind::Prose | SentenceKind::Headline)
}

/// Keeps the best proposals that do not conflict, best first: no cue inside another's content, and no content mostly taken already.
pub(crate) fn select(
    count: &WordCount<'_>,
    mut proposals: Vec<Proposal>,
    threshold: f32,
    watch: &mut impl Watch,
) -> Vec<Proposal> {
    proposals.retain(|p| {
        let is_sure = p.score >= threshold;
        if !is_sure {
            watch.left_out(p, None);
        }
        is_sure
    });
    let rank = |p: &Proposal| p.score + f32::from(u8::from(p.is_whole));
    proposals.sort_by(|x, y| rank(y).total_cmp(&rank(x)).then(x.cue.cmp(&y.cue)));
    // Nested reports are chosen a content at a time, so the tables are as long as what is chosen from, not as the text.
    let stretch = |p: &Proposal| {
        let pieces = p.content.iter().copied();
        pieces.fold((p.cue, p.cue + 1), |(start, end), (a, b)| {
            (start.min(a), end.max(b))
        })
    };
    let Some((first, end)) = proposals
        .iter()
        .map(stretch)
        .reduce(|(start, end), (a, b)| (start.min(a), end.max(b)))
    else {
        return proposals;
    };
    // For each token: whether a kept content covers it, and whether it is a kept cue.
    let mut covered = vec![false; end - first];
    let mut is_cue = vec![false; end - first];
    let mut kept = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        if covered[proposal.cue - first]
            || proposal
                .content
                .iter()
                .any(|&(a, b)| is_cue[a - first..b - first].contains(&true))
        {
            watch.left_out(&proposal, Some(&kept));
            continue;
        }
        let taken: u32 = proposal
            .content
            .iter()
            .flat_map(|&(a, b)| a..b)
            .filter(|&i| covered[i - first])
            .map(|i| count.words((i, i + 1)))
            .sum();
        if taken * 2 > count.total(&proposal.content).max(1) {
            watch.left_out(&proposal, Some(&kept));
            continue;
        }
        for &(a, b) in &proposal.content {
            covered[a - first..b - first].fill(true);
        }
        is_cue[proposal.cue - first] = true;
        kept.push(proposal);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::content::{
        before_features, close_features, end_features, kind_features, opening, span_features,
        start_features,
    };
    use super::*;
    use crate::layout::Layout;
    use crate::quotation::quotations;
    use crate::sentence::Segmenter;
    use crate::token::Lexicon;

    const TEXT: &str = "“We have not decided yet,” Harbour Minister Ana Lopes, who runs the port, told reporters on \
        Monday. “It may take a week.” According to the union, at least four ships wait outside, and nobody has said when \
        they may land; the pilots' claim that the channel is too shallow was, she insisted, “plain wrong” and old.";

    /// What the grids say is what the weights say, feature by feature.
    #[test]
    fn grids_and_weights_agree() {
        let (lexicon, model) = (Lexicon::shared(), Model::builtin());
        let sentences: Vec<_> = Segmenter::new().sentences(TEXT).collect();
        let layout = Layout::new(TEXT, &lexicon, &sentences, quotations(TEXT));
        let mut scene = Scene::new(&layout, &lexicon);
        scene.set_known(|word| model.known(word));
        let mut compared = 0;
        let mut same = |sum: i32, plain: i32, what: &str| {
            assert_eq!(sum, plain, "{what}");
            compared += 1;
        };
        macro_rules! compare {
            ($features:path, $($argument:expr),*) => {{
                let (mut sum, mut plain) = (model.sum(), model.plain());
                $features($($argument),*, &mut sum);
                $features($($argument),*, &mut plain);
                same(sum.steps(), plain.total, stringify!($features));
            }};
        }
        let (mut sources, mut contents) = (vec![], Contents::default());
        for utterance in 0..scene.utterances.len() {
            let field = Field::of(&scene, utterance);
            for at in scene.possible_cues(field.start, field.end) {
                let cue = Cue::new(&scene, &field, at);
                compare!(cue_features, &scene, &field, &cue);
                compare!(place_features, &scene, &field, &cue);
                compare!(context_features, &scene, &field, &cue);
                source_candidates(&scene, &field, &cue, &mut sources);
                for source in &sources {
                    compare!(source::start_features, &scene, &field, &cue, source.begin());
                    compare!(reach_features, &scene, &field, &cue, source);
                    compare!(source_features, &scene, &field, &cue, source);
                    let setting = Setting::new(&scene, &field, &cue, source);
                    rules::contents(&setting, &mut contents);
                    for content in contents.iter() {
                        compare!(kind_features, &setting, &content);
                        if let Some(piece) = content.before {
                            compare!(before_features, &setting, &content, piece);
                        }
                        if let Some((p, z)) = content.after {
                            let start = opening(&setting, p, z);
                            compare!(start_features, &setting, p);
                            compare!(end_features, &setting, z);
                            compare!(close_features, &setting, start, z);
                            compare!(span_features, &setting, start, p, z);
                        }
                    }
                }
            }
        }
        assert!(compared > 1000, "only {compared}");
    }
}
