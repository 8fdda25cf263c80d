//! Compiles the texts: English into the program, and of every other language the name of the file that the page fetches.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use settle_text_compiler::{PSEUDO, english_parts, languages};

fn main() -> Result<(), String> {
    let home = env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?;
    println!("cargo::rerun-if-changed={home}");
    let home = Path::new(&home);
    let languages = languages(home)?;
    let [first, later] = english_parts(home)?;
    let mut list = String::from("[\n");
    for language in languages.iter().skip(1) {
        let name = if language.tag == PSEUDO { String::new() } else { language.name() };
        let _ = writeln!(list, "    ({:?}, {:?}, {name:?}),", language.tag, language.file_name());
    }
    list.push(']');
    write("english.txt", &first.compile())?;
    write("later.txt", &later.compile())?;
    write("others.rs", &list)
}

fn write(name: &str, text: &str) -> Result<(), String> {
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&folder).join(name), text).map_err(|error| format!("{name}: {error}"))
}
