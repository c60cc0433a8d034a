//! Each rule of attribution has examples and counter-examples (`cases/attribution/*.toml`), and the table of rules is up to date:
//! `INQUIT_UPDATE=1 cargo test --test rules` writes it anew.
#![allow(clippy::unwrap_used)]

#[allow(dead_code)]
#[path = "articles/answer.rs"]
mod answer;
#[allow(dead_code)]
#[path = "attribution/case.rs"]
mod case;
#[allow(dead_code)]
#[path = "articles/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "attribution/found.rs"]
mod found;
#[path = "articles/read.rs"]
mod read;
#[path = "articles/resolve.rs"]
mod resolve;
#[path = "rules/table.rs"]
mod table;
#[allow(dead_code)]
#[path = "articles/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use inquit::Extractor;

use case::read_cases;
use found::{is_of, outcome};
use read::{answer, article, ARTICLES};

const LEAST_EXAMPLES: usize = 4;
const LEAST_COUNTER_EXAMPLES: usize = 3;

/// What the cases and the articles tell of a rule.
#[derive(Default)]
pub struct Rule {
    /// What it finds, as its file says.
    pub finds: String,
    /// Texts in which it finds what the case wants, with marks for source, cue and content.
    pub examples: Vec<String>,
    /// Texts in which it finds nothing, as it should.
    pub counter_examples: Vec<String>,
    /// Cases that name the rule and fail.
    pub failing: Vec<String>,
    /// Attributions in the articles.
    pub given: usize,
    /// How many of them the readers gave as well.
    pub right: usize,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/attribution/rules")
}

/// The rules by id, each from the first line of its file; a file whose first line has no id is no rule.
fn rules() -> BTreeMap<String, Rule> {
    let mut rules = BTreeMap::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let header = text
            .strip_prefix("//! `")
            .and_then(|rest| rest.lines().next())
            .and_then(|line| line.split_once("`: "));
        if let Some((id, finds)) = header {
            let rule = Rule {
                finds: finds.trim_end_matches('.').to_owned(),
                ..Rule::default()
            };
            rules.insert(id.to_owned(), rule);
        }
    }
    rules
}

fn count_cases(extractor: &Extractor, rules: &mut BTreeMap<String, Rule>) {
    for case in read_cases() {
        let outcome = outcome(extractor, &case);
        let document = extractor.extract(&case.text);
        let unknown = |id: &str| format!("{}: there is no rule `{id}`", case.name);
        for (wanted, right) in case.attributions.iter().zip(&outcome.right) {
            let Some(id) = &wanted.rule else { continue };
            let rule = rules
                .get_mut(id)
                .unwrap_or_else(|| panic!("{}", unknown(id)));
            match right {
                Some(number) => {
                    let example = table::marked(&case.text, &document.attributions()[*number]);
                    rule.examples.push(example);
                }
                None => rule.failing.push(case.name.clone()),
            }
        }
        for (id, keeps_off) in case.not.iter().zip(&outcome.keeps_off) {
            let rule = rules
                .get_mut(id)
                .unwrap_or_else(|| panic!("{}", unknown(id)));
            if *keeps_off {
                rule.counter_examples.push(table::plain(&case.text));
            } else {
                rule.failing.push(case.name.clone());
            }
        }
    }
}

fn count_articles(extractor: &Extractor, rules: &mut BTreeMap<String, Rule>) {
    for name in ARTICLES {
        let text = article(name);
        let document = extractor.extract(&text);
        let meant = check::meant(&document, &answer(name, &text));
        for (attribution, meant) in document.attributions().iter().zip(meant) {
            let id = attribution.rule();
            assert!(
                rules.contains_key(id),
                "{name}: no file for the rule `{id}`"
            );
            for (_, rule) in rules
                .iter_mut()
                .filter(|(id, _)| is_of(&document, attribution, id))
            {
                rule.given += 1;
                rule.right += usize::from(meant);
            }
        }
    }
}

#[test]
fn each_rule_has_examples_and_counter_examples() {
    let mut rules = rules();
    assert!(!rules.is_empty());
    count_cases(&Extractor::new(), &mut rules);
    for (id, rule) in &rules {
        let (examples, counter_examples) = (rule.examples.len(), rule.counter_examples.len());
        assert!(
            examples >= LEAST_EXAMPLES && counter_examples >= LEAST_COUNTER_EXAMPLES,
            "`{id}` has {examples} examples and {counter_examples} counter-examples that are right; failing: {:?}",
            rule.failing
        );
    }
}

#[test]
fn the_table_of_rules_is_up_to_date() {
    let mut rules = rules();
    let extractor = Extractor::new();
    count_cases(&extractor, &mut rules);
    count_articles(&extractor, &mut rules);
    let (path, table) = (folder().join("README.md"), table::write(&rules));
    if std::env::var_os("INQUIT_UPDATE").is_some_and(|v| v == "1") {
        fs::write(&path, &table).unwrap();
        return;
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stored == table,
        "src/attribution/rules/README.md is not up to date: INQUIT_UPDATE=1 cargo test --test rules writes it anew"
    );
}
