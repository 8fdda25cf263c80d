//! Code for other libraries on the command line: an experiment on standard input, a Python program on standard output.
//!
//! The argument names the library. A document that can't be taken: a sentence on standard error and exit status 2. With
//! `--lines` one document a line, and each program is written as a line too, a JSON string; a document that can't be taken
//! makes `null`, and the exit status is 2 at the end.

use std::io::{self, BufRead, BufWriter, Read, Write};
use std::process::ExitCode;

use settle_model::value::Value;
use settle_model::{Experiment, InvalidParam, export};

/// What writes the program.
type Writer = fn(&Experiment) -> String;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let (library, lines) = match arguments.as_slice() {
        [library] => (writer(library), false),
        [library, flag] if flag == "--lines" => (writer(library), true),
        _ => (None, false),
    };
    let Some(writer) = library else {
        eprintln!("usage: export pytorch|keras|optax [--lines] < experiment.json > program.py");
        return ExitCode::from(2);
    };
    match if lines { export_lines(writer) } else { export_one(writer) } {
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

fn writer(library: &str) -> Option<Writer> {
    match library {
        "pytorch" => Some(export::pytorch),
        "keras" => Some(export::keras),
        "optax" => Some(export::optax),
        _ => None,
    }
}

fn export_one(writer: Writer) -> io::Result<bool> {
    let mut document = Vec::new();
    io::stdin().read_to_end(&mut document)?;
    match read(&document) {
        Ok(experiment) => {
            let mut out = io::stdout().lock();
            out.write_all(writer(&experiment).as_bytes())?;
            out.flush().map(|()| true)
        }
        Err(sentence) => {
            eprintln!("{sentence}");
            Ok(false)
        }
    }
}

fn export_lines(writer: Writer) -> io::Result<bool> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_good = true;
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let program = read(&line).ok().map(|experiment| writer(&experiment));
        all_good &= program.is_some();
        writeln!(out, "{}", serde_json::to_string(&program)?)?;
    }
    out.flush()?;
    Ok(all_good)
}

fn read(document: &[u8]) -> Result<Experiment, String> {
    let value: Value = serde_json::from_slice(document)
        .map_err(|e| settle_text::sentence("invalid-json", &[("detail", e.to_string())]))?;
    Experiment::from_value(&value).map_err(|e: InvalidParam| {
        let (key, values) = e.message();
        settle_text::sentence(key, &values)
    })
}
