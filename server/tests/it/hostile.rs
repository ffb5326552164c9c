//! Clients that are slow, greedy or speak no HTTP, over real connections: each gets a clear answer or none, its connection
//! ends, and the server goes on serving others. Time is made to pass, so that no test waits for
//! it.

use super::desk::Desk;
use super::serve::{Served, make_whole_site};
use super::support::TestServer;
use prometheus_client::metrics::gauge::Gauge;
use server::routes::{listen, router};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::Instant;

/// Longer than any client is waited for.
const LONG: Duration = Duration::from_secs(90);

/// The head of a form, but for how its body ends.
const FORM: &str = "POST /login HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n";

/// A server in this process, with the connections that it has open.
struct Listening {
    server: TestServer,
    address: SocketAddr,
    open: Gauge,
}

impl Listening {
    async fn start() -> Self {
        let server = TestServer::signing_in(None).await;
        server.import(1).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, open) = (listener.local_addr().unwrap(), Gauge::default());
        let router = router(server.serving.clone());
        tokio::spawn(listen(listener, router, open.clone(), async || std::future::pending().await));
        Self { server, address, open }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Everything that is answered to these bytes until the server ends the connection.
    async fn send(&self, bytes: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect().await;
        // It may end the connection before it has read everything.
        drop(stream.write_all(bytes.as_ref()).await);
        read(&mut stream).await
    }

    /// Another client is served as ever.
    async fn serves_others(&self) {
        let answer = self.send("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
        assert!(answer.starts_with("HTTP/1.1 200") && is_whole(&answer), "{answer}");
    }

    /// Lets time pass until every connection has ended.
    async fn ends_all(&self) {
        let passing = Passing::begin();
        while self.open.get() > 0 {
            assert!(passing.began.elapsed() < LONG, "{} are still open", self.open.get());
            passing.second().await;
        }
    }
}

/// Time that passes by hand alone: a database that answers from its own thread must not seem to take for ever.
struct Passing {
    began: Instant,
    /// As long as something blocks, the runtime doesn't pass time by itself.
    _hold: std::sync::mpsc::Sender<()>,
}

impl Passing {
    fn begin() -> Self {
        let (hold, held) = std::sync::mpsc::channel::<()>();
        tokio::task::spawn_blocking(move || held.recv());
        tokio::time::pause();
        Self { began: Instant::now(), _hold: hold }
    }

    /// A second of everybody's time, and a moment for what it brings about.
    async fn second(&self) {
        tokio::time::advance(Duration::from_secs(1)).await;
        let moment = || std::thread::sleep(Duration::from_millis(3));
        drop(tokio::task::spawn_blocking(moment).await);
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        tokio::time::resume();
    }
}

async fn read(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let read = tokio::time::timeout(LONG, stream.read_to_end(&mut answer)).await;
    // Cut off is ended too.
    drop(read.unwrap());
    String::from_utf8_lossy(&answer).into_owned()
}

/// Whether as much came as was announced.
fn is_whole(answer: &str) -> bool {
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_default();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    length == Some(body.len())
}

/// The status of the only answer.
#[track_caller]
fn status(answer: &str) -> u16 {
    assert_eq!(answer.matches("HTTP/1.").count(), 1, "{answer}");
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

/// A head, and from then on nothing or a byte every five seconds: how long it is listened to, and what it is told.
async fn drip(listening: &Listening, head: &str, byte: Option<u8>) -> (Duration, String) {
    let mut stream = listening.connect().await;
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut reading, mut writing) = stream.into_split();
    let answer = tokio::spawn(async move {
        let mut answer = Vec::new();
        drop(reading.read_to_end(&mut answer).await);
        String::from_utf8_lossy(&answer).into_owned()
    });
    let passing = Passing::begin();
    for second in 1.. {
        passing.second().await;
        if answer.is_finished() {
            break;
        }
        assert!(passing.began.elapsed() < LONG, "{head:?} is still listened to");
        if let Some(byte) = byte.filter(|_| second % 5 == 0) {
            drop(writing.write_all(&[byte]).await);
        }
    }
    let took = passing.began.elapsed();
    (took, answer.await.unwrap())
}

const HALF_A_MINUTE: std::ops::RangeInclusive<u64> = 29..=45;

#[tokio::test]
async fn a_head_that_does_not_come_is_not_waited_for() {
    let listening = Listening::start().await;
    for (head, byte) in [
        ("", None),
        ("G", None),
        ("GET / HTTP/1.1\r\nhost: x\r\nx-slow: ", Some(b'a')),
        ("GET / HTTP/1.1\r\nhost: x\r\n", Some(b'\r')),
    ] {
        let (took, answer) = drip(&listening, head, byte).await;
        assert!(HALF_A_MINUTE.contains(&took.as_secs()) || answer.contains(" 400 "), "{head:?}: {took:?}");
        assert!(answer.is_empty() || (400..500).contains(&status(&answer)), "{head:?}: {answer}");
        listening.serves_others().await;
    }
    let (took, answer) = drip(&listening, "GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n", None).await;
    assert!(status(&answer) == 200 && HALF_A_MINUTE.contains(&took.as_secs()), "kept for a next request: {took:?}");
}

#[tokio::test]
async fn a_body_that_does_not_come_is_told_so_and_is_no_failure_of_ours() {
    let listening = Listening::start().await;
    for (framing, byte) in [
        ("content-length: 5000\r\n\r\nname=", None),
        ("content-length: 5000\r\n\r\nname=", Some(b'a')),
        ("transfer-encoding: chunked\r\n\r\n5\r\nname=\r\n", None),
        ("transfer-encoding: chunked\r\n\r\n1000\r\nname=", Some(b'a')),
    ] {
        let (took, answer) = drip(&listening, &format!("{FORM}{framing}"), byte).await;
        assert!(status(&answer) == 408 && answer.contains("送信が途中で止まりました"), "{framing}: {answer}");
        assert!(HALF_A_MINUTE.contains(&took.as_secs()), "{framing}: {took:?}: {answer}");
        listening.serves_others().await;
    }
    // Nobody reads the body of what is refused anyway.
    let (took, answer) = drip(&listening, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5000\r\n\r\n", None).await;
    assert!(status(&answer) == 405 && took < Duration::from_secs(45), "{took:?} {answer}");
}

#[tokio::test]
async fn an_answer_that_nobody_takes_is_not_kept_ready_for_ever() {
    let listening = Listening::start().await;
    let large = listening.server.folder().join("site/pkg/large.bin");
    std::fs::write(large, vec![b'x'; 30_000_000]).unwrap();
    let mut stream = listening.connect().await;
    stream.write_all(b"GET /pkg/large.bin HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    let mut first = [0; 15];
    stream.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    listening.ends_all().await;
    listening.serves_others().await;
    // Slowly is not never.
    let mut slow = listening.connect().await;
    slow.write_all(b"GET /pkg/large.bin HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let (mut taken, mut piece) = (0, vec![0; 400_000]);
    let passing = Passing::begin();
    loop {
        match slow.read(&mut piece).await.unwrap() {
            0 => break,
            many => taken += many,
        }
        passing.second().await;
    }
    let took = passing.began.elapsed();
    assert!(taken > 30_000_000 && took > Duration::from_secs(60), "{taken} in {took:?}");
}

#[tokio::test]
async fn many_connections_that_say_nothing_keep_nobody_out_and_end() {
    let listening = Listening::start().await;
    let mut silent = Vec::new();
    for at in 0..300 {
        let mut stream = listening.connect().await;
        let said = ["", "GET / HTTP/1.1\r\n", "\r\n", &format!("{FORM}content-length: 9\r\n\r\n")];
        stream.write_all(said[at % said.len()].as_bytes()).await.unwrap();
        silent.push(stream);
        if at % 50 == 0 {
            listening.serves_others().await;
        }
    }
    listening.serves_others().await;
    assert!(listening.open.get() >= 300, "{}", listening.open.get());
    listening.ends_all().await;
    listening.serves_others().await;
}

#[test]
fn when_no_more_connections_can_be_taken_they_are_again_once_others_end() {
    let desk = Desk::new("hostile-files");
    let site = make_whole_site(&desk);
    let served = Served::start_within(&desk, &site, 60);
    let open: Vec<_> = (0..100).map(|_| served.connect()).collect();
    served.read_until("a connection was not accepted");
    drop(open);
    assert!(served.get("/", "").starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused_and_not_kept_in_memory() {
    let listening = Listening::start().await;
    let long = |bytes: usize| "x".repeat(bytes);
    let many: String = (0..6000).map(|at| format!("x{at}: 1\r\n")).collect();
    for (sent, expected) in [
        (format!("GET /?q={} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", long(3_000)), 414),
        (format!("GET /{} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", long(3_000)), 414),
        (format!("GET /?q={} HTTP/1.1\r\nhost: x\r\n\r\n", long(70_000)), 414),
        (format!("GET /?q={}", long(2_000_000)), 431),
        (format!("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\nx: {}\r\n\r\n", long(20_000)), 431),
        (format!("GET / HTTP/1.1\r\nhost: x\r\nx: {}", long(2_000_000)), 431),
        (format!("GET / HTTP/1.1\r\nhost: x\r\n{many}\r\n"), 431),
        (format!("{} / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n", long(5_000)), 405),
    ] {
        let answer = listening.send(&sent).await;
        // Who is cut off while still sending may lose the answer with it.
        assert!(answer.is_empty() && sent.len() > 500_000 || status(&answer) == expected, "{}: {answer}", &sent[..40]);
        listening.serves_others().await;
    }
}

#[tokio::test]
async fn old_clients_are_served_and_what_is_no_http_is_refused() {
    let listening = Listening::start().await;
    let old = listening.send("GET / HTTP/1.0\r\n\r\n").await;
    assert!(status(&old) == 200 && is_whole(&old), "{old}");
    assert!(!old.contains("transfer-encoding"), "which HTTP/1.0 has not: {old}");
    let refused = listening.send("GET /nope HTTP/1.0\r\n\r\n").await;
    assert_eq!(status(&refused), 404);
    for nonsense in [
        &b"GET /\r\n\r\n"[..],
        b"GET / HTTP/9.9\r\nhost: x\r\n\r\n",
        b"GET / HTCPCP/1.0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 a client that speaks TLS\r\n\r\n",
        b"\x00\x00\x00\x00\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nhost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nbad name: 1\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nx: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\n folded: 1\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\nhost: x\r\n\r\n",
    ] {
        let answer = listening.send(nonsense).await;
        let said = String::from_utf8_lossy(nonsense);
        assert!(answer.is_empty() || (400..500).contains(&status(&answer)), "{said}: {answer}");
        listening.serves_others().await;
    }
}

#[tokio::test]
async fn a_body_whose_end_is_unclear_is_refused_and_hides_no_second_request() {
    let listening = Listening::start().await;
    let hidden = "GET /healthz HTTP/1.1\r\nhost: hidden\r\n\r\n";
    let chunked = "transfer-encoding: chunked\r\n";
    let huge = "a".repeat(100_000);
    for (framing, statuses) in [
        (format!("{chunked}\r\nzz\r\nname\r\n0\r\n\r\n"), 400..=400),
        (format!("{chunked}\r\n-5\r\nname=\r\n0\r\n\r\n"), 400..=400),
        (format!("{chunked}\r\nFFFFFFFFFFFFFFFFF\r\nname="), 400..=400),
        (format!("{chunked}\r\n5\r\nname=a b c d\r\n0\r\n\r\n"), 400..=400),
        (format!("{chunked}\r\n5;{huge}\r\nname=\r\n0\r\n\r\n"), 400..=431),
        (format!("{chunked}\r\n0\r\n{}\r\n", "x: 1\r\n".repeat(20_000)), 400..=431),
        (format!("connection: close\r\n{chunked}\r\n186a0\r\n{huge}\r\n0\r\n\r\n"), 413..=413),
        (format!("transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n{hidden}"), 400..=499),
        (format!("transfer-encoding: xchunked\r\n\r\n0\r\n\r\n{hidden}"), 400..=499),
        (format!("content-length: 5\r\ncontent-length: 6\r\n\r\nname={hidden}"), 400..=400),
        (format!("content-length: -1\r\n\r\n{hidden}"), 400..=400),
        (format!("content-length: +5\r\n\r\nname={hidden}"), 400..=400),
        (format!("content-length: 5, 5\r\n\r\nname={hidden}"), 400..=400),
        (format!("content-length: 18446744073709551616\r\n\r\n{hidden}"), 400..=413),
    ] {
        let answer = listening.send(format!("{FORM}{framing}")).await;
        let shown: String = framing.chars().take(60).collect();
        assert!(answer.is_empty() || statuses.contains(&status(&answer)), "{shown:?}: {answer}");
        listening.serves_others().await;
    }
}
