//! Writes the pages of the lesson into the folder of the built page.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

fn main() -> Result<()> {
    let dist = std::env::args().nth(1).context("usage: settle-lesson <folder of the built page>")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (path, content) in settle_lesson::pages(&root, Path::new(&dist))? {
        let path = Path::new(&dist).join("lesson").join(path);
        fs::create_dir_all(path.parent().context("a file lies in a folder")?)?;
        fs::write(&path, content).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
