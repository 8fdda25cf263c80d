//! The core on the command line: experiments on standard input, their runs as CSV on standard output.
//!
//! One document: its run, or a sentence on standard error and exit status 2. With `--lines` one document a line, the CSV
//! blocks separated by an empty line; a bad document's block is the one line `error: sentence`, the others go on, and the
//! exit status is 2 at the end.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;

use settle_model::export::TracedCsv;
use settle_model::value::Value;
use settle_model::{Experiment, InvalidParam, Run, simulate};

fn main() -> ExitCode {
    let lines = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [flag] if flag == "--lines" => true,
        _ => {
            eprintln!("usage: trace [--lines] < experiment.json > run.csv");
            return ExitCode::from(2);
        }
    };
    let outcome = if lines { trace_lines() } else { trace_one() };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(2),
        // Nobody reads on: no failure of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn trace_one() -> io::Result<bool> {
    let mut document = Vec::new();
    io::stdin().read_to_end(&mut document)?;
    match run(&document) {
        Ok((experiment, run)) => {
            let mut out = BufWriter::new(io::stdout().lock());
            write!(out, "{}", TracedCsv::new(&experiment, &run))?;
            out.flush().map(|()| true)
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            Ok(false)
        }
    }
}

fn trace_lines() -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_good = true;
    let mut first = true;
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        if !std::mem::take(&mut first) {
            writeln!(out)?;
        }
        match run(&line) {
            Ok((experiment, run)) => write!(out, "{}", TracedCsv::new(&experiment, &run))?,
            Err(sentence) => {
                all_good = false;
                writeln!(out, "error: {sentence}")?;
            }
        }
    }
    out.flush()?;
    Ok(all_good)
}

fn run(document: &[u8]) -> Result<(Experiment, Run), String> {
    let value: Value = serde_json::from_slice(document)
        .map_err(|e| settle_text::sentence("invalid-json", &[("detail", e.to_string())]))?;
    let sentence = |e: InvalidParam| {
        let (key, values) = e.message();
        settle_text::sentence(key, &values)
    };
    let run = |experiment| simulate(&experiment).map(|run| (experiment, run));
    Experiment::from_value(&value).and_then(run).map_err(sentence)
}
