//! As much HTTP as signing in by a link needs.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// An answer, head and body.
pub struct Answer(String);

impl Answer {
    /// What the browser is to keep.
    pub fn cookie(&self) -> Option<&str> {
        let line = self.0.lines().find(|it| it.to_ascii_lowercase().starts_with("set-cookie:"))?;
        line.split_once(':')?.1.trim().split(';').next()
    }

    pub fn text(&self) -> &str {
        &self.0
    }
}

/// Asks, as a browser that is at that host.
pub fn ask(method: &str, host: &str, path: &str, cookie: &str) -> Answer {
    let mut stream = TcpStream::connect(host).unwrap();
    let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 0";
    let head = format!("host: {host}\r\norigin: http://{host}\r\ncookie: {cookie}\r\nconnection: close\r\n{form}");
    write!(stream, "{method} {path} HTTP/1.1\r\n{head}\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    Answer(String::from_utf8_lossy(&bytes).into_owned())
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits until somebody listens there.
pub fn wait_for(host: &str) {
    let began = Instant::now();
    while TcpStream::connect(host).is_err() {
        assert!(began.elapsed() < Duration::from_secs(30), "nobody listens on {host}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
