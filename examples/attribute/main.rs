//! Who said what: reads articles, prints each attribution.
//!
//!     cargo run --release --example attribute -- examples/articles/wire.txt
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod input;
mod text;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use inquit::{Extractor, Gazetteer, Offsets};

use input::{Article, Trouble};

/// Reads news articles and prints who said what.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// Articles to read; none or `-` reads standard input.
    files: Vec<PathBuf>,
    /// What the files hold: one article each, or a JSON object a line with `text` and perhaps `id`.
    #[arg(long, value_enum, default_value = "text")]
    input: InputForm,
    /// What is printed: for a person to read, or a record a line.
    #[arg(long, value_enum, default_value = "text")]
    format: OutputForm,
    /// What the offsets of records count.
    #[arg(long, value_enum, default_value = "byte")]
    offsets: Units,
    /// Least confidence of an attribution, from 0 to 1.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    threshold: Option<f32>,
    /// Names of your own, added to those built in (columns as in gazetteers/README.md); may be given several times.
    #[arg(long, value_name = "TSV")]
    gazetteer: Vec<PathBuf>,
}

#[derive(Copy, Clone, ValueEnum)]
enum InputForm {
    Text,
    Jsonl,
}

#[derive(Copy, Clone, ValueEnum)]
enum OutputForm {
    Text,
    Jsonl,
}

#[derive(Copy, Clone, ValueEnum)]
enum Units {
    Byte,
    Char,
    Utf16,
}

fn share(value: &str) -> Result<f32, String> {
    match value.parse::<f32>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}

fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) if error.use_stderr() => {
            // One line, as for any other trouble.
            let message = error.to_string();
            let mut lines = message.lines();
            let reason = lines
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: ");
            let values = lines.next().unwrap_or_default().trim();
            let hint = if values.starts_with('[') {
                values
            } else {
                "(see --help)"
            };
            eprintln!("attribute: {reason} {hint}");
            return ExitCode::from(2);
        }
        Err(help) => help.exit(),
    };
    let mut clean = true;
    let mut complain = |trouble: String| {
        clean = false;
        eprintln!("attribute: {trouble}");
    };
    let extractor = extractor(&options, &mut complain);
    let mut out = BufWriter::new(io::stdout().lock());
    match run(&options, &extractor, &mut out, &mut complain).and_then(|()| out.flush()) {
        Ok(()) => {}
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        Err(error) => complain(format!("standard output: {error}")),
    }
    if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// The extractor that the options ask for; what cannot be read of a list is complained of and left out.
fn extractor(options: &Options, complain: &mut impl FnMut(String)) -> Extractor {
    let mut lists: Vec<(String, String)> = Vec::new();
    for path in &options.gazetteer {
        match input::read_file(path) {
            Ok(list) => lists.push((path.display().to_string(), list)),
            Err(message) => complain(message),
        }
    }
    let mut builder = Extractor::builder();
    if !lists.is_empty() {
        builder = builder.gazetteer(gazetteer(lists, complain));
    }
    if let Some(threshold) = options.threshold {
        builder = builder.threshold(threshold);
    }
    builder.build().unwrap_or_else(|error| {
        complain(error.to_string());
        Extractor::new()
    })
}

/// Reads lists, each bad row left out.
fn gazetteer(mut lists: Vec<(String, String)>, complain: &mut impl FnMut(String)) -> Gazetteer {
    loop {
        let names = lists
            .iter()
            .fold(Gazetteer::builder(), |names, (file, list)| {
                names.tsv(file, list)
            });
        let error = match names.build() {
            Ok(gazetteer) => return gazetteer,
            Err(error) => error,
        };
        complain(error.to_string());
        let Some(at) = lists.iter().position(|(file, _)| file == error.file()) else {
            return Gazetteer::builtin().clone();
        };
        let row = error
            .line()
            .and_then(|line| lists[at].1.lines().nth(line - 1));
        match row
            .map(str::to_owned)
            .filter(|row| !row.starts_with('#') && !row.starts_with("kind\t"))
        {
            Some(row) => lists[at].1 = lists[at].1.replacen(&row, "#", 1),
            None => drop(lists.remove(at)),
        }
    }
}

/// Reads, extracts and prints all that can be; complains of what cannot be read.
fn run(
    options: &Options,
    extractor: &Extractor,
    out: &mut impl Write,
    complain: &mut impl FnMut(String),
) -> io::Result<()> {
    let mut printed = 0_usize;
    let colour =
        io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
    let stdin = [PathBuf::from("-")];
    let files = if options.files.is_empty() {
        &stdin[..]
    } else {
        &options.files[..]
    };
    let several = files.len() > 1 || matches!(options.input, InputForm::Jsonl);
    let mut complain = |trouble: Trouble| complain(trouble.to_string());
    for file in files {
        let mut print = |article: Article| -> io::Result<()> {
            let document = extractor.extract(&article.text);
            match options.format {
                OutputForm::Text => {
                    if printed > 0 {
                        writeln!(out)?;
                    }
                    let title =
                        several.then(|| article.id.clone().unwrap_or_else(|| article.name.clone()));
                    text::print(&document, title.as_deref(), colour, out)?;
                }
                OutputForm::Jsonl => {
                    let mut record = document.to_record(match options.offsets {
                        Units::Byte => Offsets::Byte,
                        Units::Char => Offsets::Char,
                        Units::Utf16 => Offsets::Utf16,
                    });
                    record.id = article.id;
                    serde_json::to_writer(&mut *out, &record)?;
                    writeln!(out)?;
                }
            }
            printed += 1;
            Ok(())
        };
        match options.input {
            InputForm::Text => match input::read_article(file) {
                Ok(article) => print(article)?,
                Err(trouble) => complain(trouble),
            },
            InputForm::Jsonl => input::each_line(file, &mut print, &mut complain)?,
        }
    }
    Ok(())
}
