//! Which entity a name leads to: listed names, full names and short forms.

use crate::gazetteer::{EntityKind, Entry, Match, MatchForm};
use crate::token::{hash_of, is_word, Flags, Lexicon, Shape, Tag, Token};

use super::body;
use super::candidate::Candidate;
use super::entity::{entry_id, name_hash, of_kind, Register, NAMESAKES};
use super::series::Row;
use super::sport;
use super::support::Around;
use super::MentionForm;

impl<'g> Register<'_, 'g> {
    /// Names that need nothing but themselves.
    pub(super) fn full_name(
        &mut self,
        candidate: &Candidate<'g>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        if self.in_results(candidate) {
            return Some((
                self.body_of(candidate, EntityKind::Institution),
                EntityKind::Institution,
                MentionForm::Name,
            ));
        }
        if let Some(found) = candidate.listed {
            // Which of several papers is "The Times", the whole article tells.
            if self.paper_word(candidate).is_some() {
                return None;
            }
            return self.listed_name(candidate, found);
        }
        // "Luang Prabang, Pakse and Vientiane"
        let several = candidate.tokens.len() > 1 && !candidate.titled;
        let row = self.row(number);
        let row = row.kind == Some(EntityKind::Place) || row.there && candidate.kind.is_none();
        if several
            && matches!(candidate.kind, None | Some(EntityKind::Person))
            && (row
                || Around::new(self.layout, &candidate.tokens, candidate.sentence)
                    .named_after_ground())
        {
            return Some((
                self.body_of(candidate, EntityKind::Place),
                EntityKind::Place,
                MentionForm::Name,
            ));
        }
        let kind = candidate.kind?;
        let words = self.words(candidate);
        if kind == EntityKind::Person {
            let full = words.len() > 1;
            let given = self
                .layout
                .tokens
                .get(candidate.tokens.start)
                .is_some_and(|t| t.has(Flags::GIVEN_NAME) || t.tag == Tag::CD);
            let sure = || {
                self.bodies
                    .get(&name_hash(words.iter().copied()))
                    .is_some_and(|evidence| evidence.body >= body::SURE)
            };
            if full && !candidate.titled && (!given || sure()) {
                if let Some(body) = self.body_told(&words) {
                    return Some((self.body_of(candidate, body), body, MentionForm::Name));
                }
            }
            // "De Blasio" after "Bill de Blasio"; whether there is one, the whole article tells.
            if full && !given && self.names.is_particle(words[0]) {
                return None;
            }
            if let Some(known) = self.longer_name(&words) {
                return Some((known, kind, MentionForm::Surname));
            }
            return full.then(|| (self.person_of(candidate, words), kind, MentionForm::Name));
        }
        Some((self.body_of(candidate, kind), kind, MentionForm::Name))
    }

    /// A team that is no listed club: "Skeid 0".
    fn in_results(&mut self, candidate: &Candidate<'g>) -> bool {
        let given = self
            .layout
            .tokens
            .get(candidate.tokens.start)
            .is_some_and(|t| t.has(Flags::GIVEN_NAME) && candidate.tokens.len() > 1);
        let listed = candidate.listed.is_some_and(|found| {
            found.form() != MatchForm::Weak
                && found
                    .entries()
                    .any(|(e, _)| e.kind() != EntityKind::Place || self.is_team(e))
                || found
                    .entries()
                    .any(|(e, _)| self.is_team(e) || e.kind() == EntityKind::Country)
        });
        let layout = self.layout;
        !given
            && !listed
            && !candidate.titled
            && sport::in_results(layout, &candidate.tokens)
            && self.is_sport()
    }

    fn is_team(&self, entry: &Entry) -> bool {
        entry.metadata("type") == Some("club")
    }

    /// What the row of names is in which this candidate stands.
    pub(super) fn row(&self, number: usize) -> Row {
        self.rows.get(number).copied().unwrap_or_default()
    }

    /// The kind of body that the article has told the bearer of this name to be.
    pub(super) fn body_told(&self, words: &[u64]) -> Option<EntityKind> {
        self.bodies
            .get(&name_hash(words.iter().copied()))
            .and_then(|evidence| body::kind(*evidence))
    }

    /// The body or place of this name, new or known.
    fn body_of(&mut self, candidate: &Candidate<'g>, kind: EntityKind) -> usize {
        let words = self.words(candidate);
        let entity = match self
            .full
            .get(&of_kind(kind, name_hash(words.iter().copied())))
        {
            Some(&known) => known,
            None => {
                let told = self.body_told(&words).is_some();
                let entity = self.add(self.surface(candidate.span).into(), kind, None, words);
                if kind == EntityKind::Institution {
                    self.learn_short(candidate, entity, told);
                }
                entity
            }
        };
        self.learn_acronym(candidate, entity);
        self.learn_head(candidate, entity);
        entity
    }

    /// "Eastmere Water" is "Eastmere" for short, "NK Dravina" "Dravina".
    fn learn_short(&mut self, candidate: &Candidate<'_>, entity: usize, told: bool) {
        let tokens = &candidate.tokens;
        if tokens.len() < 2 {
            return;
        }
        let head = |at: usize| {
            self.layout
                .tokens
                .get(at)
                .and_then(|t| self.names.head(t.word))
        };
        let club = head(tokens.start).is_some_and(|h| h.company && h.first);
        let company = head(tokens.end - 1).is_some_and(|h| h.company && h.last);
        if !(club || company || told && head(tokens.end - 1).is_none()) {
            return;
        }
        let at = tokens.start + usize::from(club);
        let Some(token) = self.layout.tokens.get(at) else {
            return;
        };
        let ordinary = Lexicon::shared()
            .word(token.word)
            .is_some_and(|w| !w.tag.is_name());
        let place = self
            .gazetteer
            .matches(self.layout.word(at))
            .any(|m| matches!(m.entry().kind(), EntityKind::Country | EntityKind::Place));
        if !ordinary && !place && token.is_capital() && !token.has(Flags::GIVEN_NAME) {
            self.short.entry(token.word).or_insert(entity);
        }
    }

    /// "the Commission" after "European Commission"
    fn learn_head(&mut self, candidate: &Candidate<'_>, entity: usize) {
        if self.beings[entity].kind != EntityKind::Institution || candidate.tokens.len() < 2 {
            return;
        }
        for at in [candidate.tokens.start, candidate.tokens.end - 1] {
            let Some(token) = self.layout.tokens.get(at) else {
                continue;
            };
            let edge = |h: super::lexicon::Head| {
                h.kind == Some(EntityKind::Institution)
                    && !h.company
                    && (h.last && at + 1 == candidate.tokens.end
                        || h.first && at == candidate.tokens.start)
            };
            if token.is_capital() && self.names.head(token.word).is_some_and(edge) {
                self.headed.insert(token.word, entity);
            }
        }
    }

    /// "Indian government"
    fn ends_low(&self, candidate: &Candidate<'_>) -> bool {
        self.layout
            .tokens
            .get(candidate.tokens.end - 1)
            .is_some_and(|t| t.shape == Shape::Lower)
    }

    /// The person whose name ends in these words: "López Tobar" is "Andrés Manuel López Tobar".
    fn longer_name(&self, words: &[u64]) -> Option<usize> {
        if words.len() < 2 {
            return None;
        }
        let namesakes = self.people.get(words.last()?)?;
        let ends = |entity: &&usize| is_end(&self.beings[**entity].words, words);
        namesakes.iter().rev().take(NAMESAKES).find(ends).copied()
    }

    /// The person of this name, new or known.
    fn person_of(&mut self, candidate: &Candidate<'g>, words: Vec<u64>) -> usize {
        match self.same_person(&words) {
            Some(known) => {
                if words.len() > self.beings[known].words.len() && self.beings[known].key.is_none()
                {
                    self.beings[known].name = self.person_surface(candidate.span).into();
                    self.index(known, words);
                }
                known
            }
            None => self.add(
                self.person_surface(candidate.span).into(),
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
        let sure = found.form() != MatchForm::Weak && found.form() != MatchForm::Demonym;
        let weak = found.form() == MatchForm::Weak;
        if weak || sure && found.entry().kind() != EntityKind::Institution {
            if let Some(club) = self.club_named(candidate, found) {
                return Some(club);
            }
        }
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let state = self.state_of_town(found, &around);
        if let Some(place) = state.or_else(|| self.other_land(found)) {
            // A vote's name has the land as its part.
            if around.names_vote() {
                return None;
            }
            let entity = self.enter(place);
            return Some((entity, place.kind(), MentionForm::Name));
        }
        // "c Stewart b Cork": no town of Ireland.
        if found.entry().kind() == EntityKind::Place
            && candidate.tokens.len() == 1
            && sport::plays(self.layout, &candidate.tokens)
            && self.is_sport()
        {
            let words = self.words(candidate);
            return Some((
                self.person_of(candidate, words),
                EntityKind::Person,
                MentionForm::Name,
            ));
        }
        let form = found.form();
        let mut entry = found.entry();
        // Several papers are called The Times, or Le Soleil.
        if entry.kind() == EntityKind::Outlet {
            entry = self.outlet_of_the_land(found).unwrap_or(entry);
        }
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
            let paper = around.before(1).is_some_and(|t| t.has(Flags::OUTLET));
            // "told The Post": the article is part of the name.
            let article = !around.opens()
                && self.layout.word(candidate.tokens.start) == "The"
                && around.after(1).is_none_or(|t| {
                    !t.is_capital()
                        && !t.tag.is_noun()
                        && t.tag != Tag::JJ
                        && !is_word!(t.word, "of")
                });
            if entry.kind() == EntityKind::Outlet
                && (around.speaks() || paper || around.according() || article)
            {
                return Some((self.enter(entry), EntityKind::Outlet, MentionForm::Name));
            }
            if entry.kind() != EntityKind::Person {
                return None;
            }
            let words = self.words(candidate);
            // "Le Pen": a surname; of whom, the whole article tells.
            if self.names.is_particle(words[0]) {
                return None;
            }
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
            && !self.opens_dateline(candidate)
        {
            return None;
        }
        // "Washington accuses": the capital speaks for its country.
        if entry.kind() == EntityKind::Place && around.governs() && !self.opens_dateline(candidate)
        {
            if let Some(country) = entry
                .metadata("stands_for")
                .and_then(|key| self.gazetteer.get(key))
            {
                let entity = self.enter(country);
                return Some((entity, country.kind(), MentionForm::Alias));
            }
        }
        // A vote's name has the land as its part.
        if around.names_vote() {
            return None;
        }
        let entity = self.enter(entry);
        let office = around
            .after(1)
            .is_some_and(|t| t.has(Flags::TITLE) && t.is_capital());
        if (self.ends_low(candidate) || office) && entry.metadata("type") == Some("government") {
            return Some((entity, entry.kind(), MentionForm::Description));
        }
        if self.names_members(candidate, entry) {
            return Some((entity, entry.kind(), MentionForm::Demonym));
        }
        self.spell(entity, candidate);
        self.learn_head(candidate, entity);
        let form = if form == MatchForm::Name {
            MentionForm::Name
        } else {
            MentionForm::Alias
        };
        if entry.kind() != EntityKind::Person {
            self.learn_acronym(candidate, entity);
        }
        Some((entity, entry.kind(), form))
    }

    /// "Augusta, Georgia": the land that the town before the comma is in.
    fn state_of_town(&self, found: Match<'g>, around: &Around<'_>) -> Option<&'g Entry> {
        found.entries().nth(1)?;
        let comma = around.before(1).is_some_and(|t| t.tag == Tag::Comma);
        let town = around.before(2).filter(|t| comma && t.is_capital())?;
        let text = self.layout.text.get(town.span.range())?;
        let land = self
            .gazetteer
            .matches(text)
            .filter(|m| m.form() != MatchForm::Demonym)
            .flat_map(|m| m.entries().map(|(e, _)| e).collect::<Vec<_>>())
            .find(|e| e.kind() == EntityKind::Place)?
            .metadata("country")?;
        found
            .entries()
            .map(|(entry, _)| entry)
            .find(|e| e.kind() == EntityKind::Place && e.metadata("country") == Some(land))
            .filter(|e| e.key() != found.entry().key())
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
                .and_then(|key| self.lands.get(&hash_of(key)))
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

    /// Counts by country what is listed of that country only.
    pub(super) fn count_lands(&mut self, candidates: &[Candidate<'g>]) {
        let land = |entry: &'g Entry| match entry.kind() {
            EntityKind::Country => Some(entry.key()),
            _ => entry.metadata("country"),
        };
        for found in candidates
            .iter()
            .filter_map(|c| c.listed)
            .filter(|m| m.form() != MatchForm::Weak)
        {
            let first = land(found.entry());
            let mut others = found.entries().skip(1);
            if let Some(land) = first.filter(|_| others.all(|(e, _)| land(e) == first)) {
                *self.lands.entry(hash_of(land)).or_default() += 1;
            }
        }
    }

    /// "Labour", a noun of the Labour Party's name, is the party; "Conservative" tells whose somebody is.
    fn names_party(&self, candidate: &Candidate<'_>, entry: &Entry) -> bool {
        let words = Lexicon::shared();
        let text = self.layout.word(candidate.tokens.start);
        self.layout
            .tokens
            .get(candidate.tokens.start)
            .and_then(|t| words.word(t.word))
            .is_some_and(|word| word.tag == Tag::NN)
            && entry.name().split(' ').any(|word| word == text)
    }

    /// "Republicans" are no party, but the people of one.
    fn names_members(&self, candidate: &Candidate<'_>, entry: &Entry) -> bool {
        let text = self
            .layout
            .text
            .get(candidate.span.range())
            .unwrap_or_default();
        candidate.tokens.len() == 1
            && entry.kind() == EntityKind::Institution
            && text.len() > 4
            && entry.metadata("type") == Some("party")
            && text != entry.name()
            && entry.name().starts_with(text.trim_end_matches('s'))
            && !self.names_party(candidate, entry)
    }

    /// People bear the name that the article gives them in full: Sergey or Sergei, with diacritics or without.
    fn spell(&mut self, entity: usize, candidate: &Candidate<'_>) {
        let being = &self.beings[entity];
        if being.kind != EntityKind::Person || being.spelled || candidate.tokens.len() < 2 {
            return;
        }
        // "Di Maio" is not all of Luigi Di Maio.
        let words = self.words(candidate);
        if candidate.titled || !is_end(&being.words, &words) {
            let surface = self.person_surface(candidate.span);
            let being = &mut self.beings[entity];
            being.spelled = true;
            being.name = surface.into();
            self.index(entity, words);
        }
    }

    pub(super) fn in_capitals(&self, candidate: &Candidate<'_>) -> bool {
        self.layout
            .sentences
            .get(candidate.sentence)
            .is_some_and(|sentence| {
                let words = &self.layout.tokens[sentence.tokens.clone()];
                let upper = words.iter().filter(|t| t.shape == Shape::Upper).count();
                upper * 2 > words.iter().filter(|t| t.is_word()).count()
            })
    }

    /// A single word, a titled surname or a weak form: settled by what the article has said in full.
    pub(super) fn short_name(
        &mut self,
        candidate: &Candidate<'g>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let token = self.layout.tokens.get(candidate.tokens.start)?;
        let single = candidate.tokens.len() == 1;
        if let Some((word, found)) = self.paper_word(candidate).zip(candidate.listed) {
            if let Some(&paper) = self.papers.get(&word) {
                return Some((paper, EntityKind::Outlet, MentionForm::Alias));
            }
            if let Some(listed) = self.listed_name(candidate, found) {
                return Some(listed);
            }
        }
        if let Some(&entity) = self.short.get(&token.word).filter(|_| single) {
            return Some((entity, self.beings[entity].kind, MentionForm::Alias));
        }
        if candidate.listed.is_some() && around.names_vote() {
            return None;
        }
        // "Upper | Darby" opens a sentence, where a capital says little; elsewhere it is Upper Darby.
        if single && candidate.listed.is_none() && around.before(1).is_some_and(Token::is_capital) {
            let hash = name_hash([around.word_before(), token.word]);
            for kind in [EntityKind::Place, EntityKind::Institution] {
                if let Some(&entity) = self.full.get(&of_kind(kind, hash)) {
                    return Some((entity, kind, MentionForm::Alias));
                }
            }
        }
        if single && !candidate.titled {
            if let Some(entity) = self.by_head_word(candidate, token.word, &around) {
                return Some((entity, self.beings[entity].kind, MentionForm::Alias));
            }
        }
        if let Some(found) = candidate.listed {
            if let Some(club) = self.club_named(candidate, found) {
                return Some(club);
            }
            if let Some(tie) = self.weak_name(candidate, found, &around, number) {
                return Some(tie);
            }
        }
        // "RUGBY LEAGUE - ", "ICE HOCKEY - "
        let slug = single
            && (sport::is_slug(token.word)
                || around
                    .after(1)
                    .is_some_and(|t| t.shape == Shape::Upper && sport::is_slug(t.word)));
        if slug && token.shape == Shape::Upper && around.is_head() {
            return None;
        }
        let text = self.layout.word(candidate.tokens.start);
        // "RTRS - Tennis - " has no city.
        let code = token.shape == Shape::Upper
            && text.len() <= 4
            && !text.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        if single && !code && self.opens_dateline(candidate) {
            let title = text
                .chars()
                .take(1)
                .chain(text.chars().skip(1).flat_map(char::to_lowercase));
            let title: String = title.collect();
            let listed = self
                .gazetteer
                .matches(&title)
                .find(|m| {
                    m.entry().kind() == EntityKind::Place && m.span().range() == (0..title.len())
                })
                .map(|m| m.entry());
            if let Some(place) = listed {
                let entity = self.enter(place);
                return Some((entity, EntityKind::Place, MentionForm::Name));
            }
            // "SOCCER - Norwich win again"
            if candidate.common && around.after(1).is_some_and(|t| t.tag == Tag::Dash) {
                return None;
            }
            let entity = self.body_of(candidate, EntityKind::Place);
            self.beings[entity].name = title.into();
            return Some((entity, EntityKind::Place, MentionForm::Name));
        }
        if single && self.body_told(&[token.word]).is_none() && self.is_no_name(token) {
            return None;
        }
        let last = self.layout.tokens.get(candidate.tokens.end - 1)?;
        // "Brown bears attacked" speaks of no Mr. Brown.
        let opens = candidate.common && around.is_head() && !candidate.titled;
        // "Cousins, who", "Cousins and Berg"
        let named = is_word!(around.after(1).map_or(0, |t| t.word), "and" | "or")
            || is_word!(around.after(2).map_or(0, |t| t.word), "who" | "whose");
        if opens && !around.acts() && !around.possessive() && !around.speaks() && !named {
            return None;
        }
        if let Some(entity) = self.person_called(last.word, candidate) {
            return Some((entity, EntityKind::Person, MentionForm::Surname));
        }
        let surname = |found: Match<'_>| !single && found.entry().kind() == EntityKind::Person;
        if candidate.titled
            || candidate.listed.is_some_and(surname)
            || candidate.kind == Some(EntityKind::Person) && candidate.listed.is_none()
        {
            let words = self.words(candidate);
            if let Some(known) = self.longer_name(&words) {
                return Some((known, EntityKind::Person, MentionForm::Surname));
            }
            let entity = self.person_of(candidate, words);
            return Some((entity, EntityKind::Person, MentionForm::Name));
        }
        if !single {
            let kind = self.body_told(&self.words(candidate))?;
            return Some((self.body_of(candidate, kind), kind, MentionForm::Name));
        }
        let kind = self.guess(candidate, &around)?;
        let hash = name_hash([token.word]);
        let entity = match self.full.get(&of_kind(kind, hash)) {
            Some(&known) => known,
            None => {
                let words = vec![token.word];
                let entity = self.add(self.surface(candidate.span).into(), kind, None, words);
                self.full.insert(of_kind(kind, hash), entity);
                entity
            }
        };
        Some((entity, kind, MentionForm::Name))
    }

    /// Of several outlets of one name that of the country in the news, or else the first.
    fn outlet_of_the_land(&self, found: Match<'g>) -> Option<&'g Entry> {
        let land = |entry: &Entry| {
            let country = entry.metadata("country").map(hash_of);
            country.and_then(|key| self.lands.get(&key)).copied()
        };
        let entries: Vec<&Entry> = found.entries().map(|(entry, _)| entry).collect();
        let outlets = entries.into_iter().rev();
        outlets
            .filter(|entry| entry.kind() == EntityKind::Outlet)
            .max_by_key(|entry| land(entry).unwrap_or(0))
    }

    /// The word of "The Times", "Post": an outlet by one word, which many share.
    fn paper_word(&self, candidate: &Candidate<'_>) -> Option<u64> {
        let found = candidate.listed?;
        let words = self.layout.tokens.get(candidate.tokens.clone())?;
        match words {
            [word] | [_, word]
                if found.entry().kind() == EntityKind::Outlet
                    && (words.len() == 1 || is_word!(words[0].word, "the"))
                    && self
                        .names
                        .head(word.word)
                        .is_some_and(|h| h.kind == Some(EntityKind::Outlet)) =>
            {
                Some(word.word)
            }
            _ => None,
        }
    }

    /// "The New York Times" is "The Times" from here on, until another is named so. `only_first`: another changes nothing.
    pub(super) fn learn_paper(
        &mut self,
        candidate: &Candidate<'_>,
        entity: usize,
        only_first: bool,
    ) {
        if self.beings[entity].kind != EntityKind::Outlet {
            return;
        }
        let words = self
            .layout
            .tokens
            .get(candidate.tokens.clone())
            .unwrap_or_default();
        let words = match words {
            [the, rest @ ..] if is_word!(the.word, "the") => rest,
            _ => words,
        };
        if let [_, .., last] = words {
            let paper = self.papers.entry(last.word).or_insert(entity);
            if !only_first {
                *paper = entity;
            }
        }
    }

    fn weak_name(
        &mut self,
        candidate: &Candidate<'g>,
        found: Match<'g>,
        around: &Around<'_>,
        number: usize,
    ) -> Option<(usize, EntityKind, MentionForm)> {
        // Said in full elsewhere in the article.
        let known = found
            .entries()
            .find_map(|(entry, _)| self.listed.get(&entry_id(entry)).copied());
        if let Some(entity) = known {
            let kind = self.beings[entity].kind;
            // Another person of that surname may have been named too.
            let word = self.layout.tokens.get(candidate.tokens.end - 1)?.word;
            if kind == EntityKind::Person && self.people.get(&word).is_some_and(|p| p.len() > 1) {
                let person = self.person_called(word, candidate)?;
                return Some((person, kind, MentionForm::Surname));
            }
            let fits = match kind {
                EntityKind::Outlet | EntityKind::Institution => {
                    let broadcaster = kind == EntityKind::Outlet
                        && found.entry().metadata("type") == Some("broadcaster");
                    around.after_the()
                        || !candidate.common
                        || broadcaster && !around.opens()
                        || self.means_listed(candidate, found.entry(), around)
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
        // Which of two Clintons, the article does not say.
        let people = |(entry, _): &(&Entry, MatchForm)| entry.kind() == EntityKind::Person;
        let several = found.entries().filter(people).nth(1).is_some();
        let (entry, _) = found.entries().find(|(entry, _)| match entry.kind() {
            EntityKind::Outlet => {
                around.after_the() && (around.speaks() || around.as_source())
                    || self.means_listed(candidate, entry, around)
            }
            // A town that some club is called by, outside sport.
            EntityKind::Institution if entry.metadata("type") == Some("club") => around.after_the(),
            EntityKind::Institution => {
                // ETA and PAN are words in small letters only.
                let acronym = candidate.tokens.len() == 1
                    && self.layout.word(candidate.tokens.start).len() > 2
                    && self
                        .layout
                        .tokens
                        .get(candidate.tokens.start)
                        .is_some_and(|t| t.shape == Shape::Upper)
                    && !candidate.heading
                    && !self.in_capitals(candidate);
                acronym
                    || around.after_the()
                    || around.acts() && !candidate.common
                    || self.means_listed(candidate, entry, around)
            }
            EntityKind::Country => !candidate.common || !around.is_head(),
            EntityKind::Place => {
                around.after_place_word()
                    || around.after_way_word()
                    || around.named_after_ground()
                    || self.row(number).kind == Some(EntityKind::Place)
                    || self.is_town(candidate, around)
                    || self.means_listed(candidate, entry, around)
            }
            EntityKind::Person => {
                !several && (candidate.titled || around.speaks() && !candidate.common)
            }
        })?;
        let entity = self.enter(entry);
        let form = if self.names_members(candidate, entry) {
            MentionForm::Demonym
        } else {
            MentionForm::Alias
        };
        Some((entity, entry.kind(), form))
    }

    /// A listed name that is a word too, with a capital where a word has none: "brought against Apple", "a House hearing".
    fn means_listed(&self, candidate: &Candidate<'_>, entry: &Entry, around: &Around<'_>) -> bool {
        let Some(token) = self.layout.tokens.get(candidate.tokens.start) else {
            return false;
        };
        let surname = self.names.is_surname(token.word);
        let named = candidate.common
            && !token.has(Flags::GIVEN_NAME)
            && !around.opens()
            && !candidate.heading
            && !token.has(Flags::MONTH.or(Flags::WEEKDAY));
        // "Labour MP" is a title; the party's name is none for that.
        let office = is_word!(around.word_before(), "of")
            && around.before(2).is_some_and(|t| t.has(Flags::TITLE))
            || around
                .after(1)
                .is_some_and(|t| t.has(Flags::TITLE) && t.is_capital());
        let party = named && !office && self.names_party(candidate, entry);
        let named = named && !token.has(Flags::TITLE);
        match entry.kind() {
            EntityKind::Place => named && !surname,
            EntityKind::Institution if entry.metadata("type") == Some("company") => {
                named || self.body_told(&[token.word]).is_some()
            }
            EntityKind::Institution if entry.metadata("type") == Some("party") => party,
            // "34 House seats"
            EntityKind::Institution => {
                named
                    && around.before_noun()
                    && (!surname || entry.metadata("type") == Some("parliament"))
            }
            EntityKind::Outlet => {
                !around.opens() && !candidate.heading && around.before_journalist()
            }
            _ => false,
        }
    }

    /// A word that the news has as a place far more often than as anything else.
    fn is_town(&self, candidate: &Candidate<'_>, around: &Around<'_>) -> bool {
        let word = self.layout.tokens.get(candidate.tokens.start);
        let somebody =
            |word: u64| self.names.is_surname(word) && (around.does() || around.possessive());
        !candidate.titled
            && !self.in_capitals(candidate)
            && word.is_some_and(|t| self.names.is_place(t.word) && !somebody(t.word))
    }

    /// The person of that name who is named in full most often, or of several the first: the one whom the article is about goes by the surname,
    /// relatives are told by their given names.
    fn person_called(&self, word: u64, candidate: &Candidate<'_>) -> Option<usize> {
        let people = self.people.get(&word)?;
        let people = &people[people.len().saturating_sub(NAMESAKES)..];
        let fitting = |entity: &usize| self.may_be(*entity, candidate);
        let by_last = |entity: &usize| self.beings[*entity].words.last() == Some(&word);
        let by_first = |entity: &usize| self.beings[*entity].words.first() == Some(&word);
        let most_named = |is_named: &dyn Fn(&usize) -> bool| {
            let named = people.iter().copied().filter(|e| is_named(e) && fitting(e));
            named.rev().max_by_key(|e| self.beings[*e].in_full)
        };
        if candidate.tokens.len() > 1 {
            let words = self.words(candidate);
            let longer = most_named(&|e| is_end(&self.beings[*e].words, &words));
            let alone = || most_named(&|e| by_last(e) && self.beings[*e].words.len() == 1);
            return longer.or_else(alone);
        }
        most_named(&by_last).or_else(|| {
            let common = candidate.common && !candidate.titled;
            if common {
                None
            } else {
                most_named(&by_first)
            }
        })
    }

    /// "Mr. President", "World War II": nobody's name, unless the article has such a surname in full.
    fn is_no_name(&self, token: &Token) -> bool {
        let title = token.has(Flags::TITLE) && !token.has(Flags::GIVEN_NAME);
        let surname = || {
            self.people.get(&token.word).is_some_and(|people| {
                people.iter().rev().take(NAMESAKES).any(|&e| {
                    let words = &self.beings[e].words;
                    words.len() > 1 && words.last() == Some(&token.word)
                })
            })
        };
        let other = self
            .names
            .head(token.word)
            .is_some_and(|h| h.kind.is_none());
        (title || other || self.names.is_suffix(token.word)) && !surname()
    }

    /// The body last named with this head word: "the Commission", "a Commission spokesman".
    fn by_head_word(
        &self,
        candidate: &Candidate<'_>,
        word: u64,
        around: &Around<'_>,
    ) -> Option<usize> {
        let &entity = self.headed.get(&word)?;
        // "the House" is the chamber, White House or not.
        let is_chamber = |entry: &Entry| entry.metadata("type") == Some("parliament");
        let other = self.beings[entity]
            .key
            .and_then(|key| self.gazetteer.get(key));
        if candidate
            .listed
            .is_some_and(|found| is_chamber(found.entry()))
            && other.is_some_and(|entry| !is_chamber(entry))
        {
            return None;
        }
        let before_person = around
            .after(1)
            .is_some_and(|t| t.has(Flags::PERSON) && t.shape == Shape::Lower);
        let fits = around.after_the() || before_person || around.possessive() || !around.is_head();
        (fits && !self.in_capitals(candidate)).then_some(entity)
    }

    /// "BRUSSELS, May 14 (Reuters) -", "STORNOWAY, Scotland —"
    fn opens_dateline(&self, candidate: &Candidate<'_>) -> bool {
        let Some(sentence) = self.layout.sentences.get(candidate.sentence) else {
            return false;
        };
        candidate.tokens.start == sentence.tokens.start
            && super::run::opens_dateline(
                &self.layout.tokens,
                candidate.tokens.start,
                sentence.tokens.end,
            )
    }
}

/// The words are the end of a longer name.
fn is_end(name: &[u64], words: &[u64]) -> bool {
    name.len() > words.len() && name.ends_with(words)
}
