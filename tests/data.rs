//! Lint of the lists in gazetteers/: what a hand that edits them must keep to.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{is_nfc, UnicodeNormalization};

/// A list: its name, header and rows (line number, cells).
struct List {
    file: String,
    header: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl List {
    fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column == name)
    }
}

/// The columns by which a list that has no `key` is sorted and unique.
fn key_columns(list: &List) -> Vec<usize> {
    match list.column("key") {
        Some(key) => vec![key],
        None if ["cues.tsv", "verbs.tsv", "news_structure.tsv"].contains(&list.file.as_str()) => {
            vec![0, 1]
        }
        None if list.file == "idioms.tsv" => vec![0, 1, 2],
        None => vec![0],
    }
}

fn read(faults: &mut Vec<String>) -> Vec<List> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("gazetteers/")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "tsv"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let file = path
                .file_name()
                .expect("name")
                .to_string_lossy()
                .into_owned();
            parse(&file, &fs::read_to_string(path).expect("UTF-8"), faults)
        })
        .collect()
}

fn parse(file: &str, text: &str, faults: &mut Vec<String>) -> List {
    let mut list = List {
        file: file.to_owned(),
        header: Vec::new(),
        rows: Vec::new(),
    };
    let mut fault = |line: usize, reason: String| faults.push(format!("{file}:{line}: {reason}"));
    if text.contains('\r') || text.starts_with('\u{feff}') || !text.ends_with('\n') {
        fault(1, "not LF text without BOM that ends in a line end".into());
    }
    for (line, row) in text.lines().enumerate().map(|(n, row)| (n + 1, row)) {
        if row.starts_with('#') && list.header.is_empty() {
            continue;
        }
        let cells: Vec<String> = row.split('\t').map(str::to_owned).collect();
        if list.header.is_empty() {
            list.header = cells;
            continue;
        }
        if cells.len() != list.header.len() {
            fault(
                line,
                format!(
                    "{} columns, where the header has {}",
                    cells.len(),
                    list.header.len()
                ),
            );
            continue;
        }
        for cell in &cells {
            if cell.trim() != cell || cell.contains("  ") {
                fault(line, format!("blanks in `{cell}`"));
            }
            if !is_nfc(cell) {
                fault(line, format!("not NFC: `{cell}`"));
            }
            let values: Vec<&str> = cell.split('|').collect();
            if values.len() > 1
                && values
                    .iter()
                    .any(|value| value.is_empty() || value.trim() != *value)
            {
                fault(line, format!("empty value in `{cell}`"));
            }
            if values.len() > 1 && values.iter().collect::<BTreeSet<_>>().len() < values.len() {
                fault(line, format!("a value twice in `{cell}`"));
            }
        }
        list.rows.push((line, cells));
    }
    list
}

#[test]
fn every_list_is_well_formed_sorted_and_without_duplicates() {
    let mut faults = Vec::new();
    for list in read(&mut faults) {
        // Several rows a lemma, in the order in which they read best; the library's own test reads them.
        if list.file == "idioms.tsv" {
            continue;
        }
        let columns = key_columns(&list);
        let mut before: Option<Vec<&str>> = None;
        for (line, cells) in &list.rows {
            let key: Vec<&str> = columns.iter().map(|&c| cells[c].as_str()).collect();
            if key[0].is_empty() {
                faults.push(format!("{}:{line}: no key", list.file));
            }
            if let Some(before) = before.replace(key.clone()) {
                if before == key {
                    faults.push(format!("{}:{line}: `{}` twice", list.file, key.join(" ")));
                } else if before > key {
                    faults.push(format!(
                        "{}:{line}: `{}` is out of order",
                        list.file,
                        key.join(" ")
                    ));
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Rows of the five lists of names: (file, line, kind, key, name, aliases, weak).
type NameRow<'l> = (
    &'l str,
    usize,
    &'l str,
    &'l str,
    &'l str,
    Vec<&'l str>,
    Vec<&'l str>,
);

fn names(lists: &[List]) -> Vec<NameRow<'_>> {
    let mut out = Vec::new();
    for list in lists {
        let (Some(kind), Some(key), Some(name), Some(aliases), Some(weak)) = (
            list.column("kind").filter(|_| list.column("key").is_some()),
            list.column("key"),
            list.column("name"),
            list.column("aliases"),
            list.column("weak"),
        ) else {
            continue;
        };
        for (line, cells) in &list.rows {
            let values = |column: usize| {
                cells[column]
                    .split('|')
                    .filter(|v| !v.is_empty())
                    .collect::<Vec<_>>()
            };
            let (kind, key, name) = (
                cells[kind].as_str(),
                cells[key].as_str(),
                cells[name].as_str(),
            );
            out.push((
                list.file.as_str(),
                *line,
                kind,
                key,
                name,
                values(aliases),
                values(weak),
            ));
        }
    }
    out
}

#[test]
fn no_name_is_claimed_twice_unless_it_is_marked_weak() {
    let mut faults = Vec::new();
    let lists = read(&mut faults);
    let mut keys: HashMap<&str, String> = HashMap::new();
    let mut owners: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let rows = names(&lists);
    assert!(rows.len() > 10_000, "the lists of names were read");
    for (file, line, kind, key, name, aliases, weak) in &rows {
        let place = format!("{file}:{line}");
        if !["person", "country", "outlet", "institution", "place"].contains(kind) {
            faults.push(format!("{place}: unknown kind `{kind}`"));
        }
        if let Some(other) = keys.insert(key, place.clone()) {
            faults.push(format!("{place}: the key `{key}` is that of {other}"));
        }
        if aliases.contains(name) {
            faults.push(format!("{place}: `{name}` is its own alias"));
        }
        for strong in std::iter::once(name)
            .chain(aliases)
            .filter(|strong| !weak.contains(strong))
        {
            owners.entry(strong).or_default().push(place.clone());
        }
    }
    for (name, places) in owners.iter().filter(|(_, places)| places.len() > 1) {
        faults.push(format!(
            "{}: `{name}` is claimed by {}, and weak in neither",
            places[0],
            places[1..].join(", ")
        ));
    }
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// As the gazetteer matches: without diacritics, apostrophes straight, hyphens as blanks.
fn folded(name: &str) -> String {
    name.nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| match c {
            '’' => '\'',
            '-' => ' ',
            c => c,
        })
        .collect()
}

#[test]
fn no_spelling_of_a_name_is_another_things_name() {
    let mut faults = Vec::new();
    let lists = read(&mut faults);
    let mut owners: BTreeMap<String, BTreeSet<(&str, String)>> = BTreeMap::new();
    for (file, line, _, key, name, aliases, weak) in names(&lists) {
        let weak: BTreeSet<String> = weak.iter().map(|w| folded(w)).collect();
        for strong in std::iter::once(name).chain(aliases) {
            let strong = folded(strong);
            if !weak.contains(&strong) {
                let owners = owners.entry(strong).or_default();
                owners.insert((key, format!("{file}:{line}")));
            }
        }
    }
    for (name, owners) in owners.iter().filter(|(_, owners)| owners.len() > 1) {
        faults.push(format!("`{name}` is claimed by {owners:?}"));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_demonym_is_of_one_country() {
    let mut faults = Vec::new();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for list in read(&mut faults) {
        let Some(column) = list.column("demonyms") else {
            continue;
        };
        for (line, cells) in &list.rows {
            for demonym in cells[column].split('|').filter(|d| !d.is_empty()) {
                let place = format!("{}:{line}", list.file);
                if let Some(other) = owners.insert(demonym.to_owned(), place.clone()) {
                    faults.push(format!("{place}: `{demonym}` is a demonym of {other} too"));
                }
            }
        }
    }
    assert!(owners.len() > 400, "demonyms were read");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

const INSTITUTIONS: &str = "international government ministry parliament court central-bank agency party armed-group armed-force \
     company university ngo club other";
const OUTLETS: &str = "agency newspaper broadcaster magazine website programme";

#[test]
fn every_institution_and_outlet_has_a_known_type() {
    let mut faults = Vec::new();
    for list in read(&mut faults) {
        let known: Vec<&str> = match list.file.as_str() {
            "institutions.tsv" => INSTITUTIONS.split_whitespace().collect(),
            "outlets.tsv" => OUTLETS.split_whitespace().collect(),
            _ => continue,
        };
        let column = list.column("type").expect("a column `type`");
        for (line, cells) in &list.rows {
            if !known.contains(&cells[column].as_str()) {
                faults.push(format!(
                    "{}:{line}: unknown type `{}`",
                    list.file, cells[column]
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_gender_of_a_person_is_f_or_m_or_left_open() {
    let mut faults = Vec::new();
    for list in read(&mut faults) {
        if list.file == "people.tsv" {
            let column = list.column("gender").expect("a column `gender`");
            for (line, cells) in &list.rows {
                if !["f", "m", ""].contains(&cells[column].as_str()) {
                    faults.push(format!("people.tsv:{line}: gender `{}`", cells[column]));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The table of sources in the README has each list, and no list that is gone.
#[test]
fn the_source_of_every_list_is_named() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    let readme = fs::read_to_string(folder.join("README.md")).expect("README.md");
    let sources = readme
        .split("\n## ")
        .find_map(|part| part.strip_prefix("Where it comes from\n"))
        .expect("a part on sources");
    let named: BTreeSet<&str> = sources
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(" | ").next())
        .flat_map(|cell| cell.split(", "))
        .map(|file| file.trim_matches('`'))
        .filter(|file| file.ends_with(".tsv"))
        .collect();
    let lists = read(&mut Vec::new());
    let files: BTreeSet<&str> = lists.iter().map(|list| list.file.as_str()).collect();
    assert_eq!(named, files);
}

/// ISO 3166-1 alpha-2, as officially assigned.
const ISO_3166: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL \
GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR \
LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK \
PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR \
TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

#[test]
fn every_country_is_there_and_every_country_named_exists() {
    let mut faults = Vec::new();
    let lists = read(&mut faults);
    let rows = names(&lists);
    let keys: BTreeSet<&str> = rows.iter().map(|row| row.3).collect();
    let missing: Vec<&str> = ISO_3166
        .split_whitespace()
        .filter(|code| !keys.contains(code))
        .collect();
    assert!(missing.is_empty(), "missing: {missing:?}");
    for list in &lists {
        for column in ["country", "capital", "stands_for"] {
            let Some(column) = list.column(column).filter(|_| list.column("key").is_some()) else {
                continue;
            };
            for (line, cells) in &list.rows {
                for key in cells[column]
                    .split('|')
                    .filter(|key| !key.is_empty() && !keys.contains(key))
                {
                    faults.push(format!("{}:{line}: no row has the key `{key}`", list.file));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_lint_sees_faults() {
    let mut faults = Vec::new();
    let text = "# x\nword\tclass\nb\ta|a\na\t x\nc\nd\te\u{301}\n";
    let list = parse("x.tsv", text, &mut faults);
    assert_eq!(list.rows.len(), 3);
    assert_eq!(
        faults,
        [
            "x.tsv:3: a value twice in `a|a`",
            "x.tsv:4: blanks in ` x`",
            "x.tsv:5: 1 columns, where the header has 2",
            "x.tsv:6: not NFC: `e\u{301}`"
        ]
    );
}
