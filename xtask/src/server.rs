//! Owns serving the built page on this machine: MIME types, the security policy, and nothing outside the folder.
//! Leaves HTTP itself to axum.
//!
//! `GET /pkg/factlight_bg.wasm` → 200, `Content-Type: application/wasm`, the policy below

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context, Result, anyhow};
use axum::Router;
use axum::http::header::{CONTENT_TYPE, HeaderName};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

/// What the page may do. It must work under the strictest policy a host page is likely to have.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types dompurify factlight-worker";

/// Headers of every answer. Nothing is cached: a rebuilt page is seen on reload.
const HEADERS: [(HeaderName, &str); 5] = [
    (HeaderName::from_static("content-security-policy"), POLICY),
    (HeaderName::from_static("x-content-type-options"), "nosniff"),
    (HeaderName::from_static("referrer-policy"), "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cache-control"), "no-store"),
];

/// The types of files a page has. `WebAssembly.instantiateStreaming` refuses anything but application/wasm.
const TYPES: [(&str, &str); 14] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("ico", "image/x-icon"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The port of `cargo xtask demo` unless it is taken.
pub const PORT: u16 = 8000;

/// A running server; it runs until the program ends.
pub struct Site {
    address: SocketAddr,
}

impl Site {
    /// Serves `folder` on 127.0.0.1: on `port`, or without one on the first free of 8000 to 8099.
    ///
    /// # Errors
    /// When the port, or all of them, are taken.
    pub fn start(folder: &Path, port: Option<u16>) -> Result<Self> {
        let listener = match port {
            Some(port) => bind(port).map_err(|error| {
                anyhow!(
                    "cannot serve on 127.0.0.1:{port}: {error}\n  choose another: cargo xtask demo --port {}",
                    port.wrapping_add(1)
                )
            })?,
            None => (PORT..PORT + 100).find_map(|port| bind(port).ok()).ok_or_else(|| {
                anyhow!("no free port from {PORT} to {}: choose one with --port", PORT + 99)
            })?,
        };
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
        let runtime = runtime.context("starting the server")?;
        let folder = folder.to_owned();
        thread::spawn(move || runtime.block_on(serve(listener, folder)));
        Ok(Self { address })
    }

    /// `http://127.0.0.1:8000/`
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

fn bind(port: u16) -> std::io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

async fn serve(listener: TcpListener, folder: PathBuf) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let router = Router::new().fallback(move |method: Method, uri: Uri| {
        let answer = answer(&method, &uri, &folder);
        async move { answer }
    });
    axum::serve(listener, router).await
}

fn answer(method: &Method, uri: &Uri, folder: &Path) -> Response {
    const TEXT: &str = "text/plain; charset=utf-8";
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, HEADERS, [(CONTENT_TYPE, TEXT)], "only GET and HEAD\n")
            .into_response();
    }
    match file_of(uri.path(), folder).and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((bytes, file)) => {
            (StatusCode::OK, HEADERS, [(CONTENT_TYPE, type_of(&file))], bytes).into_response()
        }
        None => (StatusCode::NOT_FOUND, HEADERS, [(CONTENT_TYPE, TEXT)], "no such file\n").into_response(),
    }
}

/// The file that a request's path names, if it lies in `folder`: `/a%20b/?x` → `folder/a b/index.html`.
fn file_of(url: &str, folder: &Path) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = percent_decoded(path.strip_prefix('/')?)?;
    if path.contains(['\0', '\\']) {
        return None;
    }
    let relative = Path::new(&path);
    if !relative.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    // A symbolic link must not lead out either.
    let (file, folder) = (file.canonicalize().ok()?, folder.canonicalize().ok()?);
    (file.starts_with(folder) && file.is_file()).then_some(file)
}

/// `a%20b` → `a b`; None when a percent sign is not followed by two digits or the bytes are not UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn type_of(file: &Path) -> &'static str {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    /// A site of three files, beside a file that is not to be served.
    fn site(name: &str) -> (Site, PathBuf) {
        let folder = std::env::temp_dir().join(format!("factlight-site-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("site/pkg")).unwrap();
        fs::write(folder.join("site/index.html"), "<!doctype html>home").unwrap();
        fs::write(folder.join("site/pkg/a b.wasm"), b"\0asm").unwrap();
        fs::write(folder.join("secret.txt"), "secret").unwrap();
        #[cfg(unix)]
        let _ = std::os::unix::fs::symlink(folder.join("secret.txt"), folder.join("site/link.txt"));
        (Site::start(&folder.join("site"), Some(0)).unwrap(), folder)
    }

    fn ask(site: &Site, method: &str, path: &str) -> String {
        let mut socket = TcpStream::connect(site.address).unwrap();
        write!(socket, "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    #[test]
    fn a_folder_answers_with_its_index_under_the_strict_policy() {
        let (site, folder) = site("index");
        let answer = ask(&site, "GET", "/?theme=dark");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.ends_with("home"), "{answer}");
        assert!(answer.contains("content-type: text/html; charset=utf-8"), "{answer}");
        assert!(
            answer.contains(
                "content-security-policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"
            )
        );
        assert!(
            answer
                .contains("require-trusted-types-for 'script'; trusted-types dompurify factlight-worker\r\n"),
            "{answer}"
        );
        assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_module_has_the_type_that_streaming_compilation_asks_for() {
        let (site, folder) = site("wasm");
        let answer = ask(&site, "GET", "/pkg/a%20b.wasm");
        assert!(answer.contains("content-type: application/wasm\r\n"), "{answer}");
        assert!(answer.ends_with("\0asm"), "{answer:?}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let (site, folder) = site("outside");
        let paths = [
            "/../secret.txt",
            "/pkg/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/..\\secret.txt",
            "/link.txt",
            "/%00",
            "/%",
            "/%zz",
            "/none",
        ];
        for path in paths {
            let answer = ask(&site, "GET", path);
            assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
            assert!(!answer.contains("secret\n") && !answer.ends_with("secret"), "{path}: {answer}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn only_reading_is_allowed() {
        let (site, folder) = site("post");
        assert!(ask(&site, "POST", "/").starts_with("HTTP/1.1 405"));
        let head = ask(&site, "HEAD", "/");
        assert!(head.starts_with("HTTP/1.1 200") && !head.contains("home"), "{head}");
        fs::remove_dir_all(folder).unwrap();
    }

    // A browser opens several connections and leaves some of them silent: none may make another wait.
    #[test]
    fn a_silent_connection_keeps_nobody_waiting() {
        let (site, folder) = site("silent");
        let silent: Vec<_> = (0..16).map(|_| TcpStream::connect(site.address).unwrap()).collect();
        for _ in 0..16 {
            assert!(ask(&site, "GET", "/").starts_with("HTTP/1.1 200"));
        }
        drop(silent);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_taken_port_is_an_error_that_names_another() {
        let (site, folder) = site("taken");
        let port = site.address.port();
        let error = Site::start(&folder.join("site"), Some(port)).err().unwrap().to_string();
        assert!(error.contains(&format!("127.0.0.1:{port}")) && error.contains("--port"), "{error}");
        fs::remove_dir_all(folder).unwrap();
    }
}
