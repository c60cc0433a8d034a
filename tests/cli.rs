//! The example `attribute` as its users run it: options, input, output, and what it says of bad input.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// Built by `cargo test`; stands in a folder beside that of this test.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let target = test.parent().and_then(Path::parent).unwrap();
    let program = target
        .join("examples")
        .join(format!("attribute{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is missing: run `cargo test`, or `cargo build --example attribute`, first",
        program.display()
    );
    program
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(program());
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Ran {
    Ran::of(command(arguments).output().unwrap())
}

fn run_on(arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // One that complains of its options does not read.
    let _ = child.stdin.take().unwrap().write_all(input);
    Ran::of(child.wait_with_output().unwrap())
}

struct Ran {
    status: Option<i32>,
    out: String,
    err: String,
}

impl Ran {
    fn of(output: Output) -> Ran {
        Ran {
            status: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    #[track_caller]
    fn well(self) -> String {
        assert_eq!(
            (self.status, self.err.as_str()),
            (Some(0), ""),
            "{}",
            self.out
        );
        self.out
    }

    /// One line on standard error, status 1; gives what was printed all the same.
    #[track_caller]
    fn complains(self, line: &str) -> String {
        assert_eq!(
            (self.err.as_str(), self.status),
            (format!("attribute: {line}\n").as_str(), Some(1))
        );
        self.out
    }
}

/// A file in the folder of the tests, written anew; the name must be used by one test only.
fn file(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn records(out: &str) -> Vec<Value> {
    out.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

const WE_WON: &str = "“We won,” said Ana Lopes.\n";
const THEY_LOST: &str = "“They lost,” said Tom Reed.\n";

#[test]
fn a_file_gives_attributions_to_read() {
    let out = run(&["examples/articles/wire.txt"]).well();
    assert!(
        out.contains("Mauritania and Senegal will settle their quarrel"),
        "{out}"
    );
    assert!(!out.contains("=="), "one file needs no title: {out}");
    assert!(!out.contains('{'), "{out}");
}

#[test]
fn a_text_without_attributions_says_so() {
    let out = run_on(&[], b"It rained.\n").well();
    assert_eq!(out.lines().count(), 1);
}

#[test]
fn standard_input_is_read_for_no_file_and_for_a_dash() {
    let expected = run(&[&file("stdin.txt", WE_WON)]).well();
    assert!(expected.contains("We won"));
    assert_eq!(run_on(&[], WE_WON.as_bytes()).well(), expected);
    assert_eq!(run_on(&["-"], WE_WON.as_bytes()).well(), expected);
}

#[test]
fn several_files_come_in_order_under_their_names() {
    let (one, other) = (
        file("several-1.txt", WE_WON),
        file("several-2.txt", THEY_LOST),
    );
    let out = run_on(
        &[&one, "-", &other],
        "“It rained,” said Eve Hart.".as_bytes(),
    )
    .well();
    let at = |part: &str| {
        out.find(part)
            .unwrap_or_else(|| panic!("no {part:?} in {out}"))
    };
    let order = [
        &one,
        "We won",
        "standard input",
        "It rained",
        &other,
        "They lost",
    ]
    .map(at);
    assert!(order.is_sorted(), "{out}");
}

#[test]
fn a_record_has_the_file_as_id_and_null_for_standard_input() {
    let path = file("record.txt", WE_WON);
    let from_file = records(&run(&["--format", "jsonl", &path]).well());
    assert_eq!(from_file[0]["id"], Value::from(path));
    let from_stdin = records(&run_on(&["--format", "jsonl"], WE_WON.as_bytes()).well());
    assert_eq!(from_stdin[0]["id"], Value::Null);
    assert_eq!(from_file[0]["attributions"], from_stdin[0]["attributions"]);
}

#[test]
fn jsonl_takes_a_line_an_article_and_gives_the_id_back() {
    let lines = "{\"id\": \"x-1\", \"text\": \"“We won,” said Ana Lopes.\", \"other\": [1]}\n\
                 \n\
                 {\"text\": \"It rained.\"}\n\
                 {\"id\": 7, \"text\": \"\"}";
    let found =
        records(&run_on(&["--input", "jsonl", "--format", "jsonl"], lines.as_bytes()).well());
    let ids: Vec<&Value> = found.iter().map(|r| &r["id"]).collect();
    assert_eq!(ids, [&Value::from("x-1"), &Value::Null, &Value::from("7")]);
    let contents = |r: &Value| r["attributions"].as_array().unwrap().len();
    assert_eq!(found.iter().map(contents).collect::<Vec<_>>(), [1, 0, 0]);
}

#[test]
fn jsonl_is_printed_as_text_under_its_ids() {
    let lines = "{\"id\": \"x-1\", \"text\": \"“We won,” said Ana Lopes.\"}\n{\"id\": \"x-2\", \"text\": \"It rained.\"}\n";
    let out = run_on(&["--input", "jsonl"], lines.as_bytes()).well();
    assert!(
        out.contains("x-1") && out.contains("We won") && out.contains("x-2"),
        "{out}"
    );
}

#[test]
fn offsets_count_what_is_asked_for() {
    // One character of two bytes, and one of four bytes and two UTF-16 units, before the end.
    let text = "Ça 😀 ira.";
    for (arguments, unit, end) in [
        (&["--format", "jsonl"][..], "byte", 13),
        (&["--format", "jsonl", "--offsets", "byte"], "byte", 13),
        (&["--format", "jsonl", "--offsets", "char"], "char", 9),
        (&["--format", "jsonl", "--offsets", "utf16"], "utf16", 10),
    ] {
        let record = &records(&run_on(arguments, text.as_bytes()).well())[0];
        assert_eq!(
            (&record["offsets"], &record["sentences"][0]["end"]),
            (&Value::from(unit), &Value::from(end))
        );
    }
}

#[test]
fn the_threshold_leaves_out_what_is_less_sure() {
    let article = "examples/articles/agency.txt";
    let all = |share: &str| {
        let out = run(&["--format", "jsonl", "--threshold", share, article]).well();
        let confidences: Vec<f64> = records(&out)[0]["attributions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| a["confidence"].as_f64().unwrap())
            .collect();
        confidences
    };
    let (few, many) = (all("0.9"), all("0.2"));
    assert!(few.iter().all(|c| *c >= 0.9), "{few:?}");
    assert!(few.len() < many.len());
}

#[test]
fn names_of_ones_own_are_found() {
    let list = file(
        "ours.tsv",
        "kind\tkey\tname\noutlet\tvalley-echo\tThe Valley Echo\n",
    );
    let text = "The bridge is closed, The Valley Echo reported.";
    let keys = |arguments: &[&str]| -> Vec<String> {
        let record = &records(&run_on(arguments, text.as_bytes()).well())[0];
        let entities = record["entities"].as_array().unwrap();
        entities
            .iter()
            .filter_map(|e| Some(e["key"].as_str()?.to_owned()))
            .collect()
    };
    assert_eq!(
        keys(&["--format", "jsonl", "--gazetteer", &list]),
        ["valley-echo"]
    );
    assert_eq!(keys(&["--format", "jsonl"]), [""; 0]);
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let good = file("unreadable-good.txt", WE_WON);
    let out =
        run(&["no-such-file.txt", &good]).complains("no-such-file.txt: no such file or directory");
    assert!(out.contains("We won"), "{out}");
    let out = run(&[
        "--input",
        "jsonl",
        "--format",
        "jsonl",
        "no-such-file.jsonl",
    ])
    .complains("no-such-file.jsonl: no such file or directory");
    assert_eq!(out, "");
    let ran = run(&["src", &good]);
    assert!(ran.out.contains("We won"));
    ran.complains("src: is a directory");
}

#[test]
fn invalid_utf8_is_told_with_its_line_and_byte() {
    let (bad, good) = (
        file("latin1.txt", b"It rained.\nIn Qu\xE9bec."),
        file("latin1-good.txt", WE_WON),
    );
    let out = run(&[&bad, &good]).complains(&format!("{bad}:2: not UTF-8 at byte 16"));
    assert!(out.contains("We won"), "{out}");
    let ran = run_on(&[], b"\xFF");
    ran.complains("standard input:1: not UTF-8 at byte 0");
}

#[test]
fn a_broken_line_does_not_stop_the_others() {
    for (line, start) in [
        (&b"{\"text\": "[..], "not JSON: "),
        (b"[]", "no `text`"),
        (b"{\"id\": \"a\"}", "no `text`"),
        (b"{\"text\": 3}", "`text` is not a string"),
        (b"{\"text\": \"\xE9\"}", "not UTF-8 at byte 10"),
    ] {
        let good = b"{\"id\": \"good\", \"text\": \"It rained.\"}\n";
        let input = [good, line, b"\n", good].concat();
        let ran = run_on(&["--input", "jsonl", "--format", "jsonl"], &input);
        assert_eq!(records(&ran.out).len(), 2, "{line:?}");
        assert_eq!(
            (ran.status, ran.err.lines().count()),
            (Some(1), 1),
            "{}",
            ran.err
        );
        let expected = format!("attribute: standard input:2: {start}");
        assert!(ran.err.starts_with(&expected), "{} for {expected}", ran.err);
    }
}

#[test]
fn each_bad_line_has_its_line_of_complaint() {
    let ran = run_on(&["--input", "jsonl", "--format", "jsonl"], b"{\n\n{}\n");
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(
        (ran.status, lines.len(), ran.out.as_str()),
        (Some(1), 2, "")
    );
    assert!(
        lines[0].starts_with("attribute: standard input:1: "),
        "{lines:?}"
    );
    assert!(
        lines[1].starts_with("attribute: standard input:3: "),
        "{lines:?}"
    );
}

#[test]
fn a_bad_list_of_names_is_told_with_file_line_and_reason() {
    let article = file("gazetteer-article.txt", WE_WON);
    for (name, rows, line, reason) in [
        (
            "short.tsv",
            "kind\tkey\tname\nperson\tjane-roe\n",
            2,
            "2 columns, where the header has 3",
        ),
        (
            "kind.tsv",
            "# ours\nkind\tkey\tname\nplanet\tmars\tMars\n",
            3,
            "unknown kind `planet` (person, country, outlet, institution or place)",
        ),
        (
            "header.tsv",
            "kind\tname\n",
            1,
            "the header has no column `key`",
        ),
    ] {
        let list = file(name, rows);
        run(&["--gazetteer", &list, &article]).complains(&format!("{list}:{line}: {reason}"));
    }
    run(&["--gazetteer", "no-such-list.tsv", &article])
        .complains("no-such-list.tsv: no such file or directory");
    let list = file("latin1.tsv", b"kind\tkey\tname\nperson\tren\xE9\tRen\xE9\n");
    run(&["--gazetteer", &list, &article]).complains(&format!("{list}:2: not UTF-8 at byte 24"));
}

#[test]
fn a_bad_row_costs_itself_only() {
    let rows = "kind\tkey\tname\nplanet\tmars\tMars\nperson\tjane\noutlet\techo\tThe Valley Echo\n";
    let list = file("mixed.tsv", rows);
    let article = file(
        "mixed-article.txt",
        "The bridge is closed, The Valley Echo reported.\n",
    );
    let ran = run(&["--gazetteer", &list, "--format", "jsonl", &article]);
    assert_eq!(ran.status, Some(1));
    let mut told: Vec<&str> = ran.err.lines().collect();
    told.sort_unstable();
    let short = format!("attribute: {list}:3: 2 columns, where the header has 3");
    let planet = format!("attribute: {list}:2: unknown kind `planet` (person, country, outlet, institution or place)");
    assert_eq!(told, [planet, short]);
    assert!(ran.out.contains("\"key\":\"echo\""), "{}", ran.out);
}

#[test]
fn wrong_use_is_status_2_and_prints_nothing() {
    for (arguments, named) in [
        (&["--colour"][..], "--colour"),
        (&["--format", "pdf"], "pdf"),
        (&["--input", "xml"], "xml"),
        (&["--offsets", "words"], "words"),
        (&["--threshold", "2"], "not a number from 0 to 1"),
        (&["--threshold"], "--threshold"),
    ] {
        let ran = run_on(arguments, WE_WON.as_bytes());
        assert_eq!(
            (ran.status, ran.out.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        let one_line = ran.err.lines().count() == 1 && ran.err.starts_with("attribute: ");
        assert!(
            one_line && ran.err.contains(named),
            "{arguments:?}: {}",
            ran.err
        );
    }
}

#[test]
fn help_names_every_option() {
    let out = run(&["--help"]).well();
    for option in [
        "--input",
        "--format",
        "--offsets",
        "--threshold",
        "--gazetteer",
    ] {
        assert!(out.contains(option), "{option}");
    }
}

#[test]
fn no_escape_codes_where_output_is_no_terminal() {
    let article = "examples/articles/wire.txt";
    assert!(!run(&[article]).well().contains('\x1b'));
    let output = command(&[article, "no-such-file.txt"])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .unwrap();
    let ran = Ran::of(output);
    assert!(!ran.out.contains('\x1b') && !ran.err.contains('\x1b'));
}

/// Through `script`, which gives the program a terminal; where there is none there is nothing to see.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_has_colour_unless_no_color_is_set() {
    let on_terminal = |no_color: Option<&str>| {
        let mut command = Command::new("script");
        command
            .args(["--quiet", "--return", "--command"])
            .arg(format!(
                "'{}' examples/articles/wire.txt",
                program().display()
            ))
            .arg("/dev/null")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        if let Some(value) = no_color {
            command.env("NO_COLOR", value);
        }
        let output = command.output().ok()?;
        output
            .status
            .success()
            .then(|| String::from_utf8(output.stdout).unwrap())
    };
    let Some(coloured) = on_terminal(None) else {
        eprintln!("no `script`: not tested");
        return;
    };
    assert!(coloured.contains('\x1b'), "{coloured}");
    assert!(!on_terminal(Some("1")).unwrap().contains('\x1b'));
    assert!(
        on_terminal(Some("")).unwrap().contains('\x1b'),
        "an empty NO_COLOR is as none"
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    // More than a pipe holds, so that the program writes after the other end is closed.
    let line = format!("{{\"text\": {}}}\n", Value::from(WE_WON.repeat(40)));
    let input = file("long.jsonl", line.repeat(30));
    let mut child = command(&["--input", "jsonl", "--format", "jsonl", &input])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 10]).unwrap();
    drop(out);
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}
