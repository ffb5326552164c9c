//! As much HTTP as measuring needs: single requests, and one after another on a connection that stays.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// An answer, head and body.
#[derive(Debug)]
pub struct Answer {
    head: String,
    /// What follows the head.
    pub body: Vec<u8>,
}

impl Answer {
    /// Its status.
    pub fn status(&self) -> u16 {
        self.head.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// Names and values of its head.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.head.lines().skip(1).filter_map(|it| it.trim_end().split_once(": "))
    }

    /// What stands under a name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1)
    }

    /// What the browser is to keep.
    pub fn cookie(&self) -> Option<&str> {
        self.header("set-cookie")?.split(';').next()
    }

    /// Head and body, as far as they are text.
    pub fn text(&self) -> String {
        self.head.clone() + &String::from_utf8_lossy(&self.body)
    }
}

/// A connection that stays.
#[derive(Debug)]
pub struct Line(BufReader<TcpStream>);

impl Line {
    /// Connects.
    pub fn open(host: &str) -> Self {
        let stream = TcpStream::connect(host).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(BufReader::new(stream))
    }

    /// Sends a request as it is written, and takes the answer.
    pub fn ask(&mut self, request: &[u8]) -> Answer {
        self.0.get_mut().write_all(request).unwrap();
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(self.0.read_line(&mut head).unwrap() > 0, "the connection ended");
        }
        let mut answer = Answer { head, body: Vec::new() };
        let long = answer.header("content-length").map_or(0, |it| it.parse().unwrap());
        answer.body.resize(long, 0);
        self.0.read_exact(&mut answer.body).unwrap();
        answer
    }
}

/// Asks, as a browser that is at that host.
pub fn ask(method: &str, host: &str, path: &str, cookie: &str) -> Answer {
    let form = "content-type: application/x-www-form-urlencoded\r\ncontent-length: 0";
    let head = format!("host: {host}\r\norigin: http://{host}\r\ncookie: {cookie}\r\n{form}");
    Line::open(host).ask(format!("{method} {path} HTTP/1.1\r\n{head}\r\n\r\n").as_bytes())
}

/// Fetches in one of these encodings.
pub fn fetch(host: &str, path: &str, encodings: &str) -> Answer {
    let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\naccept-encoding: {encodings}\r\n\r\n");
    Line::open(host).ask(request.as_bytes())
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Waits until somebody listens there.
pub fn wait_for(host: &str) {
    let began = Instant::now();
    while TcpStream::connect(host).is_err() {
        assert!(began.elapsed() < Duration::from_secs(60), "nobody listens on {host}");
        std::thread::sleep(Duration::from_millis(1));
    }
}
