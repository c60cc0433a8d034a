//! Who said what: reads articles, prints each attribution.
//!
//!     cargo run --release --example attribute -- examples/articles/wire.txt
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod brat;
mod conllu;
mod html;
mod input;
mod line;
mod nested;
mod output;
mod progress;
mod render;
mod run;
mod table;
mod text;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use inquit::{Extractor, Gazetteer, Offsets};

use output::{Output, Stop};
use progress::Progress;
use render::{Format, Renderer};

/// Reads news articles and prints who said what.
#[derive(Parser)]
#[command(version, about)]
struct Options {
    /// Articles to read; none or `-` reads standard input.
    files: Vec<PathBuf>,
    /// What the files hold: one article each, or a JSON object a line with `text` and perhaps `id`.
    #[arg(long, value_enum, default_value = "text")]
    input: InputForm,
    /// What is made of each article.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// Tells of each possible cue what became of it and why, instead of the attributions.
    #[arg(long, conflicts_with = "format")]
    explain: bool,
    /// Folder for a file, or two, for each article; `html` adds an index. Without it all goes to standard output.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    /// What the offsets of `jsonl` and `csv` count.
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

impl Options {
    /// What the program is asked to do and cannot.
    fn contradiction(&self) -> Option<&'static str> {
        match self.format {
            Format::Brat if self.out.is_none() => {
                Some("--format brat makes two files of an article: name a folder with --out")
            }
            Format::Html if self.out.is_none() && self.several() => {
                Some("--format html makes a page of each article: name a folder with --out")
            }
            _ => None,
        }
    }

    fn several(&self) -> bool {
        self.files.len() > 1 || matches!(self.input, InputForm::Jsonl)
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
    if let Some(reason) = options.contradiction() {
        eprintln!("attribute: {reason}");
        return ExitCode::from(2);
    }
    let mut clean = true;
    let mut complain = |trouble: String| {
        clean = false;
        eprintln!("attribute: {trouble}");
    };
    let extractor = extractor(&options, &mut complain);
    match attribute(&options, &extractor) {
        Ok(all_read) => clean &= all_read,
        Err(Stop::Quiet) => {}
        Err(Stop::Trouble(trouble)) => complain(trouble),
    }
    if clean {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Reads, extracts and writes all that can be; says whether nothing was left out.
fn attribute(options: &Options, extractor: &Extractor) -> Result<bool, Stop> {
    let files = match &options.files[..] {
        [] => &[PathBuf::from("-")],
        files => files,
    };
    let terminal = io::stdout().is_terminal();
    let renderer = Renderer {
        extractor,
        format: if options.explain {
            Format::Explanation
        } else {
            options.format
        },
        offsets: match options.offsets {
            Units::Byte => Offsets::Byte,
            Units::Char => Offsets::Char,
            Units::Utf16 => Offsets::Utf16,
        },
        folder: options.out.is_some(),
        several: options.several() && options.out.is_none(),
        colour: terminal
            && options.out.is_none()
            && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let shown = options.several() && (options.out.is_some() || !terminal);
    let mut progress = Progress::new(files, shown);
    let mut output = Output::new(options.out.as_deref(), progress.eraser())?;
    let jsonl = matches!(options.input, InputForm::Jsonl);
    let all_read = run::run(files, jsonl, &renderer, &mut output, &mut progress)?;
    output.finish(
        (options.format == Format::Brat).then_some(("annotation.conf", brat::CONFIGURATION)),
    )?;
    progress.finish();
    Ok(all_read)
}

/// The extractor that the options ask for; what cannot be read of a list is complained of and left out.
fn extractor(options: &Options, complain: &mut impl FnMut(String)) -> Extractor {
    let mut names = Gazetteer::builder();
    for path in &options.gazetteer {
        match input::read_file(path) {
            Ok(list) => names = names.tsv(path.display().to_string(), list),
            Err(message) => complain(message),
        }
    }
    let names = names.build_lossy(|error| complain(error.to_string()));
    let mut builder = Extractor::builder().gazetteer(names);
    if let Some(threshold) = options.threshold {
        builder = builder.threshold(threshold);
    }
    builder.build_lossy(|error| complain(error.to_string()))
}
