//! Who is quoted how often, and what they do: a table, and a bar chart as SVG.
//!
//!     cargo run --release --example speakers -- --svg speakers.svg examples/articles/*.txt
//!
//! What cannot be read is told, the rest is still counted, and the exit status is 1.
#![allow(clippy::print_stderr)]

#[path = "attribute/input.rs"]
#[allow(dead_code)]
mod input;

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use inquit::{Document, Extractor, Stance};

#[derive(Parser)]
#[command(about = "Tells who is quoted how often, and in which stance")]
struct Options {
    /// Articles, one a file.
    files: Vec<PathBuf>,
    /// The files are JSON lines with `text`.
    #[arg(long)]
    jsonl: bool,
    /// How many speakers are shown.
    #[arg(long, default_value_t = 15)]
    top: usize,
    /// Where to write a bar chart.
    #[arg(long)]
    svg: Option<PathBuf>,
}

/// What one speaker does, how often.
struct Speaker {
    name: String,
    stances: BTreeMap<Stance, usize>,
}

impl Speaker {
    fn count(&self) -> usize {
        self.stances.values().sum()
    }
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let options = Options::parse();
    let extractor = Extractor::new();
    let mut speakers = HashMap::new();
    let mut status = ExitCode::SUCCESS;
    for file in &options.files {
        for article in input::articles(file, options.jsonl) {
            match article {
                Ok(article) => add(&extractor.extract(&article.text), &mut speakers),
                Err(trouble) => {
                    eprintln!("speakers: {trouble}");
                    status = ExitCode::FAILURE;
                }
            }
        }
    }
    let mut speakers: Vec<Speaker> = speakers.into_values().collect();
    speakers.sort_by(|a, b| b.count().cmp(&a.count()).then(a.name.cmp(&b.name)));
    speakers.truncate(options.top);
    if let Some(path) = options.svg {
        std::fs::write(path, chart(&speakers)?)?;
    }
    print(&speakers)?;
    Ok(status)
}

fn print(speakers: &[Speaker]) -> io::Result<()> {
    let mut out = String::new();
    for speaker in speakers {
        let (count, name) = (speaker.count(), &speaker.name);
        out += &format!("{count:>5}  {name:<32} {}\n", stances(speaker));
    }
    match io::stdout().write_all(out.as_bytes()) {
        // The reader of a pipe has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// One person is known in several articles by the key of a list, or else by the name.
fn add(document: &Document<'_>, speakers: &mut HashMap<String, Speaker>) {
    for attribution in document.attributions() {
        let Some(entity) = attribution.speaker().map(|s| &document.entities()[s]) else {
            continue;
        };
        let id = entity.key().unwrap_or(entity.name());
        let speaker = speakers
            .entry(format!("{} {id}", entity.kind()))
            .or_insert_with(|| Speaker {
                name: entity.name().to_owned(),
                stances: BTreeMap::new(),
            });
        *speaker.stances.entry(attribution.stance()).or_default() += 1;
    }
}

/// `assert 4, deny 1`, the most frequent first.
fn stances(speaker: &Speaker) -> String {
    let mut stances: Vec<_> = speaker.stances.iter().collect();
    stances.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    let parts: Vec<String> = stances
        .iter()
        .map(|(stance, count)| format!("{stance} {count}"))
        .collect();
    parts.join(", ")
}

const ROW: usize = 26;
/// Above the bars, for the title.
const TOP: usize = 40;
const NAMES: usize = 240;
const BARS: usize = 380;
/// Letters of a name for which there is room.
const LETTERS: usize = 34;

/// A bar a speaker: what is asserted is dark, all else light, and told on hover.
fn chart(speakers: &[Speaker]) -> Result<String, std::fmt::Error> {
    let most = speakers.iter().map(Speaker::count).max().unwrap_or(1);
    let (width, height) = (NAMES + BARS + 60, TOP + ROW * speakers.len() + 40);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"13\">\n\
         <title>How often each speaker is quoted</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         <text x=\"{NAMES}\" y=\"25\" font-size=\"15\" font-weight=\"bold\">Quotations and claims of each speaker</text>\n"
    );
    for (row, speaker) in speakers.iter().enumerate() {
        let (y, middle) = (TOP + row * ROW + 6, TOP + row * ROW + 19);
        let asserted = speaker.stances.get(&Stance::Assert).copied().unwrap_or(0);
        let (dark, all) = (BARS * asserted / most, BARS * speaker.count() / most);
        let mut name: String = speaker.name.chars().take(LETTERS).collect();
        if name.len() < speaker.name.len() {
            name.push('…');
        }
        let name = name.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(
            svg,
            "<g><title>{}</title><text x=\"{}\" y=\"{middle}\" text-anchor=\"end\">{name}</text>\
             <rect x=\"{NAMES}\" y=\"{y}\" width=\"{dark}\" height=\"17\" fill=\"#1a4f9c\"/>\
             <rect x=\"{}\" y=\"{y}\" width=\"{}\" height=\"17\" fill=\"#a9c3ea\"/>\
             <text x=\"{}\" y=\"{middle}\">{}</text></g>",
            stances(speaker),
            NAMES - 10,
            NAMES + dark,
            all - dark,
            NAMES + all + 8,
            speaker.count(),
        )?;
    }
    let y = TOP + ROW * speakers.len() + 24;
    writeln!(
        svg,
        "<rect x=\"{NAMES}\" y=\"{}\" width=\"12\" height=\"12\" fill=\"#1a4f9c\"/><text x=\"{}\" y=\"{y}\">asserted</text>\
         <rect x=\"{}\" y=\"{}\" width=\"12\" height=\"12\" fill=\"#a9c3ea\"/><text x=\"{}\" y=\"{y}\">denied, ordered, asked ...</text>\n</svg>",
        y - 11,
        NAMES + 18,
        NAMES + 100,
        y - 11,
        NAMES + 118,
    )?;
    Ok(svg)
}
