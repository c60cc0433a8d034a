//! Cities and nicknames that mean a team: in an article about a team sport, *Norwich beat Burnley* speaks of two clubs.
//!
//! Finds, by the list: a place that is the short name of a club too, and a nickname (*the Reds*). Must not find the place itself
//! (*in Norwich*, a dateline) nor any club outside sport. Misses: a club's town among ordinary news in a mixed article.

use crate::gazetteer::{EntityKind, Entry, Match};
use crate::layout::Layout;
use crate::token::{is_word, Flags, Shape, WordSet};

use super::candidate::Candidate;
use super::entity::Register;
use super::support::Around;
use super::MentionForm;

/// So many words of team sports make an article one about them, if one of so many words is of them.
const ENOUGH: usize = 3;
const SHARE: usize = 120;

static SPORT: WordSet<57> = WordSet::new([
    "soccer",
    "football",
    "baseball",
    "basketball",
    "hockey",
    "cricket",
    "rugby",
    "striker",
    "strikers",
    "midfielder",
    "midfielders",
    "goalkeeper",
    "goalkeepers",
    "winger",
    "playoff",
    "playoffs",
    "play-off",
    "play-offs",
    "innings",
    "inning",
    "wicket",
    "wickets",
    "batsman",
    "batsmen",
    "quarterback",
    "quarterbacks",
    "touchdown",
    "touchdowns",
    "pitcher",
    "pitchers",
    "halftime",
    "half-time",
    "coach",
    "relegation",
    "homer",
    "homers",
    "rebounds",
    "semifinal",
    "semifinals",
    "semi-final",
    "semi-finals",
    "quarterfinal",
    "quarterfinals",
    "quarter-final",
    "quarter-finals",
    "premiership",
    "goalless",
    "scored",
    "unbeaten",
    "teammate",
    "teammates",
    "team-mate",
    "team-mates",
    "kickoff",
    "kick-off",
    "equaliser",
    "equalizer",
]);

/// What a team has: "Boston starter", "Norwich fans". A city has other things.
static OWNED: WordSet<35> = WordSet::new([
    "manager",
    "boss",
    "starter",
    "reliever",
    "pitcher",
    "keeper",
    "captain",
    "skipper",
    "defence",
    "defense",
    "attack",
    "bench",
    "fans",
    "supporters",
    "side",
    "team",
    "players",
    "forward",
    "guard",
    "center",
    "centre",
    "midfield",
    "bowler",
    "bowlers",
    "batsman",
    "fielder",
    "outfielder",
    "rookie",
    "veteran",
    "right-hander",
    "left-hander",
    "closer",
    "catcher",
    "shortstop",
    "baseman",
]);

/// Is the article about a team sport?
pub(super) fn is_sport(layout: &Layout<'_>) -> bool {
    let words = layout.tokens.iter().filter(|t| SPORT.contains(t.word));
    let count = words.count();
    count >= ENOUGH && count * SHARE >= layout.tokens.len()
}

fn club<'g>(found: Match<'g>) -> Option<&'g Entry> {
    found
        .entries()
        .map(|(entry, _)| entry)
        .filter(|entry| entry.kind() == EntityKind::Institution)
        .find(|entry| entry.metadata("type") == Some("club"))
}

impl<'g> Register<'_, 'g> {
    /// The club that a listed city or nickname means.
    pub(super) fn club_named(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        let club = club(found)?;
        let layout = self.layout;
        if !*self.sport.get_or_insert_with(|| is_sport(layout)) {
            return None;
        }
        let around = Around::new(layout, &candidate.tokens, candidate.sentence);
        let capitals = layout
            .tokens
            .get(candidate.tokens.start)
            .is_some_and(|t| t.shape == Shape::Upper)
            && candidate.span.len() > 3;
        let place = matches!(
            found.entry().kind(),
            EntityKind::Country | EntityKind::Place
        );
        let there = place && is_word!(around.word_before(), "in" | "near" | "outside" | "around");
        let other = place
            && around.after(1).is_some_and(|t| {
                t.has(Flags::TITLE) && t.is_capital()
                    || around.before_noun() && !OWNED.contains(t.word) && !SPORT.contains(t.word)
            });
        let word = candidate.common && around.opens();
        if capitals || there || other || word {
            return None;
        }
        Some((self.enter(club), club.kind(), MentionForm::Alias))
    }
}
