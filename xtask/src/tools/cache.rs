//! The cache folder: one folder a tool and version, complete or absent.

use crate::report::step;
use anyhow::{Context, Result, anyhow};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folder that holds the installed tools, shared by every checkout of this user.
#[derive(Debug, Clone)]
pub struct Cache {
    root: PathBuf,
}

impl Cache {
    /// The folder named by `SETTLE_CACHE`, else `settle` in the user's cache folder.
    ///
    /// # Errors
    /// When there is no such folder and it can't be made.
    pub fn open() -> Result<Self> {
        let root = match std::env::var_os("SETTLE_CACHE") {
            Some(path) => std::path::absolute(PathBuf::from(path))?,
            None => dirs::cache_dir()
                .ok_or_else(|| anyhow!("there is no cache folder: name one in SETTLE_CACHE"))?
                .join("settle"),
        };
        Self::at(&root)
    }

    /// A cache in the folder `root`.
    ///
    /// # Errors
    /// When the folder can't be made.
    pub fn at(root: &Path) -> Result<Self> {
        let tools = root.join("tools");
        fs::create_dir_all(&tools)
            .with_context(|| format!("{} can't be made: name another folder in SETTLE_CACHE", tools.display()))?;
        Ok(Self { root: root.to_path_buf() })
    }

    /// Where `tool` of `version` is, or would be.
    #[must_use]
    pub fn place(&self, tool: &str, version: &str) -> PathBuf {
        self.root.join("tools").join(format!("{tool}-{version}"))
    }

    /// A folder for what may be thrown away, kept over an interrupted installation so that the
    /// next one goes on from there.
    #[must_use]
    pub fn scratch(&self, tool: &str, version: &str) -> PathBuf {
        self.root.join("building").join(format!("{tool}-{version}"))
    }

    /// The folder of `tool` in `version`. If it is absent, `install` fills an empty folder that
    /// takes its place only when complete; a second caller waits for the first.
    ///
    /// # Errors
    /// Those of `install`, and of the file system.
    pub fn ensure(&self, tool: &str, version: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let place = self.place(tool, version);
        if place.exists() {
            return Ok(place);
        }
        let lock = File::create(self.root.join("tools").join(format!(".{tool}.lock")))?;
        lock.lock()?;
        if place.exists() {
            return Ok(place);
        }
        let partial = self.root.join("tools").join(format!(".{tool}-{version}.partial"));
        remove(&partial)?;
        fs::create_dir_all(&partial)?;
        step(format!("install {tool} {version}"), || install(&partial))?;
        fs::rename(&partial, &place)?;
        remove(&self.scratch(tool, version))?;
        Ok(place)
    }
}

/// Removes a folder if it is there.
fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} can't be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupted_installation_is_not_taken_for_a_complete_one() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = Cache::at(folder.path()).expect("a cache");
        let broken = cache.ensure("tool", "1", |place| {
            fs::write(place.join("half"), "")?;
            Err(anyhow!("interrupted"))
        });
        assert!(broken.is_err());
        assert!(!cache.place("tool", "1").exists());
        let place = cache
            .ensure("tool", "1", |place| {
                assert!(!place.join("half").exists());
                Ok(fs::write(place.join("whole"), "")?)
            })
            .expect("installed");
        assert!(place.join("whole").exists());
        cache.ensure("tool", "1", |_| panic!("installed twice")).expect("found");
    }
}
