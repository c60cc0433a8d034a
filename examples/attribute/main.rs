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
    let options = Options::parse();
    let extractor = match extractor(&options) {
        Ok(extractor) => extractor,
        Err(message) => {
            eprintln!("attribute: {message}");
            return ExitCode::FAILURE;
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match run(&options, &extractor, &mut out).and_then(|clean| out.flush().map(|()| clean)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("attribute: standard output: {error}");
            ExitCode::FAILURE
        }
    }
}

fn extractor(options: &Options) -> Result<Extractor, String> {
    let mut builder = Extractor::builder();
    if !options.gazetteer.is_empty() {
        let mut names = Gazetteer::builder();
        for path in &options.gazetteer {
            let list = input::read_file(path)?;
            names = names.tsv(&path.display().to_string(), &list);
        }
        builder = builder.gazetteer(names.build().map_err(|e| e.to_string())?);
    }
    if let Some(threshold) = options.threshold {
        builder = builder.threshold(threshold);
    }
    builder.build().map_err(|e| e.to_string())
}

/// Reads, extracts and prints all that can be; false where something could not be read.
fn run(options: &Options, extractor: &Extractor, out: &mut impl Write) -> io::Result<bool> {
    let mut clean = true;
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
    let mut complain = |trouble: Trouble| {
        clean = false;
        eprintln!("attribute: {trouble}");
    };
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
    Ok(clean)
}
