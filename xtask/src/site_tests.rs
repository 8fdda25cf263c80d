//! The server, asked over a real connection.

use super::*;
use std::io::{Read, Write};
use std::net::TcpStream;

/// The raw answer to `GET path`, with `dist` served below `under`.
fn get(under: &'static str, path: &'static str) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dist = folder.path().join("dist");
    std::fs::create_dir(&dist).expect("dist");
    std::fs::write(folder.path().join("secret.txt"), "secret").expect("secret");
    for name in ["index.html", "app.js", "app.wasm", "app.css"] {
        std::fs::write(dist.join(name), name).expect(name);
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let (address, serving) = runtime.block_on(serve(router(&dist, under), 0)).expect("a free port");
    runtime.spawn(serving);
    let mut stream = TcpStream::connect(address).expect("the server");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").expect("asked");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("answered");
    answer
}

#[test]
fn files_have_the_types_that_browsers_insist_on() {
    for (path, kind) in [
        ("/", "text/html"),
        ("/app.js", "text/javascript"),
        ("/app.wasm", "application/wasm"),
        ("/app.css", "text/css"),
    ] {
        let answer = get("/", path);
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains(&format!("content-type: {kind}")), "{answer}");
    }
}

#[test]
fn every_answer_carries_the_policy_and_is_not_kept() {
    for path in ["/app.js", "/nothing"] {
        let answer = get("/", path);
        assert!(answer.contains(&format!("content-security-policy: {POLICY}")), "{answer}");
        assert!(answer.contains("access-control-allow-origin: *"), "{answer}");
        assert!(answer.contains("cache-control: no-cache"), "{answer}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/a/../../secret.txt"] {
        let answer = get("/", path);
        assert!(!answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
    }
}

#[test]
fn a_sub_folder_is_served_with_its_index() {
    assert!(get("/some/folder", "/some/folder/").ends_with("index.html"));
    assert!(get("/some/folder", "/app.js").starts_with("HTTP/1.1 404"));
}
