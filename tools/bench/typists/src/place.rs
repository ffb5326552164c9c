//! Where there is typing: one report of a server that was started for it.

use measured::{Process, ask, free_port, wait_for};
use model::live::SUBPROTOCOL;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::{HeaderValue, Request};

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Ayumi,
    Hocuspocus,
    YWebsocket,
}

/// A report to type in.
pub struct Place {
    pub kind: Kind,
    pub address: String,
    pub cookie: String,
}

/// A server that runs until this is dropped.
pub struct Server {
    pub process: Process,
    pub place: Place,
    // After the process, so that nobody writes there any more.
    _folder: Folder,
}

/// A folder of its own.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

/// Name of the document where the address doesn't say it.
const ROOM: &str = "report";

impl Kind {
    pub const ALL: [Self; 3] = [Self::Ayumi, Self::Hocuspocus, Self::YWebsocket];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Ayumi => "ayumi",
            Self::Hocuspocus => "hocuspocus",
            Self::YWebsocket => "y-websocket",
        }
    }

    pub fn start(self) -> Server {
        let folder = Folder(std::env::temp_dir().join(format!("typists-{}-{}", std::process::id(), self.name())));
        std::fs::create_dir_all(&folder.0).unwrap();
        let host = format!("127.0.0.1:{}", free_port());
        let (process, address, cookie) = match self {
            Self::Ayumi => start_ayumi(&folder.0, &host),
            Self::Hocuspocus => (start_node("hocuspocus.mjs", &host), format!("ws://{host}/"), String::new()),
            Self::YWebsocket => {
                let script = "node_modules/y-websocket/bin/server.cjs";
                (start_node(script, &host), format!("ws://{host}/{ROOM}"), String::new())
            }
        };
        Server { process, place: Place { kind: self, address, cookie }, _folder: folder }
    }
}

/// A script of the folder that `make bench` has set up, whose path AYUMI_BENCH_NPM says.
fn start_node(script: &str, host: &str) -> Process {
    let folder = std::env::var("AYUMI_BENCH_NPM").unwrap();
    let port = host.rsplit(':').next().unwrap();
    let mut node = Command::new("node");
    node.current_dir(folder).args([script, port]).env("HOST", "127.0.0.1").env("PORT", port);
    let process = Process::start_with(&mut node, Stdio::null());
    wait_for(host);
    process
}

/// The release build, as it is used: an invented city, people who sign in, a report of a year that is open.
fn start_ayumi(data: &Path, host: &str) -> (Process, String, String) {
    let binary = std::env::var("AYUMI_BENCH_BINARY").unwrap();
    let data = data.to_str().unwrap();
    let said = |words: &[&str]| {
        let told = Command::new(&binary).args(words).args(["--data", data]).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8(told.stdout).unwrap()
    };
    said(&["sample", "mihon"]);
    let people = said(&["demo", "--listen", host]);
    let mut serve = Command::new(&binary);
    serve.args(["serve", "--data", data, "--listen", host, "--allow-insecure-http", "--log", "error"]);
    let process = Process::start_with(serve.stderr(Stdio::null()), Stdio::null());
    wait_for(host);
    let link = people.lines().find_map(|it| it.split_once(host)).unwrap().1.trim();
    let cookie = ask("POST", host, link, "").cookie().unwrap().to_owned();
    let desk = ask("GET", host, "/work", &cookie);
    let report = desk.text().split("/work/reports/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    (process, format!("ws://{host}/live/reports/{report}"), cookie)
}

impl Place {
    pub fn read(kind: &str, address: &str, cookie: &str) -> Self {
        let kind = Kind::ALL.into_iter().find(|it| it.name() == kind).unwrap();
        Self { kind, address: address.to_owned(), cookie: cookie.to_owned() }
    }

    /// What asks for a connection.
    pub fn request(&self) -> Request<()> {
        let mut request = self.address.as_str().into_client_request().unwrap();
        if self.kind == Kind::Ayumi {
            let headers = request.headers_mut();
            headers.insert("cookie", HeaderValue::from_str(&self.cookie).unwrap());
            headers.insert("sec-websocket-protocol", HeaderValue::from_static(SUBPROTOCOL));
        }
        request
    }

    /// What stands before each frame: Hocuspocus carries many documents over one connection.
    pub fn prefix(&self) -> Vec<u8> {
        match self.kind {
            Kind::Hocuspocus => write_text(ROOM),
            Kind::Ayumi | Kind::YWebsocket => Vec::new(),
        }
    }

    /// What is to be said first.
    pub fn greeting(&self) -> Option<Vec<u8>> {
        // Authentication, a token; any will do.
        let token = || [&self.prefix()[..], &[2, 0], &write_text("token")].concat();
        (self.kind == Kind::Hocuspocus).then(token)
    }
}

/// A short text as Yjs writes it.
fn write_text(text: &str) -> Vec<u8> {
    [&[u8::try_from(text.len()).unwrap()][..], text.as_bytes()].concat()
}
