//! The addresses under which a scene opens.

use settle_model::Scene;

use crate::link;

/// The addresses of one scene on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    page: String,
    fragment: String,
}

impl Links {
    /// The addresses of a scene on the page that stands at `location`, whose own query and fragment do not count.
    #[must_use]
    pub fn new(location: &str, scene: &Scene) -> Self {
        let page = location.split(['?', '#']).next().unwrap_or_default().to_owned();
        Self { page, fragment: link::write(scene) }
    }

    /// The whole lab.
    #[must_use]
    pub fn lab(&self) -> String {
        format!("{}#{}", self.page, self.fragment)
    }

    /// The page as `query` asks for it, such as `embed` or `present`.
    #[must_use]
    pub fn with(&self, query: &str) -> String {
        format!("{}?{query}#{}", self.page, self.fragment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn query_and_fragment_of_the_page_do_not_count() {
        let scene = Scene::first();
        let links = Links::new("https://example.org/settle/index.html?lang=de#v=1&steps=3", &scene);
        assert_eq!(links.lab(), format!("https://example.org/settle/index.html#{}", link::write(&scene)));
        assert!(links.with("embed").starts_with("https://example.org/settle/index.html?embed#v=1&"));
        assert_eq!(link::read(links.lab().split_once('#').expect("a fragment").1), (scene, vec![]));
    }
}
