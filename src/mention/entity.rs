//! From candidates to entities: full names first, then the short forms that lead back to them.

use std::collections::HashMap;

use crate::gazetteer::{EntityKind, Entry, Gazetteer, Match, MatchForm};
use crate::layout::Layout;
use crate::token::{combine, hash_lower, hash_str, Flags, Shape};
use crate::Span;

use super::candidate::Candidate;
use super::lexicon::NameLexicon;
use super::support::Around;
use super::{Entity, Mention, MentionForm};

/// Grammatical gender, as far as known.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Masculine,
    Feminine,
    Unknown,
}

/// What is known of one entity.
pub(super) struct Being {
    pub name: String,
    pub kind: EntityKind,
    pub key: Option<String>,
    /// The words of its fullest name.
    pub words: Vec<u64>,
    pub gender: Gender,
    /// Words by which the text has described it ("president", "spokesman").
    pub roles: Vec<u64>,
    /// Capitalised words that stood before its name ("Republican", "Texas").
    pub near: Vec<u64>,
    /// The key of its country, if known.
    pub country: Option<String>,
    /// Named as the article spells it.
    spelled: bool,
    last: usize,
}

/// A mention that is tied to its entity.
#[derive(Clone)]
pub(super) struct Named {
    pub span: Span,
    pub tokens: std::ops::Range<usize>,
    pub kind: EntityKind,
    pub form: MentionForm,
    pub entity: Option<usize>,
    pub sentence: usize,
}

pub(super) struct Register<'l, 'g> {
    layout: &'l Layout<'l>,
    gazetteer: &'g Gazetteer,
    names: &'static NameLexicon,
    pub beings: Vec<Being>,
    keys: HashMap<String, usize>,
    /// By the hash of a whole name.
    full: HashMap<(EntityKind, u64), usize>,
    /// People by each word of their names.
    people: HashMap<u64, Vec<usize>>,
    /// How often the article names something of a country, by its key.
    lands: HashMap<&'g str, u32>,
    /// Evidence for person and place of single words.
    weights: HashMap<u64, (i32, i32)>,
    /// Acronyms and short names of bodies.
    short: HashMap<u64, usize>,
}

impl<'l, 'g> Register<'l, 'g> {
    pub fn new(layout: &'l Layout<'l>, gazetteer: &'g Gazetteer) -> Self {
        Register {
            layout,
            gazetteer,
            names: NameLexicon::builtin(),
            beings: Vec::new(),
            keys: HashMap::new(),
            full: HashMap::new(),
            people: HashMap::new(),
            lands: HashMap::new(),
            weights: HashMap::new(),
            short: HashMap::new(),
        }
    }

    /// Ties each candidate to an entity, or drops it.
    pub fn name(&mut self, candidates: Vec<Candidate<'g>>) -> Vec<Named> {
        self.count_lands(&candidates);
        let mut ties: Vec<Option<(usize, EntityKind, MentionForm)>> = vec![None; candidates.len()];
        for (number, candidate) in candidates.iter().enumerate() {
            ties[number] = self.full_name(candidate);
        }
        self.weigh(&candidates);
        for being in &mut self.beings {
            being.last = 0;
        }
        let mut named = Vec::with_capacity(candidates.len());
        for (number, candidate) in candidates.iter().enumerate() {
            let tie = match ties[number] {
                Some(tie) => Some(tie),
                None => self.short_name(candidate, number),
            };
            if let Some((entity, kind, form)) = tie {
                self.beings[entity].last = number + 1;
                self.learn(entity, candidate, named.last());
                named.push(Named {
                    span: candidate.span,
                    tokens: candidate.tokens.clone(),
                    kind,
                    form,
                    entity: Some(entity),
                    sentence: candidate.sentence,
                });
            }
        }
        named
    }

    /// Names that need nothing but themselves.
    fn full_name(&mut self, candidate: &Candidate<'g>) -> Option<(usize, EntityKind, MentionForm)> {
        if let Some(found) = candidate.listed {
            return self.listed_name(candidate, found);
        }
        let kind = candidate.kind?;
        let words = self.words(candidate);
        if kind == EntityKind::Person {
            let full = words.len() > 1;
            return full.then(|| (self.person_of(candidate, words), kind, MentionForm::Name));
        }
        Some((self.body_of(candidate, kind), kind, MentionForm::Name))
    }

    /// The body or place of this name, new or known.
    fn body_of(&mut self, candidate: &Candidate<'g>, kind: EntityKind) -> usize {
        let words = self.words(candidate);
        let entity = match self.full.get(&(kind, name_hash(&words))) {
            Some(&known) => known,
            None => self.add(self.surface(candidate.span), kind, None, words),
        };
        self.learn_acronym(candidate, entity);
        entity
    }

    /// "Indian government"
    fn ends_low(&self, candidate: &Candidate<'_>) -> bool {
        self.layout
            .tokens
            .get(candidate.tokens.end - 1)
            .is_some_and(|t| t.shape == Shape::Lower)
    }

    /// The person of a name of several words, new or known.
    fn person_of(&mut self, candidate: &Candidate<'g>, words: Vec<u64>) -> usize {
        match self.same_person(&words) {
            Some(known) => {
                if words.len() > self.beings[known].words.len() && self.beings[known].key.is_none()
                {
                    self.beings[known].name = self.surface(candidate.span);
                    self.index(known, words);
                }
                known
            }
            None => self.add(
                self.surface(candidate.span),
                EntityKind::Person,
                None,
                words,
            ),
        }
    }

    fn listed_name(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        if let Some(place) = self.other_land(found) {
            let entity = self.enter(place);
            return Some((entity, place.kind(), MentionForm::Name));
        }
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let form = found.form();
        let entry = found.entry();
        if form == MatchForm::Weak {
            // "James Baker", "Socialist Party": some person or body, if perhaps not the listed one.
            if candidate.tokens.len() < 2 {
                return None;
            }
            if self.ends_low(candidate) && entry.kind() == EntityKind::Institution {
                let entity = self.enter(entry);
                return Some((entity, entry.kind(), MentionForm::Description));
            }
            if entry.kind() == EntityKind::Institution && !candidate.common {
                return Some((
                    self.body_of(candidate, entry.kind()),
                    entry.kind(),
                    MentionForm::Name,
                ));
            }
            if entry.kind() != EntityKind::Person {
                return None;
            }
            let words = self.words(candidate);
            return Some((
                self.person_of(candidate, words),
                EntityKind::Person,
                MentionForm::Name,
            ));
        }
        if form == MatchForm::Demonym {
            let country = self.enter(entry);
            return Some((country, EntityKind::Country, MentionForm::Demonym));
        }
        if candidate.common
            && self
                .layout
                .tokens
                .get(candidate.tokens.start)
                .is_some_and(|t| t.shape == Shape::Upper)
            && self.in_capitals(candidate)
        {
            return None;
        }
        // "Washington accuses": the capital speaks for its country.
        if entry.kind() == EntityKind::Place
            && around.says()
            && !around.after_place_word()
            && !around.after_way_word()
        {
            if let Some(country) = entry
                .metadata("stands_for")
                .and_then(|key| self.gazetteer.get(key))
            {
                let entity = self.enter(country);
                return Some((entity, country.kind(), MentionForm::Alias));
            }
        }
        let entity = self.enter(entry);
        if self.ends_low(candidate) && entry.metadata("type") == Some("government") {
            return Some((entity, entry.kind(), MentionForm::Description));
        }
        if self.names_members(candidate, entry) {
            return Some((entity, entry.kind(), MentionForm::Demonym));
        }
        self.spell(entity, candidate);
        let form = if form == MatchForm::Name {
            MentionForm::Name
        } else {
            MentionForm::Alias
        };
        self.learn_acronym(candidate, entity);
        Some((entity, entry.kind(), form))
    }

    /// Georgia among American names is no country.
    fn other_land(&self, found: Match<'g>) -> Option<&'g Entry> {
        let land = |entry: &'g Entry| match entry.kind() {
            EntityKind::Country => Some(entry.key()),
            EntityKind::Place => entry.metadata("country"),
            _ => None,
        };
        if found.form() == MatchForm::Demonym || found.entries().nth(1).is_none() {
            return None;
        }
        let weight = |entry: &'g Entry| {
            land(entry)
                .and_then(|key| self.lands.get(key))
                .copied()
                .unwrap_or(0)
        };
        let first = weight(found.entry());
        land(found.entry())?;
        let (best, _) = found
            .entries()
            .filter(|(e, _)| land(e).is_some())
            .max_by_key(|(e, _)| weight(e))?;
        (best.key() != found.entry().key() && weight(best) > 2 * first && weight(best) > 1)
            .then_some(best)
    }

    /// Counts by country what is listed under one name only.
    fn count_lands(&mut self, candidates: &[Candidate<'g>]) {
        for found in candidates
            .iter()
            .filter_map(|c| c.listed)
            .filter(|m| m.form() != MatchForm::Weak && m.entries().nth(1).is_none())
        {
            let entry = found.entry();
            let land = if entry.kind() == EntityKind::Country {
                Some(entry.key())
            } else {
                entry.metadata("country")
            };
            if let Some(land) = land {
                *self.lands.entry(land).or_default() += 1;
            }
        }
    }

    /// "Republicans" are no party, but the people of one.
    fn names_members(&self, candidate: &Candidate<'_>, entry: &Entry) -> bool {
        let text = self
            .layout
            .text
            .get(candidate.span.range())
            .unwrap_or_default();
        entry.metadata("type") == Some("party")
            && candidate.tokens.len() == 1
            && text.len() > 4
            && text != entry.name()
            && entry.name().starts_with(text.trim_end_matches('s'))
    }

    /// People bear the name that the article gives them in full: Sergey or Sergei, with diacritics or without.
    fn spell(&mut self, entity: usize, candidate: &Candidate<'_>) {
        let surface = self.surface(candidate.span);
        let being = &mut self.beings[entity];
        if being.kind == EntityKind::Person && candidate.tokens.len() > 1 && !being.spelled {
            being.spelled = true;
            being.name = surface;
            let words = self.words(candidate);
            self.index(entity, words);
        }
    }

    fn in_capitals(&self, candidate: &Candidate<'_>) -> bool {
        self.layout
            .sentences
            .get(candidate.sentence)
            .is_some_and(|sentence| {
                let words = &self.layout.tokens[sentence.tokens.clone()];
                let upper = words.iter().filter(|t| t.shape == Shape::Upper).count();
                upper * 2 > words.iter().filter(|t| t.is_word()).count()
            })
    }

    fn enter(&mut self, entry: &Entry) -> usize {
        if let Some(&known) = self.keys.get(entry.key()) {
            return known;
        }
        let words: Vec<u64> = entry.name().split_whitespace().map(hash_lower).collect();
        let entity = self.add(
            entry.name().to_owned(),
            entry.kind(),
            Some(entry.key().to_owned()),
            words,
        );
        self.keys.insert(entry.key().to_owned(), entity);
        let being = &mut self.beings[entity];
        being.country = entry.metadata("country").map(str::to_owned);
        if let Some(role) = entry.metadata("role") {
            being.roles.extend(
                role.split([' ', '|', ','])
                    .filter(|w| w.len() > 3)
                    .map(hash_lower),
            );
        }
        entity
    }

    fn add(
        &mut self,
        name: String,
        kind: EntityKind,
        key: Option<String>,
        words: Vec<u64>,
    ) -> usize {
        let entity = self.beings.len();
        self.beings.push(Being {
            name,
            kind,
            key,
            words: Vec::new(),
            gender: Gender::Unknown,
            roles: Vec::new(),
            near: Vec::new(),
            country: None,
            spelled: false,
            last: 0,
        });
        self.index(entity, words);
        entity
    }

    fn index(&mut self, entity: usize, words: Vec<u64>) {
        let kind = self.beings[entity].kind;
        if kind == EntityKind::Person {
            for &word in &words {
                let list = self.people.entry(word).or_default();
                if !list.contains(&entity) {
                    list.push(entity);
                }
            }
        } else {
            let hash = name_hash(&words);
            self.full.entry((kind, hash)).or_insert(entity);
        }
        self.beings[entity].words = words;
    }

    /// "Donald J. Trump" is "Donald Trump".
    fn same_person(&self, words: &[u64]) -> Option<usize> {
        let (first, last) = (words.first()?, words.last()?);
        self.people.get(last)?.iter().copied().find(|&entity| {
            let known = &self.beings[entity].words;
            known.first() == Some(first) && known.last() == Some(last)
        })
    }

    fn words(&self, candidate: &Candidate<'_>) -> Vec<u64> {
        self.layout.tokens[candidate.tokens.clone()]
            .iter()
            .filter(|t| !self.names.is_suffix(t.word) || candidate.tokens.len() == 1)
            .map(|t| t.word)
            .collect()
    }

    fn surface(&self, span: Span) -> String {
        let text = self.layout.text.get(span.range()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// "Acme Widget Corporation (AWC)"
    fn learn_acronym(&mut self, candidate: &Candidate<'_>, entity: usize) {
        let end = candidate.tokens.end;
        let text = |at: usize| self.layout.word(at);
        if text(end) != "(" || text(end + 2) != ")" {
            return;
        }
        if let Some(token) = self.layout.tokens.get(end + 1) {
            let fits = token.is_capital()
                && text(end + 1).chars().filter(|c| c.is_uppercase()).count() >= 2;
            if fits {
                self.short.insert(token.word, entity);
            }
        }
    }

    /// A single word, a titled surname or a weak form: settled by what the article has said in full.
    fn short_name(
        &mut self,
        candidate: &Candidate<'g>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let token = self.layout.tokens.get(candidate.tokens.start)?;
        let single = candidate.tokens.len() == 1;
        if let Some(&entity) = self.short.get(&token.word).filter(|_| single) {
            return Some((entity, self.beings[entity].kind, MentionForm::Alias));
        }
        if let Some(found) = candidate.listed {
            if let Some(tie) = self.weak_name(candidate, found, &around) {
                return Some(tie);
            }
        }
        let last = self.layout.tokens.get(candidate.tokens.end - 1)?;
        // "Brown bears attacked" speaks of no Mr. Brown.
        let opens = candidate.common && around.is_head() && !candidate.titled;
        if opens && !around.acts() && !around.possessive() && !around.speaks() {
            return None;
        }
        if let Some(entity) = self.person_called(last.word, number, candidate) {
            return Some((entity, EntityKind::Person, MentionForm::Surname));
        }
        if candidate.titled
            || candidate.kind == Some(EntityKind::Person) && candidate.listed.is_none()
        {
            let words = self.words(candidate);
            let entity = self.add(
                self.surface(candidate.span),
                EntityKind::Person,
                None,
                words,
            );
            return Some((entity, EntityKind::Person, MentionForm::Name));
        }
        if !single {
            return None;
        }
        let kind = self.guess(candidate, &around)?;
        let hash = name_hash(&[token.word]);
        let entity = match self.full.get(&(kind, hash)) {
            Some(&known) => known,
            None => {
                let words = vec![token.word];
                let entity = self.add(self.surface(candidate.span), kind, None, words);
                self.full.insert((kind, hash), entity);
                entity
            }
        };
        Some((entity, kind, MentionForm::Name))
    }

    fn weak_name(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
        around: &Around<'_>,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        // Said in full elsewhere in the article.
        let known = found
            .entries()
            .find_map(|(entry, _)| self.keys.get(entry.key()).copied());
        if let Some(entity) = known {
            let kind = self.beings[entity].kind;
            let fits = match kind {
                EntityKind::Outlet | EntityKind::Institution => {
                    around.after_the() || !candidate.common
                }
                _ => true,
            };
            let entry = found.entry();
            let form = if kind == EntityKind::Person {
                MentionForm::Surname
            } else if self.names_members(candidate, entry) {
                MentionForm::Demonym
            } else {
                MentionForm::Alias
            };
            return fits.then_some((entity, kind, form));
        }
        if self
            .people
            .contains_key(&self.layout.tokens.get(candidate.tokens.start)?.word)
        {
            return None;
        }
        let (entry, _) = found.entries().find(|(entry, _)| match entry.kind() {
            EntityKind::Outlet => around.after_the() && around.speaks(),
            EntityKind::Institution => around.after_the() || around.acts() && !candidate.common,
            EntityKind::Country => !candidate.common || !around.is_head(),
            EntityKind::Place => around.after_place_word() || around.after_way_word(),
            EntityKind::Person => candidate.titled || around.speaks() && !candidate.common,
        })?;
        let entity = self.enter(entry);
        let form = if self.names_members(candidate, entry) {
            MentionForm::Demonym
        } else {
            MentionForm::Alias
        };
        Some((entity, entry.kind(), form))
    }

    /// The person of that name last spoken of, or, failing that, the first to come.
    fn person_called(&self, word: u64, number: usize, candidate: &Candidate<'_>) -> Option<usize> {
        let people = self.people.get(&word)?;
        let by_last = |entity: &&usize| self.beings[**entity].words.last() == Some(&word);
        let fitting = |entity: &&usize| self.may_be(**entity, candidate);
        let pick = |list: Vec<&usize>| {
            list.iter()
                .filter(|e| self.beings[***e].last > 0 && self.beings[***e].last <= number)
                .max_by_key(|e| self.beings[***e].last)
                .or(list.first())
                .map(|e| **e)
        };
        if candidate.tokens.len() > 1 {
            return pick(
                people
                    .iter()
                    .filter(by_last)
                    .filter(fitting)
                    .filter(|e| self.beings[**e].words.len() == 1)
                    .collect(),
            );
        }
        pick(people.iter().filter(by_last).filter(fitting).collect()).or_else(|| {
            let given = people
                .iter()
                .filter(|e| self.beings[**e].words.first() == Some(&word))
                .filter(fitting);
            let common = candidate.common && !candidate.titled;
            if common {
                None
            } else {
                pick(given.collect())
            }
        })
    }

    fn may_be(&self, entity: usize, candidate: &Candidate<'_>) -> bool {
        let told = self.gender_before(candidate);
        told == Gender::Unknown
            || self.beings[entity].gender == Gender::Unknown
            || told == self.beings[entity].gender
    }

    /// Gender by title: Mr., Mrs., King, spokeswoman.
    fn gender_before(&self, candidate: &Candidate<'_>) -> Gender {
        let Some(token) = candidate
            .tokens
            .start
            .checked_sub(1)
            .and_then(|at| self.layout.tokens.get(at))
        else {
            return Gender::Unknown;
        };
        for (words, gender) in [
            (
                &["mr", "mr.", "sir", "king", "prince", "lord", "pope"][..],
                Gender::Masculine,
            ),
            (
                &[
                    "mrs", "mrs.", "ms", "ms.", "miss", "dame", "lady", "queen", "princess",
                    "madame",
                ][..],
                Gender::Feminine,
            ),
        ] {
            if words.iter().any(|word| token.word == hash_str(word)) {
                return gender;
            }
        }
        flag_gender(token.flags, Flags::PERSON)
    }

    /// What each single word that no list settles most likely is, by all the places where it stands.
    fn weigh(&mut self, candidates: &[Candidate<'g>]) {
        for candidate in candidates.iter().filter(|c| c.tokens.len() == 1) {
            let Some(token) = self.layout.tokens.get(candidate.tokens.start) else {
                continue;
            };
            let person_listed = candidate.listed.is_some_and(|m| {
                m.form() == MatchForm::Weak
                    && m.entries().any(|(e, _)| e.kind() == EntityKind::Person)
            });
            if !person_listed && (candidate.listed.is_some() || candidate.kind.is_some()) {
                continue;
            }
            let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
            let known = token.has(Flags::GIVEN_NAME) && !token.has(Flags::AMBIGUOUS);
            let mut person = 2 * i32::from(known)
                + 2 * i32::from(self.names.is_surname(token.word))
                + 3 * i32::from(person_listed);
            person += 3 * i32::from(around.speaks())
                + 2 * i32::from(around.does())
                + 2 * i32::from(around.possessive());
            person += 3 * i32::from(around.described_as_person())
                + i32::from(around.after_company_word());
            person -= 5 * i32::from(around.after_the()) + 3 * i32::from(around.before_noun());
            let place = 4 * i32::from(around.after_place_word() && !around.possessive())
                + 2 * i32::from(around.after_way_word());
            let weights = self.weights.entry(token.word).or_default();
            weights.0 += person;
            weights.1 += place;
        }
    }

    fn guess(&self, candidate: &Candidate<'_>, around: &Around<'_>) -> Option<EntityKind> {
        let token = self.layout.tokens.get(candidate.tokens.start)?;
        let &(person, place) = self.weights.get(&token.word).unwrap_or(&(0, 0));
        if candidate.common {
            // Bush, Brown: ordinary words, but not in the middle of a sentence before a verb.
            let name = person >= 5
                && !around.is_head()
                && !self.in_capitals(candidate)
                && self.names.is_surname(token.word);
            return (name && candidate.listed.is_some()).then_some(EntityKind::Person);
        }
        let text = self.layout.word(candidate.tokens.start);
        let upper = token.shape == Shape::Upper && text.len() >= 2;
        if upper && !self.in_capitals(candidate) {
            return (text.len() <= 6 && !self.names.is_suffix(token.word))
                .then_some(EntityKind::Institution);
        }
        if text.contains('.') || around.after_the() {
            return None;
        }

        if place >= 4 && place > person {
            Some(EntityKind::Place)
        } else if person >= 1 {
            Some(EntityKind::Person)
        } else {
            None
        }
    }

    /// Gender, roles and country from the words before and after a name.
    fn learn(&mut self, entity: usize, candidate: &Candidate<'_>, previous: Option<&Named>) {
        if self.beings[entity].kind != EntityKind::Person {
            return;
        }
        let told = self.gender_before(candidate);
        let first = self.layout.tokens.get(candidate.tokens.start);
        let being_gender = self.beings[entity].gender;
        if told != Gender::Unknown {
            self.beings[entity].gender = told;
        } else if being_gender == Gender::Unknown && candidate.tokens.len() > 1 {
            if let Some(first) = first {
                self.beings[entity].gender = flag_gender(first.flags, Flags::GIVEN_NAME);
            }
        }
        let before = candidate.tokens.start;
        let mut at = before;
        while at > 0 && before - at < 6 {
            at -= 1;
            let Some(token) = self.layout.tokens.get(at).filter(|t| t.is_word()) else {
                break;
            };
            if token.has(Flags::TITLE.or(Flags::PERSON)) {
                self.role(entity, token.word);
                // "Venezuelan | President Nicolas Maduro"
                if let Some(country) =
                    previous.filter(|p| p.tokens.end == at && p.kind == EntityKind::Country)
                {
                    let key = country.entity.and_then(|e| self.beings[e].key.clone());
                    if key.is_some() {
                        self.beings[entity].country = key;
                    }
                }
            } else if token.is_capital() {
                let word = token.word;
                let near = &mut self.beings[entity].near;
                if !near.contains(&word) {
                    near.push(word);
                }
            } else {
                break;
            }
        }
        if self.layout.word(candidate.tokens.end) == "," {
            for at in candidate.tokens.end + 1..candidate.tokens.end + 9 {
                let Some(token) = self.layout.tokens.get(at).filter(|t| t.is_word()) else {
                    break;
                };
                if token.has(Flags::PERSON) {
                    self.role(entity, token.word);
                    if self.beings[entity].gender == Gender::Unknown {
                        self.beings[entity].gender = flag_gender(token.flags, Flags::PERSON);
                    }
                }
            }
        }
    }

    fn role(&mut self, entity: usize, word: u64) {
        let roles = &mut self.beings[entity].roles;
        if !roles.contains(&word) {
            roles.push(word);
        }
    }

    /// The public lists: entities in the order in which they come up, mentions sorted.
    pub fn finish(mut self, mut named: Vec<Named>) -> (Vec<Mention>, Vec<Entity>) {
        named.sort_by_key(|n| (n.span.start(), n.span.end()));
        let mut numbers: Vec<Option<usize>> = vec![None; self.beings.len()];
        let mut entities = Vec::new();
        let mut mentions = Vec::with_capacity(named.len());
        for mention in named {
            let entity = mention.entity.map(|old| {
                *numbers[old].get_or_insert_with(|| {
                    let being = &mut self.beings[old];
                    entities.push(Entity {
                        name: std::mem::take(&mut being.name),
                        kind: being.kind,
                        key: being.key.take(),
                    });
                    entities.len() - 1
                })
            });
            mentions.push(Mention {
                span: mention.span,
                kind: mention.kind,
                form: mention.form,
                entity,
            });
        }
        (mentions, entities)
    }
}

fn name_hash(words: &[u64]) -> u64 {
    words.iter().fold(0, |hash, word| combine(hash, *word))
}

pub(super) fn flag_gender(flags: Flags, wanted: Flags) -> Gender {
    if !flags.intersects(wanted) {
        return Gender::Unknown;
    }
    match (
        flags.intersects(Flags::MASCULINE),
        flags.intersects(Flags::FEMININE),
    ) {
        (true, false) => Gender::Masculine,
        (false, true) => Gender::Feminine,
        _ => Gender::Unknown,
    }
}
