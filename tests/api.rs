//! The public surface: what users build on besides the text they give.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use inquit::{
    Attribution, AttributionKind, AttributionRecord, Candidate, Choice, Dateline, DatelineRecord,
    Document, Entity, EntityKind, EntityRecord, Entry, Error, Explanation, Extractor,
    ExtractorBuilder, Gazetteer, GazetteerBuilder, Match, MatchForm, Matches, Mention, MentionForm,
    MentionRecord, Newlines, Offsets, Overlap, Part, Quotation, Reason, Record, Segmenter,
    SegmenterBuilder, Sentence, SentenceKind, SentenceRecord, Sentences, Span, SpanRecord, Stance,
    Verdict,
};

macro_rules! each {
    ($check:ident: $($type:ty),* $(,)?) => { $($check::<$type>();)* };
}

/// Every type can be shared between threads, caught behind a panic, copied and printed.
#[test]
fn all_types_are_send_sync_clone_and_debug() {
    fn shared<T: Send + Sync + UnwindSafe + RefUnwindSafe + Unpin + Clone + Debug>() {}
    each!(shared: Attribution, AttributionKind, AttributionRecord, Candidate, Choice, Dateline<'_>, DatelineRecord, Document<'_>,
        Entity, EntityKind, EntityRecord, Entry, Error, Explanation<'_>, Extractor, ExtractorBuilder, Gazetteer, GazetteerBuilder,
        Match<'_>, MatchForm, Matches<'_>, Mention, MentionForm, MentionRecord, Newlines, Offsets, Overlap, Part, Quotation,
        Reason, Record, Segmenter, SegmenterBuilder, Sentence, SentenceKind, SentenceRecord, Sentences<'_, '_>, Span, SpanRecord,
        Stance, Verdict);
    fn lasting<T: 'static>() {}
    each!(lasting: Extractor, Gazetteer, Segmenter, Entry, Record, Error);
    fn error<T: std::error::Error>() {}
    error::<Error>();
}

/// What has no number with a fraction in it can be a key of a map; kinds can be sorted and printed.
#[test]
fn values_are_keys_and_kinds_are_words() {
    fn key<T: Eq + Hash>() {}
    each!(key: AttributionKind, Dateline<'_>, DatelineRecord, Entity, EntityKind, EntityRecord, Entry, MatchForm, Mention, MentionForm,
        MentionRecord, Newlines, Offsets, Overlap, Part, Quotation, Sentence, SentenceKind, SentenceRecord, Span, SpanRecord, Stance, Verdict);
    fn word<T: Copy + Ord + Hash + Display>() {}
    each!(word: AttributionKind, EntityKind, MatchForm, MentionForm, Offsets, SentenceKind, Stance);
    assert_eq!(
        format!("{:>7}|{:<7}|", Stance::Deny, EntityKind::Place),
        "   deny|place  |"
    );
}

#[test]
fn a_threshold_is_kept_between_nothing_and_all() {
    let found = |threshold: f32| {
        let extractor = Extractor::builder().threshold(threshold).build().unwrap();
        extractor
            .extract("Perhaps so, he said. “We won,” said Ana Lopes. They may think so.")
            .attributions()
            .to_vec()
    };
    assert_eq!(found(-1.0), found(0.0));
    assert_eq!(found(7.0), found(1.0));
    assert_eq!(
        found(f32::NAN),
        Extractor::new()
            .extract("Perhaps so, he said. “We won,” said Ana Lopes. They may think so.")
            .attributions()
    );
}

fn speaker(extractor: &Extractor, text: &str) -> Option<(String, Option<String>)> {
    let document = extractor.extract(text);
    let speaker = document.attributions().first()?.speaker()?;
    let entity = &document.entities()[speaker];
    Some((entity.name().to_owned(), entity.key().map(str::to_owned)))
}

#[test]
fn an_outlet_of_the_users_list_speaks() {
    let list = "kind\tkey\tname\taliases\noutlet\tvalley-echo\tThe Valley Echo\tzeitblatt\n";
    let gazetteer = Gazetteer::builder().tsv("ours.tsv", list).build().unwrap();
    let extractor = Extractor::builder().gazetteer(gazetteer).build().unwrap();
    let echo = Some(("The Valley Echo".to_owned(), Some("valley-echo".to_owned())));
    let text = "The bridge will stay closed until spring, The Valley Echo reported on Monday.";
    assert_eq!(speaker(&extractor, text), echo);
    assert_ne!(speaker(&Extractor::new(), text), echo);
    // By another name, in lower case, which no rule takes for a name.
    let text = "The bridge will stay closed until spring, zeitblatt reported on Monday.";
    assert_eq!(speaker(&extractor, text), echo);
    assert_eq!(speaker(&Extractor::new(), text), None);
}

#[test]
fn the_embedded_lists_stay_beside_the_users_unless_left_out() {
    let list = "kind\tkey\tname\nplace\truritz\tRuritz\n";
    let text = "“We won,” TASS said in Ruritz.";
    let both = Gazetteer::builder().tsv("ours.tsv", list).build().unwrap();
    let alone = Gazetteer::builder()
        .without_builtin()
        .tsv("ours.tsv", list)
        .build()
        .unwrap();
    for (gazetteer, expected) in [(both, ["tass", "ruritz"].as_slice()), (alone, &["ruritz"])] {
        let extractor = Extractor::builder().gazetteer(gazetteer).build().unwrap();
        let document = extractor.extract(text);
        let keys: Vec<&str> = document.entities().iter().filter_map(|e| e.key()).collect();
        assert_eq!(keys, expected);
    }
}

#[test]
fn rows_carry_key_identifier_and_metadata_to_matches_and_entities() {
    let rows = [
        Entry::new(EntityKind::Person, "jane-roe", "Jane Roe")
            .with("wikidata", "Q0")
            .with("desk", "harbour"),
        Entry::new(EntityKind::Outlet, "valley-echo", "Valley Echo"),
    ];
    let gazetteer = Gazetteer::builder().entries("rows", rows).build().unwrap();
    let text = "“We won,” Jane Roe told the Valley Echo in France.";
    let found: Vec<(&str, Option<String>, Option<&str>)> = gazetteer
        .matches(text)
        .map(|m| m.entry())
        .map(|e| (e.key(), e.identifier(), e.metadata("desk")))
        .collect();
    let roe = ("jane-roe", Some("wikidata:Q0".to_owned()), Some("harbour"));
    let france = ("FR", Some("iso3166:FR".to_owned()), None);
    assert_eq!(found, [roe, ("valley-echo", None, None), france]);
    let extractor = Extractor::builder()
        .gazetteer(gazetteer.clone())
        .build()
        .unwrap();
    let document = extractor.extract(text);
    let speaker = document.attributions()[0].speaker().unwrap();
    let entry = document.entry(&document.entities()[speaker]).unwrap();
    assert_eq!(
        (entry.name(), entry.metadata("desk")),
        ("Jane Roe", Some("harbour"))
    );
    let record = document.to_record(Offsets::Byte);
    assert_eq!(
        record.entities[speaker].identifier.as_deref(),
        Some("wikidata:Q0")
    );
}

#[test]
fn a_name_that_no_list_has_leads_to_no_entry() {
    let extractor = Extractor::new();
    let document = extractor.extract("“We won,” said Ana Lopes.");
    assert!(document.entry(&document.entities()[0]).is_none());
}

#[test]
fn of_names_that_overlap_the_caller_chooses() {
    let row = |kind, key| Entry::new(kind, key, key);
    let rows = [
        row(EntityKind::Place, "New Ruritz"),
        row(EntityKind::Outlet, "Ruritz Morning Post"),
        row(EntityKind::Outlet, "Morning Post"),
    ];
    let gazetteer = Gazetteer::builder()
        .without_builtin()
        .entries("rows", rows)
        .build()
        .unwrap();
    let keys = |overlap| -> Vec<&str> {
        gazetteer
            .matches_by("the New Ruritz Morning Post", overlap)
            .map(|m| m.entry().key())
            .collect()
    };
    assert_eq!(keys(Overlap::default()), ["Ruritz Morning Post"]);
    assert_eq!(keys(Overlap::Earliest), ["New Ruritz", "Morning Post"]);
    assert_eq!(
        keys(Overlap::All),
        ["New Ruritz", "Ruritz Morning Post", "Morning Post"]
    );
}

#[test]
fn a_row_from_memory_that_cannot_be_used_is_told_by_list_and_number() {
    let row = |key, name| Entry::new(EntityKind::Person, key, name);
    for (rows, told) in [
        ([row("a", "Jane Roe"), row("", "X")], "mine.jsonl:2: no key"),
        ([row("a", ""), row("b", "X")], "mine.jsonl:1: no name"),
        (
            [row("a", "Jane Roe"), row("a", "X")],
            "mine.jsonl:2: the key `a` was given on an earlier line",
        ),
    ] {
        let error = Gazetteer::builder()
            .entries("mine.jsonl", rows)
            .build()
            .unwrap_err();
        assert_eq!(error.to_string(), told);
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_line_of_json_is_a_row() {
    let line = r#"{"kind": "institution", "key": "h", "name": "Harbour Board", "aliases": ["The Board", "HB"],
        "weak": "Board", "berths": 12, "open": true, "depth": 7.5, "closed": null}"#;
    let entry: Entry = serde_json::from_str(line).unwrap();
    assert!(entry.aliases().eq(["The Board", "HB"]));
    assert!(entry.weak().eq(["Board"]));
    let cells = ["berths", "open", "depth", "closed"].map(|column| entry.metadata(column));
    assert_eq!(cells, [Some("12"), Some("true"), Some("7.5"), None]);
    let bad = |line: &str| serde_json::from_str::<Entry>(line).unwrap_err().to_string();
    assert!(bad(r#"{"kind": "planet", "key": "mars", "name": "Mars"}"#).contains("planet"));
    assert!(bad(r#"{"kind": "place", "name": "Mars"}"#).contains("key"));
}

const YODEL: &str = "lemma\tclass\tforms\tframes\tstance\tspeech\taddressee\n\
    yodel\tverb\tyodel|yodels|yodelled|yodelling\tthat|bare|quote\tpromise\tyes\tto\n";

#[cfg(feature = "serde")]
#[test]
fn what_is_written_as_json_is_read_back_the_same() {
    let list = "kind\tkey\tname\taliases\tseat\nplace\truritz\tRuritz\tRuric|Ruritza\t\n";
    let gazetteer = Gazetteer::builder().tsv("ours.tsv", list).build().unwrap();
    let entry = gazetteer.get("ruritz").unwrap();
    let json = serde_json::to_string(entry).unwrap();
    let read: Entry = serde_json::from_str(&json).unwrap();
    assert_eq!(read.aliases().collect::<Vec<_>>(), ["Ruric", "Ruritza"]);
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
    // A span that stands the wrong way round is an empty one, however it is made.
    let span: Span = serde_json::from_str("{\"start\": 5, \"end\": 3}").unwrap();
    assert_eq!((span, span.len()), (Span::new(5, 3), 0));
    let span = Span::new(3, 5);
    let json = serde_json::to_string(&span).unwrap();
    assert_eq!(serde_json::from_str::<Span>(&json).unwrap(), span);
}

#[cfg(feature = "serde")]
#[test]
fn kinds_are_written_as_they_are_printed() {
    macro_rules! same {
        ($($kind:ident: $($variant:ident)*;)*) => {$($({
            let kind = $kind::$variant;
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(kind.to_string(), kind.as_str());
        })*)*};
    }
    same! {
        AttributionKind: Direct Indirect Mixed;
        EntityKind: Person Country Outlet Institution Place;
        MatchForm: Name Alias Weak Demonym;
        MentionForm: Name Alias Surname Demonym Description Pronoun;
        Offsets: Byte Char Utf16;
        SentenceKind: Prose Headline Dateline Byline Section Timestamp Caption Boilerplate Separator;
        Stance: Assert Deny Admit Accuse Promise Order Request Ask Decline Believe Intend Praise Criticise Warn Propose Agree Feel Show;
    }
}

#[test]
fn a_cue_of_the_users_list_is_a_cue() {
    let text = "The mayor yodelled that the bridge would be open by Friday.";
    let extractor = Extractor::builder()
        .cues("ours.tsv", YODEL)
        .build()
        .unwrap();
    let document = extractor.extract(text);
    let [attribution] = document.attributions() else {
        panic!("{:?}", document.attributions());
    };
    assert_eq!(&text[attribution.cue()[0]], "yodelled");
    assert_eq!(&text[attribution.source()[0]], "The mayor");
    assert_eq!(
        &text[attribution.content()[0]],
        "that the bridge would be open by Friday"
    );
    assert_eq!(attribution.stance().to_string(), "promise");
    let without = Extractor::new().extract(text);
    assert!(without
        .attributions()
        .iter()
        .all(|a| a.stance() != attribution.stance()));
}

#[test]
fn errors_name_file_and_line() {
    let cues = |list: &str| {
        Extractor::builder()
            .cues("ours.tsv", list)
            .build()
            .err()
            .unwrap()
    };
    let names = |list: &str| {
        Gazetteer::builder()
            .tsv("ours.tsv", list)
            .build()
            .unwrap_err()
    };
    let abbreviations = |list: &str| {
        Segmenter::builder()
            .tsv("ours.tsv", list)
            .build()
            .unwrap_err()
    };
    let header = YODEL.lines().next().unwrap();
    for (error, line, reason) in [
        (names("kind\tkey\tname\nperson\tjane-roe\n"), 2, "2 columns"),
        (
            names("# ours\n\nkind\tkey\tname\nplanet\tmars\tMars\n"),
            4,
            "unknown kind `planet`",
        ),
        (names("kind\tkey\tname\nperson\t\tJane Roe\n"), 2, "no key"),
        (names("kind\tname\n"), 1, "no column `key`"),
        (cues("lemma\nsay\n"), 1, "no column `class`"),
        (cues(&format!("{header}\nyodel\tverb\n")), 2, "2 columns"),
        (
            cues(&format!(
                "{header}\nyodel\tverb\tyodel\tthat\tsing\tyes\t\n"
            )),
            2,
            "`sing`",
        ),
        (
            cues(&format!(
                "{header}\nyodel\tverb\tyodel\tsong\tassert\tyes\t\n"
            )),
            2,
            "`song`",
        ),
        (abbreviations("Bzrk.\n"), 1, ""),
    ] {
        assert_eq!(
            (error.file(), error.line()),
            ("ours.tsv", Some(line)),
            "{error}"
        );
        let printed = error.to_string();
        assert!(
            printed.starts_with(&format!("ours.tsv:{line}: ")) && printed.contains(reason),
            "{printed}"
        );
    }
}

#[test]
fn a_clone_shares_what_was_built() {
    let extractor = Extractor::builder()
        .cues("ours.tsv", YODEL)
        .threshold(0.1)
        .build()
        .unwrap();
    let text = "The mayor yodelled that the bridge would be open by Friday.";
    let record = |e: &Extractor| e.extract(text).to_record(Offsets::Byte);
    assert_eq!(record(&extractor.clone()), record(&extractor));
}

/// The record is a contract: fields are added, never renamed (DESIGN.md).
#[cfg(feature = "serde")]
mod record {
    use std::collections::BTreeSet;

    use inquit::{EntityKind, Extractor, MentionForm, Offsets, Record, SentenceKind, Span, Stance};
    use serde_json::{json, to_value, Value};

    /// Has everything once: a dateline, a speaker, an addressee, a report in a report.
    const TEXT: &str = "MOSCOW, November 2. /TASS/. Venezuela’s leader had asked for radars, Kremlin Spokesman Dmitry Peskov told Reuters. \
        “We know,” he said. The Washington Post reported that Peskov had denied that the letter had come.";

    fn of(text: &str, offsets: Offsets) -> Value {
        to_value(Extractor::new().extract(text).to_record(offsets)).unwrap()
    }

    #[track_caller]
    fn has_fields(object: &Value, fields: &str) {
        let found: BTreeSet<&str> = object
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(found, fields.split(' ').collect());
    }

    #[test]
    fn has_the_fields_of_the_contract() {
        let record = of(TEXT, Offsets::Char);
        has_fields(
            &record,
            "id offsets dateline sentences entities mentions attributions",
        );
        assert_eq!(
            (&record["id"], &record["offsets"]),
            (&Value::Null, &json!("char"))
        );
        has_fields(&record["dateline"], "start end place date agency");
        assert_eq!(
            record["dateline"],
            json!({"start": 0, "end": 27, "place": "Moscow", "date": "November 2", "agency": "TASS"})
        );
        for (list, fields) in [
            ("sentences", "start end kind in_quotation"),
            ("entities", "name kind key identifier"),
            ("mentions", "start end kind form entity"),
            (
                "attributions",
                "kind stance negated source cue content addressee speaker parent rule confidence",
            ),
        ] {
            let all = record[list].as_array().unwrap();
            assert!(!all.is_empty(), "no {list}");
            all.iter().for_each(|object| has_fields(object, fields));
        }
        for attribution in record["attributions"].as_array().unwrap() {
            for part in ["source", "cue", "content", "addressee"] {
                for span in attribution[part].as_array().unwrap() {
                    has_fields(span, "start end");
                }
            }
        }
    }

    #[test]
    fn speaks_of_others_by_index() {
        let record = of(TEXT, Offsets::Byte);
        let speaker = |cue: &str| {
            let at = TEXT.find(cue).unwrap();
            let all = record["attributions"].as_array().unwrap();
            let one = all
                .iter()
                .find(|a| a["cue"][0]["start"] == at)
                .unwrap_or_else(|| panic!("{cue}: {all:?}"));
            let entity = usize::try_from(one["speaker"].as_u64().unwrap()).unwrap();
            (
                record["entities"][entity]["name"]
                    .as_str()
                    .unwrap()
                    .to_owned(),
                one["parent"].clone(),
            )
        };
        assert_eq!(speaker("said."), ("Dmitry Peskov".to_owned(), Value::Null));
        let (name, parent) = speaker("reported");
        assert_eq!(
            (name.as_str(), parent),
            ("The Washington Post", Value::Null)
        );
    }

    #[test]
    fn names_units() {
        let units = [Offsets::Byte, Offsets::Char, Offsets::Utf16].map(|o| of("Ça 😀 ira.", o));
        let found = units.each_ref().map(|r| {
            (
                r["offsets"].as_str().unwrap(),
                r["sentences"][0]["end"].as_u64().unwrap(),
            )
        });
        assert_eq!(found, [("byte", 13), ("char", 9), ("utf16", 10)]);
    }

    #[test]
    fn spells_kinds_in_lower_case_as_they_print() {
        let names = |values: &[Value]| -> Vec<String> {
            values
                .iter()
                .map(|v| v.as_str().unwrap().to_owned())
                .collect()
        };
        let kinds = [
            EntityKind::Person,
            EntityKind::Country,
            EntityKind::Outlet,
            EntityKind::Institution,
            EntityKind::Place,
        ];
        assert_eq!(
            names(&kinds.map(|k| to_value(k).unwrap())),
            ["person", "country", "outlet", "institution", "place"]
        );
        assert_eq!(
            kinds.map(|k| k.to_string()),
            names(&kinds.map(|k| to_value(k).unwrap()))[..]
        );
        let forms = [
            MentionForm::Name,
            MentionForm::Alias,
            MentionForm::Surname,
            MentionForm::Demonym,
            MentionForm::Description,
            MentionForm::Pronoun,
        ];
        assert_eq!(
            names(&forms.map(|f| to_value(f).unwrap())),
            [
                "name",
                "alias",
                "surname",
                "demonym",
                "description",
                "pronoun"
            ]
        );
        let stances = [
            Stance::Assert,
            Stance::Deny,
            Stance::Accuse,
            Stance::Criticise,
            Stance::Intend,
        ];
        assert_eq!(
            names(&stances.map(|s| to_value(s).unwrap())),
            ["assert", "deny", "accuse", "criticise", "intend"]
        );
        let kinds = [
            SentenceKind::Prose,
            SentenceKind::Headline,
            SentenceKind::Dateline,
            SentenceKind::Byline,
            SentenceKind::Boilerplate,
        ];
        assert_eq!(
            names(&kinds.map(|k| to_value(k).unwrap())),
            ["prose", "headline", "dateline", "byline", "boilerplate"]
        );
    }

    #[test]
    fn comes_back_from_json_as_it_went() {
        for text in ["", TEXT, include_str!("../examples/articles/liveblog.txt")] {
            let mut record = Extractor::new().extract(text).to_record(Offsets::Utf16);
            record.id = Some("x-1".to_owned());
            let back: Record =
                serde_json::from_str(&serde_json::to_string(&record).unwrap()).unwrap();
            assert_eq!(back, record);
        }
    }

    #[test]
    fn a_span_comes_back_too() {
        let span = Span::new(3, 5);
        assert_eq!(to_value(span).unwrap(), json!({"start": 3, "end": 5}));
        assert_eq!(
            serde_json::from_value::<Span>(json!({"start": 3, "end": 5})).unwrap(),
            span
        );
    }
}

/// What `Cargo.toml` promises, the crates that the library stands on keep.
#[test]
fn no_dependency_needs_a_newer_rust() {
    let output = std::process::Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--offline",
            "--locked",
            "--format-version",
            "1",
            "--all-features",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let metadata: serde_json::Value = match output {
        Ok(output) if output.status.success() => serde_json::from_slice(&output.stdout).unwrap(),
        _ => {
            eprintln!("`cargo metadata --offline` does not work here: not tested");
            return;
        }
    };
    // `1.85` is `1.85.0`.
    let version = |text: &str| -> [u32; 3] {
        let mut parts = text.split('.').map(|n| n.parse().unwrap());
        [(); 3].map(|()| parts.next().unwrap_or(0))
    };
    let list = |value: &serde_json::Value| value.as_array().unwrap().clone();
    let (packages, nodes) = (
        list(&metadata["packages"]),
        list(&metadata["resolve"]["nodes"]),
    );
    let package = |id: &str| packages.iter().find(|p| p["id"] == id).unwrap();
    let ours = packages.iter().find(|p| p["name"] == "inquit").unwrap();
    let promised = version(ours["rust_version"].as_str().unwrap());
    let mut ids = vec![ours["id"].as_str().unwrap().to_owned()];
    let mut at = 0;
    while at < ids.len() {
        let node = nodes.iter().find(|n| n["id"] == ids[at].as_str()).unwrap();
        for dependency in list(&node["deps"]) {
            let is_normal = list(&dependency["dep_kinds"])
                .iter()
                .any(|k| k["kind"].is_null());
            let id = dependency["pkg"].as_str().unwrap().to_owned();
            if is_normal && !ids.contains(&id) {
                ids.push(id);
            }
        }
        at += 1;
    }
    let names: Vec<&str> = ids
        .iter()
        .map(|id| package(id)["name"].as_str().unwrap())
        .collect();
    for name in ["serde", "unicode-segmentation", "once_cell", "memchr"] {
        assert!(
            names.contains(&name),
            "{name} is no dependency any more? {names:?}"
        );
    }
    assert!(
        !names.contains(&"proptest"),
        "dependencies of the tests do not count"
    );
    for id in &ids {
        if let Some(needed) = package(id)["rust_version"].as_str() {
            assert!(
                version(needed) <= promised,
                "{} needs Rust {needed}",
                package(id)["name"]
            );
        }
    }
}

/// The text of a candidate's cue, by verdict.
fn cues_that(text: &str, is_it: impl Fn(Verdict) -> bool) -> Vec<String> {
    let explanation = Extractor::new().explain(text);
    let candidates = explanation.candidates().iter();
    let wanted = candidates.filter(|c| is_it(c.verdict()));
    wanted.map(|c| text[c.cue()].to_owned()).collect()
}

#[test]
fn an_explanation_speaks_of_the_document_that_extract_gives() {
    let text = include_str!("../examples/articles/wire.txt");
    let extractor = Extractor::new();
    let (document, explanation) = (extractor.extract(text), extractor.explain(text));
    assert_eq!(
        document.attributions(),
        explanation.document().attributions()
    );
    let mut named: Vec<usize> = Vec::new();
    for candidate in explanation.candidates() {
        assert_eq!(
            candidate.attribution().is_some(),
            candidate.verdict() == Verdict::Kept
        );
        let Some(number) = candidate.attribution() else {
            continue;
        };
        let attribution = &document.attributions()[number];
        assert!(attribution.cue().iter().any(|c| c.covers(candidate.cue())));
        assert_eq!(candidate.rule(), Some(attribution.rule()));
        assert_eq!(candidate.confidence(), Some(attribution.confidence()));
        let outer = candidate.inside().map(|i| &explanation.candidates()[i]);
        assert_eq!(
            outer.and_then(|outer| outer.attribution()),
            attribution.parent()
        );
        named.push(number);
    }
    named.sort_unstable();
    assert!(
        named.iter().copied().eq(0..document.attributions().len()),
        "each once"
    );
}

#[test]
fn an_explanation_tells_why_a_word_is_no_cue() {
    let unlikely = cues_that("The bridge needs paint.", |v| v == Verdict::Unlikely);
    assert!(unlikely.contains(&"needs".to_owned()), "{unlikely:?}");
    let replaced = cues_that("Minister says talks will resume — spokesman", |v| {
        matches!(v, Verdict::Replaced { .. })
    });
    assert!(replaced.contains(&"says".to_owned()), "{replaced:?}");
    let idioms = cues_that("The flood claimed forty lives.", |v| v == Verdict::Idiom);
    assert!(idioms.contains(&"claimed".to_owned()), "{idioms:?}");
}

#[test]
fn an_explanation_names_what_is_in_the_way() {
    let text = "The minister hopes that the rain will end, her spokesman said.";
    let explanation = Extractor::new().explain(text);
    let hopes = explanation.candidates().iter().find_map(|c| {
        let is_hopes = &text[c.cue()] == "hopes" && c.inside().is_none();
        is_hopes.then(|| c.verdict())
    });
    let Some(Verdict::Conflict { with }) = hopes else {
        panic!("{hopes:?}");
    };
    assert_eq!(&text[explanation.candidates()[with].cue()], "said");
}

#[test]
fn what_is_below_the_threshold_is_told_as_such() {
    let strict = Extractor::builder().threshold(1.0).build().unwrap();
    let explanation = strict.explain("The ferry is late, the mayor said.");
    let last = explanation.candidates().last().unwrap();
    assert_eq!(
        (last.verdict(), last.attribution()),
        (Verdict::Unsure, None)
    );
    assert!(last.confidence() > Some(0.5));
}

#[test]
fn the_features_of_a_cue_add_up_to_its_probability() {
    let explanation = Extractor::new().explain("The ferry is late, the mayor said.");
    for candidate in explanation.candidates() {
        let reasons = candidate.reasons(Part::Cue);
        let log_odds: f32 = reasons.iter().map(|reason| reason.weight()).sum();
        let probability = candidate.probability().unwrap();
        assert!((1.0 / (1.0 + (-log_odds).exp()) - probability).abs() < 1e-4);
    }
}
