//! Many requests, one after another on connections that stay, and what they cost the server. The client is written to cost
//! little itself, as both share the machine.

use measured::{Line, Process};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What requests cost.
#[derive(Clone, Debug, Default)]
pub struct Cost {
    /// Processor time of the server, in seconds.
    spent: f64,
    /// Time that passed, in seconds.
    passed: f64,
    /// Microseconds of each answer.
    latencies: Vec<u64>,
}

impl Cost {
    /// Together with that of another round.
    pub fn with(mut self, other: Self) -> Self {
        self.latencies.extend(other.latencies);
        self.latencies.sort_unstable();
        Self { spent: self.spent + other.spent, passed: self.passed + other.passed, ..self }
    }

    /// Milliseconds of processor time an answer.
    pub fn cpu(&self) -> f64 {
        1_000.0 * self.spent / self.latencies.len() as f64
    }

    /// Answers a second.
    pub fn rate(&self) -> f64 {
        self.latencies.len() as f64 / self.passed
    }

    /// Milliseconds within which that part was answered.
    pub fn latency(&self, part: f64) -> f64 {
        let at = (self.latencies.len() as f64 * part) as usize;
        self.latencies.get(at).map_or(f64::NAN, |it| *it as f64 / 1_000.0)
    }
}

/// What is asked, of whom, and how.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// The server.
    pub process: &'a Process,
    /// Where it listens.
    pub host: &'a str,
    /// Addresses in turn.
    pub paths: &'a [String],
    /// How many ask at once.
    pub connections: usize,
}

impl Asking<'_> {
    /// Asks for so long; in the beginning once without counting.
    pub fn ask(&self, time: Duration) -> Cost {
        let requests: Vec<Vec<u8>> = self.paths.iter().map(|path| write(self.host, path)).collect();
        Line::open(self.host).ask(&requests[0]);
        let (before, began, over) = (self.process.spent(), Instant::now(), AtomicBool::new(false));
        let hand = |first: usize| {
            let (mut line, mut latencies) = (Line::open(self.host), Vec::new());
            let mut turn = requests.iter().cycle().skip(first * requests.len() / self.connections);
            while !over.load(Ordering::Relaxed) {
                let began = Instant::now();
                let answer = line.ask(turn.next().unwrap());
                assert_eq!(answer.status(), 200, "{}", answer.text());
                latencies.push(began.elapsed().as_micros() as u64);
            }
            latencies
        };
        let latencies: Vec<u64> = std::thread::scope(|scope| {
            let hands: Vec<_> = (0..self.connections).map(|first| scope.spawn(move || hand(first))).collect();
            std::thread::sleep(time);
            over.store(true, Ordering::Relaxed);
            hands.into_iter().flat_map(|it| it.join().unwrap()).collect()
        });
        let passed = began.elapsed().as_secs_f64();
        Cost { spent: self.process.spent() - before, passed, latencies }
    }
}

fn write(host: &str, path: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: {host}\r\naccept-encoding: br\r\n\r\n").into_bytes()
}
