//! A web site other than the lab's own, with pages that embed it: for the tests of the examples.

use axum::Router;
use axum::http::{StatusCode, Uri};
use axum::response::{Html, Redirect};
use axum::routing::get;
use std::path::Path;
use tower_http::services::ServeDir;

/// The site that a clone of this repository is when a plain web server serves its root folder, but for the lab, to which
/// `/dist/` leads: it is at the address `lab`, for the tests on another origin.
///
/// The files of `examples` lie below `/examples/embed/`, with the npm packages of `modules` as its `node_modules`; `page` is
/// the text of `/page.html`, if there is one.
pub fn router(examples: &Path, modules: &Path, page: Option<String>, lab: &str) -> Router {
    let lab = lab.to_owned();
    let lead = move |uri: Uri| async move {
        let rest = uri.path_and_query().map_or("/", |rest| rest.as_str());
        Redirect::temporary(&rest.replacen("/dist/", &lab, 1))
    };
    let site = match page {
        Some(page) => Router::new().route("/page.html", get(|| async { Html(page) })),
        None => Router::new(),
    };
    site.route("/favicon.ico", get(|| async { StatusCode::NO_CONTENT }))
        .route("/dist/", get(lead.clone()))
        .route("/dist/{*rest}", get(lead))
        .nest_service("/examples/embed/node_modules", ServeDir::new(modules))
        .nest_service("/examples/embed", ServeDir::new(examples))
}
