//! Runs of capitalised words, with the particles and `of` that join them.

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{hash_lower, hash_of, Flags, Kind, Shape, Tag, Token};

use super::candidate::{Cover, Hit, Scene};

/// A name has no more words than this; longer runs are cut.
const LONGEST: usize = 40;

/// A run, and whether `of` or the like joins parts of it.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub tokens: Range<usize>,
    /// The end of its first part, where parts are joined.
    pub head_end: usize,
}

/// The runs of the sentence, in order.
pub(super) fn runs(scene: &Scene<'_, '_>, out: &mut Vec<Run>) {
    out.clear();
    let mut at = scene.tokens.start;
    while let Some(first) = next_extraordinary(scene, at) {
        at = first + 1;
        if !is_name_word(scene, first) {
            continue;
        }
        loop {
            // A few particles or one & may stand inside a name, and what a listed one has: Washington, D.C.
            let mut next = at;
            while next < at + 3
                && scene.token(next).is_some_and(|t| {
                    t.is_word() && !t.is_capital() && scene.names.is_particle(t.word)
                        || next == at && matches!(scene.text(next), "&")
                        || t.tag == Tag::Comma && covered(scene, next)
                })
            {
                next += 1;
            }
            if nickname(scene, first, at) {
                at += 4;
            } else if next < scene.tokens.end
                && next < first + LONGEST
                && is_name_word(scene, next)
                && (at..=next).all(|i| scene.adjacent(i - 1, i))
            {
                at = next + 1;
            } else {
                break;
            }
        }
        let run = Run {
            tokens: first..at,
            head_end: at,
        };
        match out.last_mut() {
            Some(last)
                if run.tokens.end - last.tokens.start <= LONGEST && joins(scene, last, &run) =>
            {
                last.tokens.end = run.tokens.end;
            }
            _ => out.push(run),
        }
    }
}

/// The next word from `from` on that may be part of a name at all. Of five words four are plain words in small letters, of which no list has
/// a name.
#[inline]
fn next_extraordinary(scene: &Scene<'_, '_>, from: usize) -> Option<usize> {
    let range = from..scene.tokens.end;
    let tokens = scene.layout.tokens.get(range.clone())?;
    let mut laid = tokens.iter().zip(scene.cover.get(range)?);
    let steps = laid.position(|(token, cover)| {
        let plain = token.plain && token.shape == Shape::Lower;
        let seeded = token.kind == Kind::Number && token.is_capital();
        token.kind == Kind::Word && !plain || seeded || *cover == Cover::Listed
    })?;
    Some(from + steps)
}

/// Somebody's name so far goes on with a nickname and a surname: Panupong | "Mike" Jadnok.
fn nickname(scene: &Scene<'_, '_>, first: usize, at: usize) -> bool {
    let name = |at: usize| scene.is_capital(at) && !scene.is_common(at) && !covered(scene, at);
    scene.has_tag(at, Tag::Quote)
        && scene.has_tag(at + 2, Tag::Quote)
        && at - first <= 2
        && scene.is_capital(at + 1)
        && (first..at).all(name)
        && name(at + 3)
        && !scene.has(first, Flags::TITLE)
        && scene
            .layout
            .text
            .get(scene.span(&(at..at + 3)).range())
            .is_some_and(|text| text.len() < 24 && !text.contains(','))
        && (at..=at + 3).all(|i| scene.adjacent(i - 1, i))
}

/// "Venezuela-US" and "non-US" name a country, "Euro-Atlantic" no ocean. `before_it`: the listed name before.
pub(super) fn stands_apart(
    scene: &Scene<'_, '_>,
    before_it: Option<&Hit<'_>>,
    hit: &Hit<'_>,
) -> bool {
    let Some(token) = scene.token(hit.tokens.start) else {
        return false;
    };
    let (start, end) = (token.span.start(), hit.found.span().start());
    let before = scene.layout.text.get(start..end).unwrap_or_default();
    let paired = before_it.is_some_and(|other| {
        !other.aligned
            && other.tokens.start == hit.tokens.start
            && other.found.span().end() + 1 == end
    });
    let prefix = before.trim_end_matches(['-', '‑', '–']);
    let prefix = ["Ex", "Non", "Anti", "Pro", "Pre", "Post", "Mid", "Half"].contains(&prefix);
    paired || prefix || !before.starts_with(char::is_uppercase)
}

/// The token in capitals opens a dateline: only names, dates and marks up to a dash.
pub(super) fn opens_dateline(tokens: &[Token], first: usize, end: usize) -> bool {
    let Some(token) = tokens.get(first) else {
        return false;
    };
    if token.shape != Shape::Upper || token.span.len() < 3 {
        return false;
    }
    for at in first + 1..end.min(first + 16) {
        let Some(token) = tokens.get(at) else {
            return false;
        };
        match token.tag {
            Tag::Dash => return true,
            Tag::CD if token.span.len() == 10 && at > first => return true,
            Tag::Quote | Tag::Colon => return false,
            _ if token.is_word() && !token.is_capital() && token.tag != Tag::CD => return false,
            _ => {}
        }
    }
    false
}

/// How long the place on the list is before a player's first name: "3-" of "3-Goran Ivanisevic".
pub(super) fn seed(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return 0;
    }
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let figures = text.len() - rest.len();
    let name = rest.strip_prefix('-').is_some_and(|name| {
        name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase)
    });
    if name && figures <= 2 {
        figures + 1
    } else {
        0
    }
}

/// May the word be part of a name?
fn is_name_word(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(token) = scene.token(at) else {
        return false;
    };
    let listed = covered(scene, at);
    if seed(scene.text(at)) > 0 && scene.is_capital(at + 1) && scene.adjacent(at, at + 1) {
        return true;
    }
    // 1MDB, 3Com
    if token.kind == Kind::Number && listed {
        return token.shape == Shape::Upper || token.shape == Shape::Capital;
    }
    if token.kind != Kind::Word || cut_by_hit(scene, at) {
        return false;
    }
    let text = scene.text(at);
    if listed {
        return token.is_capital() || token.shape == Shape::Lower;
    }
    let korean = !token.plain
        && at > scene.tokens.start
        && is_korean(text)
        && scene.is_capital(at - 1)
        && scene.text(at - 1).len() <= 6;
    if !token.plain && !korean && is_compound(scene, text) {
        return false;
    }
    // The ticker of "Norrvik (NORR.HE)".
    if token.shape == Shape::Upper && at > scene.tokens.start && scene.text(at - 1) == "(" {
        let rest = scene.layout.text.get(token.span.end()..);
        if rest
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
        {
            return false;
        }
    }
    // "Mike Pence (R-IN)"
    if !token.plain
        && at > scene.tokens.start
        && scene.text(at - 1) == "("
        && ["R-", "D-", "I-"]
            .iter()
            .any(|party| text.starts_with(party))
    {
        return false;
    }
    if !token.is_capital() {
        // al-Assad, el-Sisi, d'Estaing
        return token.shape == Shape::Lower
            && !token.plain
            && text.len() > 4
            && text.find(['-', '\'', '’']).is_some_and(|cut| {
                cut <= 4 && text[cut..].chars().nth(1).is_some_and(char::is_uppercase)
            });
    }
    if token.has(Flags::MONTH.or(Flags::WEEKDAY)) && !names_month(scene, at) {
        return false;
    }
    if token.shape == Shape::Capital
        && scene
            .token(at + 1)
            .is_some_and(|next| !next.plain && next.is_capital())
        && text.len() <= 6
        && scene.adjacent(at, at + 1)
        && is_korean(scene.text(at + 1))
    {
        return true;
    }
    let closed = token
        .class
        .is_some_and(|class| class.is_closed_class() || matches!(class, Tag::UH | Tag::PDT));
    let acronym = token.shape == Shape::Upper
        && !scene.capitals
        && text.len() <= 4
        && !matches!(text, "I" | "A");
    let will = token.class == Some(Tag::MD)
        && token.has(Flags::GIVEN_NAME)
        && scene.is_capital(at + 1)
        && scene.is_surname(at + 1);
    if closed && !acronym && !will && !inside_name(scene, at) || text.starts_with(['@', '#']) {
        return false;
    }
    let common = scene.is_common(at);
    if at == scene.tokens.start && opens_dateline(&scene.layout.tokens, at, scene.tokens.end) {
        return true;
    }
    if scene.capitals {
        // "FENWOLD Town Council", "Skua Air Cancels Flights"
        let head = at > scene.tokens.start
            && scene.is_capital(at - 1)
            && !scene.is_common(at - 1)
            && scene
                .head(at)
                .is_some_and(|h| h.last && h.kind == Some(EntityKind::Institution));
        let before_head = at > scene.tokens.start
            && scene.is_capital(at - 1)
            && !scene.is_common(at - 1)
            && scene.head(at).is_some_and(|h| h.last)
            && scene
                .head(at + 1)
                .is_some_and(|h| h.last && h.kind == Some(EntityKind::Institution));
        let after_head = at > scene.tokens.start + 1
            && scene.is_capital(at - 2)
            && !scene.is_common(at - 2)
            && scene.head(at - 1).is_some_and(|h| h.last)
            && scene
                .head(at)
                .is_some_and(|h| h.last && h.kind == Some(EntityKind::Institution));
        // "Meg Hill Leaves"
        let surname = at > scene.tokens.start
            && scene.is_capital(at - 1)
            && scene.has(at - 1, Flags::GIVEN_NAME)
            && !scene.has(at - 1, Flags::AMBIGUOUS)
            && scene.is_surname(at)
            && !token.has(Flags::VERB);
        return !common
            || surname
            || head
            || before_head
            || after_head
            || token.has(Flags::GIVEN_NAME.or(Flags::TITLE));
    }
    if scene.is_head(at) && common {
        // "Labour Party", "Foreign Minister": an ordinary word that opens a sentence belongs to the name after it, if to any.
        let next = scene.is_capital(at + 1) && scene.adjacent(at, at + 1);
        let noun = matches!(token.class, Some(Tag::NN | Tag::JJ | Tag::NNS));
        // "Brown said": whether there is a Brown, the article tells.
        return token.has(Flags::GIVEN_NAME.or(Flags::TITLE))
            || text == "Mount" && next
            || noun && (next || !token.has(Flags::AMBIGUOUS))
            || !next && scene.is_surname(at);
    }
    true
}

/// Joseph V. McKee, Antonio Di Pietro, Thomas More: a word of grammar that cannot be one here.
fn inside_name(scene: &Scene<'_, '_>, at: usize) -> bool {
    let next = scene.is_capital(at + 1)
        && scene.adjacent(at, at + 1)
        && (!scene.is_common(at + 1) || scene.has(at + 1, Flags::GIVEN_NAME));
    let after_given = at > scene.tokens.start
        && scene.is_capital(at - 1)
        && scene.adjacent(at - 1, at)
        && scene.has(at - 1, Flags::GIVEN_NAME)
        && !scene.capitals;
    let particle = scene.text(at).len() > 1
        && scene
            .token(at)
            .is_some_and(|t| scene.names.is_particle(t.word));
    next && (after_given && is_initial(scene, at) || particle)
        || after_given
            && !scene.has(at - 1, Flags::AMBIGUOUS)
            && (scene.is_surname(at) || scene.token(at).is_some_and(|t| t.tag == Tag::UH))
}

/// Sung-jae, after a short family name: Im Sung-jae.
pub(super) fn is_korean(text: &str) -> bool {
    text.split_once('-').is_some_and(|(first, second)| {
        [first, second]
            .iter()
            .all(|part| (2..=6).contains(&part.len()))
            && first.starts_with(|c: char| c.is_ascii_uppercase())
            && text[1..]
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-')
    })
}

/// "Tammany-backed", "Moscow-based", "July-September": begins with a name, and is none.
fn is_compound(scene: &Scene<'_, '_>, text: &str) -> bool {
    let Some((_, ending)) = text.rsplit_once('-') else {
        return false;
    };
    let described = |ending: &str| {
        let word = scene.words.word(hash_of(ending));
        word.is_some_and(|w| w.tag.is_verb() || w.tag == Tag::JJ)
    };
    let dated = |part: &str| {
        let word = scene.words.word(hash_lower(part));
        word.is_some_and(|w| w.flags.intersects(Flags::MONTH.or(Flags::WEEKDAY)))
    };
    matches!(ending, "era" | "style" | "wide" | "area" | "led" | "run")
        || ending.len() > 4 && described(ending)
        || text.split('-').any(dated)
}

/// April Jones, not April 3.
fn names_month(scene: &Scene<'_, '_>, at: usize) -> bool {
    // Jan van der Berg
    let particle = scene.adjacent(at, at + 1)
        && scene
            .token(at + 1)
            .is_some_and(|t| t.shape == Shape::Lower && scene.names.is_particle(t.word))
        && (scene.is_capital(at + 2) || scene.is_capital(at + 3));
    let next_name = scene.adjacent(at, at + 1)
        && scene.is_capital(at + 1)
        && !scene.is_common(at + 1)
        && !scene.has(at + 1, Flags::TITLE.or(Flags::MONTH).or(Flags::WEEKDAY));
    // "Jan" and "Sun" are seldom written so for the month and the day: Jan Zelezny, Sun Yang, Fiona May.
    let short = matches!(scene.text(at), "Jan" | "Sun") && next_name;
    let surname = scene.text(at) == "May"
        && at > scene.tokens.start
        && scene.is_capital(at - 1)
        && scene.adjacent(at - 1, at)
        && scene.has(at - 1, Flags::GIVEN_NAME)
        && !scene.has(at - 1, Flags::AMBIGUOUS)
        && !covered(scene, at - 1)
        && !scene.has_tag(at + 1, Tag::CD);
    if short || surname {
        return true;
    }
    scene.has(at, Flags::GIVEN_NAME) && particle
        || scene.has(at, Flags::GIVEN_NAME)
            && scene.adjacent(at, at + 1)
            && scene.token(at + 1).is_some_and(|next| {
                next.is_capital()
                    && next.kind == Kind::Word
                    && !next.has(Flags::TITLE)
                    && scene.names.is_surname(next.word)
            })
}

fn cut_by_hit(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.cover.get(at) == Some(&Cover::Cut)
}

pub(super) fn covered(scene: &Scene<'_, '_>, at: usize) -> bool {
    scene.cover.get(at) == Some(&Cover::Listed)
}

/// "Ministry" and "Foreign Affairs" are joined over `of`.
fn joins(scene: &Scene<'_, '_>, left: &Run, right: &Run) -> bool {
    let gap = left.tokens.end..right.tokens.start;
    if gap.is_empty() || gap.len() > 2 || !(gap.start..=gap.end).all(|i| scene.adjacent(i - 1, i)) {
        return false;
    }
    let last = left.tokens.end - 1;
    let right_person = scene.has(right.tokens.start, Flags::GIVEN_NAME) && right.tokens.len() > 1;
    // "Front of Free Miners for the Renewal of Katanga"
    if left.tokens.end > left.head_end
        && plain(scene, last)
        && !right_person
        && matches!(scene.text(gap.start), "of" | "for")
        && (gap.len() == 1 || scene.text(gap.start + 1) == "the")
    {
        return true;
    }
    if joins_head(scene, left, right, &gap) || of_land(scene, &left.tokens, gap.start) {
        return true;
    }
    let Some(head) = scene.token(last).and_then(|t| scene.names.head(t.word)) else {
        return joins_second(scene, left, right, &gap);
    };
    let listed = scene
        .hits_from(&left.tokens)
        .iter()
        .any(|hit| hit.tokens.end == left.tokens.end && hit.tokens.len() > 1);
    match scene.text(gap.start) {
        "of" => {
            // Parents for Safety are a body, the parents of someone none.
            head.first
                && (head.last
                    || head.kind != Some(EntityKind::Institution)
                    || !scene.text(last).ends_with('s'))
                && (covered(scene, right.tokens.start) || !right_person)
                && (gap.len() == 1 || scene.text(gap.start + 1) == "the")
                && !(listed && head.kind != Some(EntityKind::Institution))
        }
        "for" | "on" | "For" | "against" | "Against" | "Without" => {
            head.kind == Some(EntityKind::Institution)
                && head.first
                && !listed
                && (gap.len() == 1 || matches!(scene.text(gap.start + 1), "the" | "a"))
        }
        "'s" | "’s" => {
            gap.len() == 1
                && ends_in_head(scene, right, EntityKind::Institution)
                && left.tokens.len() == 1
        }
        _ => joins_second(scene, left, right, &gap),
    }
}

/// "the Colonial Dames | of America": ordinary words with capitals, and a land's name.
pub(super) fn of_land(scene: &Scene<'_, '_>, left: &Range<usize>, of: usize) -> bool {
    let land = || {
        scene.hits_from(&(of + 1..of + 2)).iter().any(|hit| {
            matches!(hit.found.form(), MatchForm::Name | MatchForm::Alias)
                && hit.found.entry().kind() == EntityKind::Country
        })
    };
    let word = |at: usize| {
        plain(scene, at)
            && scene.is_capital(at)
            && !scene.has(at, Flags::TITLE)
            && scene.head(at).is_none_or(|h| h.kind.is_some())
    };
    left.len() >= 2
        && left.end == of
        && scene.text(of) == "of"
        && !scene.capitals
        && left.start > scene.tokens.start
        && scene.text(left.start - 1) == "the"
        && left.clone().all(word)
        && (!scene.has(of - 1, Flags::PERSON) || scene.has(of - 1, Flags::PLURAL))
        && land()
}

/// "Peace and | Freedom Party", "Freedom From | Religion Foundation": the head of both stands at the end.
fn joins_head(scene: &Scene<'_, '_>, left: &Run, right: &Run, gap: &Range<usize>) -> bool {
    let (first, last) = (left.tokens.start, left.tokens.end - 1);
    let word = |at: usize| {
        plain(scene, at)
            && !scene.has(at, Flags::TITLE.or(Flags::PERSON))
            && scene.head(at).is_none_or(|h| h.kind.is_none())
    };
    let joint = scene.text(gap.start) == "and"
        || scene.is_capital(gap.start) && scene.has_tag(gap.start, Tag::IN);
    let listed = scene
        .hits_from(&right.tokens)
        .iter()
        .any(|hit| hit.tokens == right.tokens);
    gap.len() == 1
        && joint
        && !listed
        && !scene.capitals
        && !scene.is_head(first)
        && left.tokens.len() <= 3
        && right.tokens.len() >= 2
        && word(last)
        // "Consumer" of the Competition and Consumer Commission is a role, too.
        && plain(scene, right.tokens.start)
        && !scene.has(right.tokens.start, Flags::TITLE)
        && ends_in_head(scene, right, EntityKind::Institution)
}

/// "and Trade" after "Ministry of Foreign Affairs", "'s Party" after "Serbian People".
fn joins_second(scene: &Scene<'_, '_>, left: &Run, right: &Run, gap: &Range<usize>) -> bool {
    if gap.len() != 1 {
        return false;
    }
    match scene.text(gap.start) {
        "and" => {
            left.tokens.end > left.head_end
                && !ends_in_head(scene, right, EntityKind::Institution)
                && plain(scene, right.tokens.start)
                && plain(scene, left.tokens.end - 1)
        }
        "'s" | "’s" | "'" | "’" => {
            let owner = left.tokens.end - 1;
            ends_in_head(scene, right, EntityKind::Institution)
                && scene.is_common(owner)
                && !scene.has(owner, Flags::GIVEN_NAME)
                && !scene.has(owner, Flags::TITLE)
        }
        _ => false,
    }
}

/// An ordinary word, be it some paper's or party's name besides: Science, Reform.
fn plain(scene: &Scene<'_, '_>, at: usize) -> bool {
    let weak = || {
        let hits = scene.hits_from(&(at..at + 1));
        hits.iter()
            .any(|hit| hit.tokens.len() == 1 && hit.found.form() == MatchForm::Weak)
    };
    scene.is_common(at) && !scene.has(at, Flags::GIVEN_NAME) && (!covered(scene, at) || weak())
}

pub(super) fn ends_in_head(scene: &Scene<'_, '_>, run: &Run, kind: EntityKind) -> bool {
    scene
        .token(run.tokens.end - 1)
        .and_then(|t| scene.names.head(t.word))
        .is_some_and(|head| head.last && head.kind == Some(kind))
}

/// "J.", "J.R."
pub(super) fn is_initial(scene: &Scene<'_, '_>, at: usize) -> bool {
    let text = scene.text(at);
    text.ends_with('.')
        && (text.len() == 2 || text.len() == 4 && text.as_bytes().get(1) == Some(&b'.'))
}
