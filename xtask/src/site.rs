//! A static web server for `dist/`, as strict as the strictest host that the page must work on.

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The policy that the page must run under: nothing inline, nothing from elsewhere.
pub const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self' data: blob:";

/// The files of `dist`, below the path `under` ("/" or such as "/some/folder").
///
/// Every answer carries the [`POLICY`], may be read from any origin (modules in a sandboxed frame
/// need that) and is asked for anew each time. Where a file lies there compressed too (`.br`), that is sent.
pub fn router(dist: &Path, under: &str) -> Router {
    let files = ServeDir::new(dist).precompressed_br();
    let router = match under {
        "/" | "" => Router::new().fallback_service(files),
        folder => Router::new().nest_service(folder, files),
    };
    let header = SetResponseHeaderLayer::overriding;
    router
        .layer(header(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)))
        .layer(header(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")))
        .layer(header(CACHE_CONTROL, HeaderValue::from_static("no-cache")))
}

/// Opens `port` on this machine only (0 picks a free one) and serves `router` there.
///
/// Gives the address and the future that does the serving.
///
/// # Errors
/// When the port is taken.
pub async fn serve(
    router: Router,
    port: u16,
) -> std::io::Result<(SocketAddr, impl Future<Output = std::io::Result<()>>)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    let serving = async move { axum::serve(listener, router).await };
    Ok((address, serving))
}

#[cfg(test)]
#[path = "site_tests.rs"]
mod tests;
