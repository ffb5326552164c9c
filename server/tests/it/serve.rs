//! `ayumi serve` as an administrator starts it and ends it: the binary, a site folder, a port of its own.

use super::desk::Desk;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const HASHED: [&str; 5] = [
    "pkg/ayumi.hhhhhhhhhhhhhhhhhhhhhh.css",
    "pkg/ayumi.hhhhhhhhhhhhhhhhhhhhhh.js",
    "pkg/ayumi.hhhhhhhhhhhhhhhhhhhhhh.wasm",
    "pkg/__wasm_split.hhhhhhhhhhhhhhhhhhhhhh.js",
    "pkg/__wasm_split_manifest.hhhhhhhhhhhhhhhhhhhhhh.json",
];

/// Makes a site folder of these files.
fn make_site(desk: &Desk, files: &[&str]) -> String {
    let site = desk.0.join("site");
    drop(std::fs::remove_dir_all(&site));
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    for file in files {
        let text = match *file {
            "hash.txt" => {
                ["css", "js", "wasm", "split", "manifest"].map(|it| format!("{it}: {}\n", "h".repeat(22))).concat()
            }
            _ => "{}".to_owned(),
        };
        std::fs::write(site.join(file), text).unwrap();
    }
    site.display().to_string()
}

/// A site folder as a build leaves it.
pub fn make_whole_site(desk: &Desk) -> String {
    make_site(desk, &[&HASHED[..], &["hash.txt"][..]].concat())
}

/// A running `ayumi serve`, ended with the test.
pub struct Served {
    child: Child,
    pub address: String,
    /// What it said before it served.
    said: String,
    /// What it says since then.
    saying: Receiver<String>,
}

impl Served {
    fn start(desk: &Desk, site: &str) -> Self {
        Self::start_with(desk, site, &[])
    }

    pub fn start_with(desk: &Desk, site: &str, more: &[&str]) -> Self {
        Self::run(desk.command(&[&["serve", "--listen", "127.0.0.1:0", "--site", site], more].concat()))
    }

    /// The same where no more than so many files and connections may be open.
    pub fn start_within(desk: &Desk, site: &str, files: u32) -> Self {
        let inner = desk.command(&["serve", "--listen", "127.0.0.1:0", "--site", site]);
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -n {files} && exec \"$0\" \"$@\"")]);
        command.arg(inner.get_program()).args(inner.get_args());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        Self::run(command)
    }

    fn run(mut command: Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let before = said.len();
            assert!(lines.read_line(&mut said).unwrap() > 0, "{said}");
            if let Some((_, rest)) = said[before..].split_once("http://") {
                break rest.split('/').next().unwrap().to_owned();
            }
        };
        let (say, saying) = channel();
        std::thread::spawn(move || lines.lines().map_while(Result::ok).try_for_each(|line| say.send(line)));
        Self { child, address, said, saying }
    }

    /// What it says next, up to the line with these words.
    pub fn read_until(&self, words: &str) -> String {
        let mut said = String::new();
        while !said.contains(words) {
            said.push_str(&self.saying.recv_timeout(Duration::from_secs(20)).unwrap_or_else(|_| panic!("{said}")));
            said.push('\n');
        }
        said
    }

    pub fn connect(&self) -> TcpStream {
        Self::connect_to(&self.address)
    }

    fn connect_to(host: &str) -> TcpStream {
        let stream = TcpStream::connect(host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream
    }

    /// The answer, head and body, to a request with these further header fields.
    pub fn get(&self, address: &str, fields: &str) -> String {
        self.get_from(&self.address, address, fields)
    }

    /// The same from another host and port of this server.
    pub fn get_from(&self, host: &str, address: &str, fields: &str) -> String {
        let mut stream = Self::connect_to(host);
        write!(stream, "GET {address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{fields}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn press_ctrl_c(&self) {
        let kill = format!("kill -INT {}", self.child.id());
        assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

#[test]
fn one_binary_and_one_site_folder_are_all() {
    let desk = Desk::new("serve-site");
    let site = make_whole_site(&desk);
    let served = Served::start(&desk, &site);
    assert!(!served.said.contains("WARN"), "{}", served.said);
    let page = served.get("/", "");
    for file in &HASHED[..3] {
        assert!(page.contains(&format!("\"/{file}\"")), "{file} in {page}");
        assert!(served.get(&format!("/{file}"), "").starts_with("HTTP/1.1 200"), "{file}");
    }
}

#[test]
fn a_site_folder_that_lacks_what_pages_name_is_refused() {
    let desk = Desk::new("serve-lacking");
    for (files, missing) in [
        (vec![], "pkg/ayumi.css"),
        // The build without the names of its files: pages would have no style.
        (HASHED.to_vec(), "pkg/ayumi.css"),
        ([&HASHED[1..], &["hash.txt"]].concat(), HASHED[0]),
        ([&HASHED[..2], &HASHED[3..], &["hash.txt"]].concat(), HASHED[2]),
    ] {
        let site = make_site(&desk, &files);
        let said = desk.run(&["serve", "--listen", "127.0.0.1:0", "--site", &site]).is(74, "", missing);
        assert!(said.error.contains(&site) && said.error.trim_end().lines().count() == 1, "{}", said.error);
    }
}

#[test]
fn a_site_folder_without_script_is_served_with_one_warning() {
    let desk = Desk::new("serve-plain");
    let site = make_site(&desk, &["pkg/ayumi.css"]);
    let served = Served::start(&desk, &site);
    assert_eq!(served.said.matches("WARN").count(), 1, "{}", served.said);
    let page = served.get("/", "");
    assert!(page.contains("\"/pkg/ayumi.css\"") && !page.contains("type=\"module\""), "{page}");
}

#[test]
fn many_header_fields_are_refused_in_a_sentence() {
    let desk = Desk::new("serve-fields");
    let served = Served::start(&desk, &make_site(&desk, &["pkg/ayumi.css"]));
    let fields = |count: usize| (0..count).map(|at| format!("x{at}: 1\r\n")).collect::<String>();
    assert!(served.get("/", &fields(110)).starts_with("HTTP/1.1 200"));
    for count in [2000, 4000] {
        let answer = served.get("/", &fields(count));
        assert!(answer.starts_with("HTTP/1.1 431") && answer.contains("Cookie を消して"), "{count}: {answer}");
        assert!(answer.contains("x-content-type-options: nosniff"), "{answer}");
    }
}

#[test]
fn a_second_ctrl_c_ends_at_once() {
    let desk = Desk::new("serve-end");
    let mut served = Served::start(&desk, &make_site(&desk, &["pkg/ayumi.css"]));
    let mut half_sent = served.connect();
    half_sent.write_all(b"GET / HTTP/1.1\r\nhost: x").unwrap();
    // The server has seen it when it has answered somebody who came later.
    assert!(served.get("/healthz", "").ends_with("ok\n"));
    let began = Instant::now();
    served.press_ctrl_c();
    // Nobody is let in any more: the first has been heard.
    while TcpStream::connect(&served.address).is_ok() && began.elapsed() < Duration::from_secs(5) {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert!(served.child.try_wait().unwrap().is_none(), "an answer under way has time");
    served.press_ctrl_c();
    assert!(served.child.wait().unwrap().success());
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
}
