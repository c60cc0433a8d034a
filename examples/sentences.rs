//! Prints the sentences of a text, one a line, with what each is; with `--jsonl` reads `{"id","text"}` lines and prints
//! `{"id","sentences":[[start,end],...]}`, offsets in characters.

use std::error::Error;
use std::io::{self, BufWriter, Read, Write};

use inquit::Segmenter;
use serde_json::{json, Value};

fn main() -> Result<(), Box<dyn Error>> {
    match print(&mut BufWriter::new(io::stdout().lock())) {
        // The reader of a pipe has seen enough.
        Err(error) if error.downcast_ref().is_some_and(is_broken_pipe) => Ok(()),
        done => done,
    }
}

fn is_broken_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}

fn print(out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let (mut jsonl, mut merge, mut files) = (false, false, Vec::new());
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--jsonl" => jsonl = true,
            "--merge-quotations" => merge = true,
            _ => files.push(argument),
        }
    }
    let segmenter = Segmenter::builder().merge_quotations(merge).build()?;
    let mut inputs = Vec::new();
    for file in &files {
        inputs.push(std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?);
    }
    if files.is_empty() {
        let mut input = String::new();
        std::io::stdin().read_to_string(&mut input)?;
        inputs.push(input);
    }
    for input in inputs.iter().map(String::as_str) {
        if jsonl {
            for line in input.lines().filter(|line| !line.is_empty()) {
                let document: Value = serde_json::from_str(line)?;
                let text = document["text"].as_str().unwrap_or("");
                writeln!(
                    out,
                    "{}",
                    json!({"id": document["id"], "sentences": offsets(&segmenter, text)})
                )?;
            }
        } else {
            for sentence in segmenter.sentences(input) {
                let mark = if sentence.in_quotation() { "\"" } else { "" };
                writeln!(
                    out,
                    "{}{mark}\t{}",
                    sentence.kind().as_str(),
                    input[sentence.span()].replace('\n', " ")
                )?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

fn offsets(segmenter: &Segmenter, text: &str) -> Vec<[usize; 2]> {
    let (mut byte, mut character) = (0, 0);
    let mut count = |to: usize| {
        character += text[byte..to].chars().count();
        byte = to;
        character
    };
    segmenter
        .sentences(text)
        .map(|s| [count(s.span().start()), count(s.span().end())])
        .collect()
}
