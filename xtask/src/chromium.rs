//! How Chromium is started for tests.

/// Arguments of a headless Chromium that also starts as root, draws without a graphics processor
/// and asks nothing of the network by itself.
pub const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];
