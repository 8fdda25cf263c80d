//! Accessibility, checked by axe-core.

use crate::{Page, places};
use anyhow::{Context, Result, ensure};
use serde_json::Value;

impl Page {
    /// Fails if axe-core finds a violation of WCAG 2.2 A or AA, or of its best practices.
    ///
    /// # Errors
    /// Then, with the rule and the elements of each.
    pub async fn ensure_accessible(&self) -> Result<()> {
        let path = places::axe()?;
        let axe = std::fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
        self.execute(axe, Vec::new()).await?;
        let found = self.ask("return (await axe.run(document)).violations").await?;
        let violations: Vec<String> = found.as_array().into_iter().flatten().map(describe).collect();
        ensure!(violations.is_empty(), "axe-core found:\n{}", violations.join("\n"));
        Ok(())
    }
}

/// A violation in one paragraph: its rule, what is wrong, and where.
fn describe(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    let places: Vec<String> = nodes
        .map(|node| format!("  {} {}", node["target"], node["failureSummary"].as_str().unwrap_or_default()))
        .collect();
    format!("{}: {}\n{}", violation["id"], violation["help"], places.join("\n"))
}
