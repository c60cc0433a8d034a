//! The example `attribute` as its users run it: options, input, output, and what it says of bad input.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod program;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use program::{command, file, folder, program, run, run_on, Ran};

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
fn an_explanation_tells_what_was_kept_and_what_decided() {
    let text =
        "The crew said goodbye on Monday. The bridge is closed, the harbour master told reporters.";
    let out = run_on(&["--explain"], text.as_bytes()).well();
    let told = out.split("\n  told ").nth(1).expect("the cue has a block");
    assert!(told.starts_with("        kept, "), "{told}");
    let line = |name: &str| told.lines().find(|line| line.trim().starts_with(name));
    assert!(line("source").is_some_and(|line| line.ends_with("the harbour master")));
    assert!(line("content").is_some_and(|line| line.ends_with("The bridge is closed")));
    // A feature as it is written in the weights, and its weight.
    assert!(told.contains("+0.") && told.contains(" c."), "{told}");
    assert!(!out.contains("said         kept"), "{out}");
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
        (
            &b"{\"text\": "[..],
            "not JSON: EOF while parsing a value at column 8\n",
        ),
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
        (&["--explain", "--format", "csv"], "--format"),
        (&["--format", "brat"], "--out"),
        (&["--format", "html", "--input", "jsonl"], "--out"),
        (&["--format", "html", "one.txt", "two.txt"], "--out"),
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
        "--out",
        "--offsets",
        "--threshold",
        "--gazetteer",
        "--explain",
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

/// So many articles in JSON lines, numbered, some short and some long; line breaks and ids vary.
fn many(count: usize) -> String {
    (0..count)
        .map(|number| {
            let text = WE_WON.repeat(1 + number % 7 * 5);
            format!("{{\"id\": {number}, \"text\": {}}}\n", Value::from(text))
        })
        .collect()
}

#[test]
fn many_articles_come_in_the_order_of_the_input() {
    let ran = run_on(
        &["--input", "jsonl", "--format", "jsonl"],
        many(1000).as_bytes(),
    );
    let ids: Vec<String> = records(&ran.well())
        .iter()
        .map(|r| r["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, (0..1000).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[test]
fn a_thousand_files_come_in_the_order_of_their_names() {
    let inside = folder("thousand");
    fs::create_dir_all(&inside).unwrap();
    let names: Vec<String> = (0..1000)
        .map(|number| inside.join(format!("{number}.txt")))
        .map(|path| path.to_str().unwrap().to_owned())
        .collect();
    for name in &names {
        fs::write(name, WE_WON).unwrap();
    }
    let mut arguments = vec!["--format", "jsonl"];
    arguments.extend(names.iter().map(String::as_str));
    arguments.insert(502, "no-such-file.txt");
    let out = run(&arguments).complains("no-such-file.txt: no such file or directory");
    let ids: Vec<String> = records(&out)
        .iter()
        .map(|r| r["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, names);
}

#[test]
fn a_table_and_a_column_file_have_one_head_whatever_is_in_them() {
    for (format, start) in [("csv", "id,"), ("conllu", "# global.columns = ID FORM")] {
        for count in [0, 1, 600] {
            let out = run_on(
                &["--input", "jsonl", "--format", format],
                many(count).as_bytes(),
            )
            .well();
            assert!(out.starts_with(start), "{out}");
            let heads = out.lines().filter(|line| line.starts_with(start));
            assert_eq!(heads.count(), 1, "{format}, {count} articles");
        }
    }
}

#[test]
fn a_folder_has_a_file_for_each_article() {
    let folder = folder("each");
    let (one, other) = (file("each-1.txt", WE_WON), file("each-2.txt", THEY_LOST));
    for (format, ends) in [
        ("text", &["said.txt"][..]),
        ("jsonl", &["jsonl"]),
        ("csv", &["csv"]),
        ("conllu", &["conllup"]),
        ("brat", &["txt", "ann"]),
        ("html", &["html"]),
    ] {
        let inside = folder.join(format);
        let out = run(&[
            "--format",
            format,
            "--out",
            inside.to_str().unwrap(),
            &one,
            &other,
        ])
        .well();
        assert_eq!(out, "");
        for (name, words) in [("each-1", "won"), ("each-2", "lost")] {
            for end in ends {
                let path = inside.join(format!("{name}.{end}"));
                let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
                // A record has no words of the text, but the name of the file.
                let expected = if format == "jsonl" { name } else { words };
                assert!(text.contains(expected), "{path:?}: {text}");
            }
        }
    }
}

#[test]
fn names_of_articles_stay_in_the_folder_and_apart() {
    let folder = folder("names");
    let ids = [
        "../../up",
        "/etc/up",
        "UP",
        "index",
        "",
        "..",
        "a b/ü?.txt",
        "a\\nb",
    ];
    let lines: String = ids
        .iter()
        .map(|id| {
            format!(
                "{{\"id\": {}, \"text\": {}}}\n",
                Value::from(*id),
                Value::from(WE_WON)
            )
        })
        .collect();
    let out = folder.join("inner");
    let arguments = [
        "--input",
        "jsonl",
        "--format",
        "html",
        "--out",
        out.to_str().unwrap(),
    ];
    run_on(&arguments, lines.as_bytes()).well();
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        1,
        "nothing beside the folder"
    );
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .file_name()
                .into_string()
                .unwrap()
                .to_lowercase()
        })
        .collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), ids.len() + 1, "{names:?}");
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(index.contains(&format!("{} articles", ids.len())));
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let taken = file("taken", "a file");
    let ran = run(&[
        "--format",
        "html",
        "--out",
        &taken,
        "examples/articles/wire.txt",
    ]);
    assert_eq!(ran.status, Some(1));
    assert!(
        ran.err.starts_with(&format!("attribute: {taken}: ")),
        "{}",
        ran.err
    );
}

/// Interrupts the program once it has printed something.
#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_lines() {
    let input = file("interrupted.jsonl", many(20_000));
    let mut child = command(&["--input", "jsonl", "--format", "jsonl", &input])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut printed = vec![0; 1000];
    out.read_exact(&mut printed).unwrap();
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(kill.success());
    out.read_to_end(&mut printed).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let printed = String::from_utf8(printed).unwrap();
    assert!(printed.ends_with('\n'));
    let done = records(&printed).len();
    assert!((1..20_000).contains(&done), "{done}");
}

/// On a terminal, with results going elsewhere, there is a bar; and the complaints are whole lines still.
#[cfg(target_os = "linux")]
#[test]
fn a_bar_shows_how_far_it_is() {
    let input = file("bar.jsonl", many(1500) + "{\n");
    let out = file("bar.out", "");
    let on_terminal = |to: &str| {
        let output = Command::new("script")
            .args(["--quiet", "--return", "--command"])
            .arg(format!(
                "'{}' --input jsonl --format jsonl '{input}' {to}",
                program().display()
            ))
            .arg("/dev/null")
            .env("TERM", "xterm")
            .stdin(Stdio::null())
            .output()
            .ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Some(bar) = on_terminal(&format!("> '{out}'")) else {
        eprintln!("no `script`: not tested");
        return;
    };
    assert!(bar.contains(" articles") && bar.contains('%'), "{bar:?}");
    let complaint = format!("attribute: {input}:1501: not JSON");
    assert!(bar.contains(&complaint), "{bar:?}");
    let printed = fs::read_to_string(Path::new(&out)).unwrap();
    assert_eq!(records(&printed).len(), 1500);
    let both = on_terminal("").unwrap();
    assert!(!both.contains(" articles"), "no bar among the results");
}

/// Whether it is interrupted or done, what comes next stands on a line of its own.
#[cfg(target_os = "linux")]
#[test]
fn an_interrupt_takes_the_bar_off() {
    let input = file("bar-interrupted.jsonl", many(20_000));
    let out = file("bar-interrupted.out", "");
    let output = Command::new("script")
        .args(["--quiet", "--return", "--command"])
        .arg(format!(
            "timeout --foreground --signal INT 1 '{}' --input jsonl --format jsonl '{input}' > '{out}'",
            program().display()
        ))
        .arg("/dev/null")
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output else {
        eprintln!("no `script`: not tested");
        return;
    };
    let shown = String::from_utf8_lossy(&output.stdout);
    // Erased, and nothing drawn after that.
    let last = shown.rsplit("\u{1b}[2K").next().unwrap();
    assert_eq!(last.trim(), "", "{shown:?}");
    let printed = fs::read_to_string(Path::new(&out)).unwrap();
    assert!(printed.is_empty() || printed.ends_with('\n'));
    records(&printed);
}
