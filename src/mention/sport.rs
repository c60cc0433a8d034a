//! Cities and nicknames that mean a team: in an article about a team sport, *Norwich beat Burnley* speaks of two clubs.
//!
//! Finds, by the list: a place that is the short name of a club too, and a nickname (*the Reds*). Must not find the place itself
//! (*in Norwich*, a dateline) nor any club outside sport. Misses: a club's town among ordinary news in a mixed article.
//! In a table or a line of results (*DETROIT 10 Chicago 3*) the number beside the name says that it is a team, listed or not.

use std::ops::Range;

use crate::gazetteer::{EntityKind, Entry, Match, MatchForm};
use crate::layout::Layout;
use crate::token::{is_word, Flags, Kind, Shape, Tag, Token};
use crate::Span;

use super::body;
use super::candidate::Candidate;
use super::entity::{name_hash, Register};
use super::support::Around;
use super::surroundings::{OWNED_BY_TEAM, SPORT};
use super::MentionForm;

/// So many words of team sports make an article one about them, if one of so many words is of them.
const ENOUGH: usize = 3;
const SHARE: usize = 120;

/// A word by which agencies file a report.
pub(super) fn is_slug(word: u64) -> bool {
    SPORT.contains(word)
}

/// So many words of an article may be its slug and heading.
const HEADING: usize = 12;

/// Names a club and nothing else: "Real Sociedad".
pub(super) fn is_club(candidate: &Candidate<'_>) -> bool {
    candidate.listed.is_some_and(|found| {
        found.form() != MatchForm::Weak && found.entry().metadata("type") == Some("club")
    })
}

/// Is the article about a team sport? `words`: how many it has of sport, clubs among them.
fn is_sport(layout: &Layout<'_>, words: usize) -> bool {
    // "SOCCER - ITALIAN RESULTS", "Rugby union-Bath beat"
    let slug = layout
        .tokens
        .iter()
        .take(HEADING)
        .enumerate()
        .any(|(at, t)| {
            let parted = at < 3
                && layout
                    .tokens
                    .get(at + 1)
                    .is_some_and(|t| matches!(t.tag, Tag::Dash | Tag::Colon));
            SPORT.contains(t.word) && (t.shape == Shape::Upper || parted)
        });
    if slug {
        return true;
    }
    let figures = (layout.tokens.iter()).filter(|t| t.kind == Kind::Number && t.span.len() <= 7);
    let scores = figures.filter(|t| is_score(layout.text.get(t.span.range()).unwrap_or_default()));
    // "a 5-4 ruling": results count only beside words of sport.
    let count = words + scores.count().min(words);
    count >= ENOUGH && count * SHARE >= layout.tokens.len()
}

/// "2-1"
fn is_score(text: &str) -> bool {
    text.split_once(['-', '–']).is_some_and(|sides| {
        [sides.0, sides.1]
            .iter()
            .all(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
    })
}

/// "SOCCER - LENS HOLD AUXERRE", "Rugby union-Bath beat": the first words of a line, up to a dash or colon.
fn is_slugged(tokens: &[Token]) -> bool {
    let end = tokens
        .iter()
        .take(4)
        .position(|t| matches!(t.tag, Tag::Dash | Tag::Colon));
    end.is_some_and(|end| tokens[..end].iter().any(|t| SPORT.contains(t.word)))
}

/// "RUGBY LEAGUE | - WIGAN SIGN WINGER": no league of that name.
pub(super) fn is_slug_line(layout: &Layout<'_>, name: &Range<usize>) -> bool {
    name.len() == 2
        && layout
            .tokens
            .get(name.clone())
            .is_some_and(|words| words.iter().all(|t| t.shape == Shape::Upper))
        && layout
            .tokens
            .get(name.start)
            .is_some_and(|t| is_slug(t.word))
        && layout
            .tokens
            .get(name.end)
            .is_some_and(|t| t.tag == Tag::Dash)
}

/// The team of whoever has his land behind his name: "Biagio Conte (Italy) | Scrigno".
pub(super) fn rides_for(layout: &Layout<'_>, name: &Range<usize>) -> Option<Range<usize>> {
    let text = |at: usize| layout.word(at);
    let open = name.start.checked_sub(3)?;
    let person = open
        .checked_sub(1)
        .and_then(|at| layout.tokens.get(at))
        .is_some_and(Token::is_capital);
    let end = layout.tokens.get(name.end).is_none_or(|t| {
        t.tag == Tag::CD
            || t.tag == Tag::Stop
            || layout
                .tokens
                .get(name.end - 1)
                .and_then(|last| layout.text.get(last.span.end()..t.span.start()))
                .is_some_and(|gap| gap.contains('\n'))
    });
    let line = layout
        .tokens
        .get(name.start - 1)
        .zip(layout.tokens.get(name.start))
        .and_then(|(a, b)| layout.text.get(a.span.end()..b.span.start()))
        .is_some_and(|gap| gap == " ");
    (person && end && line && text(open) == "(" && text(name.start - 1) == ")")
        .then_some(open + 1..open + 2)
}

/// A line of results has no more words and figures than this.
const LINE: usize = 16;

fn club<'g>(found: Match<'g>) -> Option<&'g Entry> {
    found
        .entries()
        .map(|(entry, _)| entry)
        .filter(|entry| entry.kind() == EntityKind::Institution)
        .find(|entry| entry.metadata("type") == Some("club"))
}

impl<'g> Register<'_, 'g> {
    /// Is the article about a team sport? Worked out when first asked.
    pub(super) fn is_sport(&mut self) -> bool {
        if self.sport.is_none() {
            let [words, _] = self.subjects();
            self.sport = Some(is_sport(self.layout, words + self.clubs));
        }
        self.sport == Some(true)
    }

    /// The club that a listed city or nickname means.
    pub(super) fn club_named(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        let club = club(found)?;
        let layout = self.layout;
        if !self.is_sport() {
            return None;
        }
        let around = Around::new(layout, &candidate.tokens, candidate.sentence);
        let place = matches!(
            found.entry().kind(),
            EntityKind::Country | EntityKind::Place
        );
        let scored = scores(layout, &candidate.tokens);
        // "LONDON 1996-08-30", not "SOCCER - LENS HOLD AUXERRE"
        let capitals = layout
            .tokens
            .get(candidate.tokens.start)
            .is_some_and(|t| t.shape == Shape::Upper)
            && !self.in_slugged_line(candidate)
            && candidate.span.len() > 3
            && (place || candidate.common)
            && !scored;
        // "Leeds : Yorkshire 329" tells where, and who.
        let venue = around.opens() && around.after(1).is_some_and(|t| t.tag == Tag::Colon);
        // "in Glendale, Arizona"
        let state = around.before(1).is_some_and(|t| t.tag == Tag::Comma)
            && around.before(2).is_some_and(Token::is_capital)
            && around
                .before(3)
                .is_some_and(|t| is_word!(t.word, "in" | "near" | "at" | "from"));
        let there = place
            && (venue
                || state
                || is_word!(
                    around.word_before(),
                    "in" | "near" | "outside" | "around" | "at"
                ) && !scored);
        let other = place
            && around.after(1).is_some_and(|t| {
                t.has(Flags::TITLE) && t.is_capital()
                    || around.before_noun()
                        && !OWNED_BY_TEAM.contains(t.word)
                        && !SPORT.contains(t.word)
            });
        // "Arsenal beat Leeds", not "Forest fires spread"
        let plays = around
            .after(1)
            .is_some_and(|t| t.has(Flags::PAST) && t.tag.is_verb() && !t.has(Flags::AUXILIARY));
        let word = candidate.common && around.opens() && !scored && !plays;
        // Forest and Heat are words, Williams and Derby may be somebody.
        let doubtful = found.form() == MatchForm::Weak
            && !place
            && !scored
            && (candidate.common && !around.after_the() && around.opens() && !plays
                || self.is_called(candidate));
        if capitals || there || other || word || doubtful {
            return None;
        }
        Some((self.enter(club), club.kind(), MentionForm::Alias))
    }

    /// Teams that no list has, by what is done there: "Jane Roe (Skeid)", "signed for Skeid", "Skeid beat Moss".
    pub(super) fn tell_teams(&mut self, candidates: &[Candidate<'g>]) {
        for candidate in candidates {
            let open = candidate
                .listed
                .is_none_or(|found| found.form() == MatchForm::Weak);
            if open
                && !candidate.titled
                && is_team(self.layout, &candidate.tokens)
                && self.is_sport()
            {
                let words = self.words(candidate);
                let found = self.bodies.entry(name_hash(words.iter().copied()));
                found.or_default().body += body::ENOUGH;
            }
        }
    }

    /// A headline that says of what sport it is.
    fn in_slugged_line(&self, candidate: &Candidate<'_>) -> bool {
        let line = self.layout.sentences.get(candidate.sentence);
        line.and_then(|line| self.layout.tokens.get(line.tokens.clone()))
            .is_some_and(is_slugged)
    }

    /// A club or company and its town, in an article about sport or markets: "Persib | Bandung", "Avesta | Sheffield".
    pub(super) fn join_towns(&mut self, candidates: &mut Vec<Candidate<'g>>) {
        let all = std::mem::take(candidates);
        candidates.reserve(all.len());
        let mut rest = all.into_iter().peekable();
        while let Some(mut club) = rest.next() {
            let joins = |town: &Candidate<'g>| {
                self.is_town_of(&club, town) && (self.is_sport() || self.is_market())
            };
            if let Some(town) = rest.next_if(joins) {
                club.span = Span::new(club.span.start(), town.span.end());
                club.tokens.end = town.tokens.end;
                club.common = false;
                (club.kind, club.listed) = (Some(EntityKind::Institution), None);
            }
            candidates.push(club);
        }
    }

    /// Nothing stands between the two, and the first is no word nor (the first name of) anybody.
    fn is_town_of(&self, club: &Candidate<'_>, town: &Candidate<'_>) -> bool {
        let layout = self.layout;
        let side_by_side = club.tokens.end == town.tokens.start
            && layout.text.as_bytes().get(club.span.end()) == Some(&b' ')
            && club.span.end() + 1 == town.span.start();
        let place = town.listed.is_some_and(|found| {
            matches!(found.form(), MatchForm::Name | MatchForm::Alias)
                && found.entry().kind() == EntityKind::Place
        });
        let body = club.listed.map_or(
            matches!(club.kind, None | Some(EntityKind::Institution)),
            |found| {
                found.form() != MatchForm::Demonym
                    && found.entry().kind() == EntityKind::Institution
            },
        );
        side_by_side
            && place
            && body
            && !club.titled
            && !club.heading
            && club.tokens.clone().all(|at| {
                layout.tokens.get(at).is_some_and(|t| {
                    t.is_capital()
                        && !t.has(Flags::GIVEN_NAME.or(Flags::TITLE).or(Flags::AMBIGUOUS))
                        && !self.names.is_surname(t.word)
                })
            })
            && !club.common
    }

    /// Somebody of the article has the name.
    fn is_called(&self, candidate: &Candidate<'g>) -> bool {
        candidate.tokens.len() == 1
            && self
                .layout
                .tokens
                .get(candidate.tokens.start)
                .is_some_and(|t| self.people.contains_key(&t.word))
    }
}

/// "Jane Roe (Skeid)", "signed for Skeid", "beat Skeid 2-1", "lost 2-1 to Skeid", "Skeid beat", "Skeid lost 2-1"
fn is_team(layout: &Layout<'_>, name: &Range<usize>) -> bool {
    let token = |at: usize| layout.tokens.get(at);
    let before = |steps: usize| name.start.checked_sub(steps).and_then(token);
    let won = |t: &Token| {
        is_word!(
            t.lemma,
            "beat" | "defeat" | "thrash" | "trounce" | "outplay" | "overcome"
        )
    };
    let past = |t: &Token| t.tag.is_verb() && t.has(Flags::PAST);
    let of_player = layout.word(name.end) == ")"
        && before(1).is_some_and(|t| layout.text.get(t.span.range()) == Some("("))
        && before(2).is_some_and(Token::is_capital);
    let joined = before(1).is_some_and(|t| is_word!(t.lemma, "join") && past(t))
        || before(1).is_some_and(|t| is_word!(t.word, "for" | "from"))
            && before(2)
                .is_some_and(|t| is_word!(t.lemma, "sign" | "join" | "play") && t.tag.is_verb());
    // "signed Jane Roe from Skeid", "scored twice for Skeid"
    let moved = before(1).is_some_and(|t| is_word!(t.word, "from" | "for"))
        && (2..7).any(|steps| {
            before(steps).is_some_and(|t| is_word!(t.lemma, "sign" | "score") && t.tag.is_verb())
        });
    let score = |token: Option<&Token>| {
        token.is_some_and(|t| is_score(layout.text.get(t.span.range()).unwrap_or_default()))
    };
    let linked = |t: &Token| is_word!(t.word, "to" | "with" | "over" | "against");
    let lost = score(token(name.end))
        && before(1).is_some_and(|t| {
            past(t) && (won(t) || is_word!(t.lemma, "hold"))
                || linked(t)
                || is_word!(
                    t.word,
                    "leaders" | "champions" | "rivals" | "hosts" | "visitors"
                )
        })
        || score(before(2)) && before(1).is_some_and(linked)
        || before(1).is_some_and(|t| past(t) && won(t));
    let wins = token(name.end).is_some_and(|t| {
        past(t)
            && (won(t) || is_word!(t.lemma, "lose" | "win" | "draw") && score(token(name.end + 1)))
    }) && before(1)
        .is_none_or(|t| !t.is_capital() && !is_word!(t.word, "the" | "who" | "and"));
    of_player || joined || moved || lost || wins
}

/// Somebody who played: "(Jonk 31, Nilis 12)", "Kluivert (44th)", "Anwar c Croft b Cork", "Cork 23-3-112-0".
pub(super) fn plays(layout: &Layout<'_>, name: &Range<usize>) -> bool {
    let text = |at: usize| layout.word(at);
    let before = name.start.checked_sub(1);
    let out = |at: usize| {
        matches!(text(at), "c" | "b" | "lbw")
            || matches!((text(at), text(at + 1)), ("not" | "run", "out") | ("st", _))
    };
    let figure = layout
        .tokens
        .get(name.end)
        .is_some_and(|t| t.tag == Tag::CD && text(name.end).len() <= 3);
    let bowled = text(name.end).split('-').count() == 4
        && text(name.end)
            .bytes()
            .all(|b| b.is_ascii_digit() || b"-.".contains(&b));
    let listed = before.is_some_and(|at| matches!(text(at), "(" | "," | ";"));
    // "Kluivert ( 44th ), Litmanen (67)": the minute of the goal
    let minute = text(name.end) == "("
        && (1..=4).contains(&text(name.end + 1).len())
        && text(name.end + 1).starts_with(|c: char| c.is_ascii_digit())
        && text(name.end + 1)
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len()
            <= 2;
    before.is_some_and(|at| matches!(text(at), "c" | "b"))
        || out(name.end)
        || bowled
        || minute
        || listed && figure
}

/// A score or a table beside the name: "Leeds 2", "DETROIT 10 Chicago 3", "NEW YORK 79 60 .568", "Seattle AT BOSTON".
fn scores(layout: &Layout<'_>, name: &Range<usize>) -> bool {
    let text = |at: usize| layout.word(at);
    let points = |at: usize| {
        let text = text(at);
        (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    let parted = |at: usize| {
        let (end, start) = match (layout.tokens.get(at), layout.tokens.get(at + 1)) {
            (Some(a), Some(b)) => (a.span.end(), b.span.start()),
            _ => return true,
        };
        layout.text.get(end..start).unwrap_or("\n").contains('\n')
    };
    // Not "LONDON 9 September": another team, another figure or nothing follows.
    let table = |at: usize| {
        parted(at)
            || layout.tokens.get(at + 1).is_some_and(|t| {
                !t.has(Flags::MONTH)
                    && (t.is_capital() || matches!(t.tag, Tag::CD | Tag::Open | Tag::Comma))
            })
    };
    !parted(name.end.saturating_sub(1))
        && (points(name.end) && table(name.end) || text(name.end) == "AT")
        || name.start.checked_sub(1).is_some_and(|at| text(at) == "AT")
}

/// In a line of results or a table: "Brann 2 Rosenborg 1", "Skeid 19 7 2 10 25 38 23".
pub(super) fn in_results(layout: &Layout<'_>, name: &Range<usize>) -> bool {
    let figure = |token: &Token| {
        token.tag == Tag::CD
            && token.span.len() <= 3
            && layout
                .text
                .get(token.span.range())
                .is_some_and(|text| text.bytes().all(|b| b.is_ascii_digit()))
    };
    if !layout.tokens.get(name.end).is_some_and(figure) {
        return false;
    }
    let line = |a: usize, b: usize| match (layout.tokens.get(a), layout.tokens.get(b)) {
        (Some(a), Some(b)) => layout
            .text
            .get(a.span.end()..b.span.start())
            .is_some_and(|gap| !gap.contains('\n')),
        _ => false,
    };
    let mut first = name.start;
    while first > 0 && name.start - first < LINE && line(first - 1, first) {
        first -= 1;
    }
    let mut end = name.end + 1;
    while end - name.end < LINE && line(end - 1, end) {
        end += 1;
    }
    let Some(tokens) = layout.tokens.get(first..end) else {
        return false;
    };
    let figures = tokens.iter().filter(|t| figure(t)).count();
    figures >= 2
        && tokens.first().is_some_and(Token::is_capital)
        && tokens
            .iter()
            .all(|t| figure(t) || t.is_capital() || !t.is_word() && t.tag != Tag::CD)
}
