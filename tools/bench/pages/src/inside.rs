//! What is measured within a process of its own: building the snapshot, and what is known of the data then.

use backend::store::Address;
use backend::{Backend, Site};
use measured::Process;
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

/// Ids of each kind that are told.
const MOST: usize = 2_000;

/// What building a snapshot took, and what is in it.
#[derive(Clone, Debug, Default)]
pub struct Built {
    pub seconds: f64,
    /// Seconds for the words that are searched.
    pub words: f64,
    /// MB with the words, in the end and at most.
    pub memory: u64,
    pub peak: u64,
    /// How many.
    pub observations: usize,
    pub measures: usize,
    /// Some of them.
    pub plan_ids: Vec<i64>,
    pub measure_ids: Vec<i64>,
    pub indicator_ids: Vec<i64>,
}

/// Builds it in another process.
pub fn build(data: &Path) -> Built {
    let own = std::env::current_exe().unwrap();
    let told = Process::start(own.to_str().unwrap(), &["snapshot", data.to_str().unwrap()], Stdio::piped()).output();
    let mut built = Built::default();
    for (name, rest) in told.lines().filter_map(|it| it.split_once(' ')) {
        let ids = || rest.split(' ').filter_map(|it| it.parse().ok()).collect();
        let number = || rest.parse::<f64>().unwrap();
        match name {
            "seconds" => built.seconds = number(),
            "words" => built.words = number(),
            "memory" => built.memory = number() as u64,
            "peak" => built.peak = number() as u64,
            "observations" => built.observations = number() as usize,
            "measures" => built.measures = number() as usize,
            "plan-ids" => built.plan_ids = ids(),
            "measure-ids" => built.measure_ids = ids(),
            _ => built.indicator_ids = ids(),
        }
    }
    built
}

/// The same in this process, told on standard output.
pub async fn tell(data: &Path) {
    let backend = Backend::open_existing(&Address::new(data, None).unwrap(), Site::default()).await.unwrap();
    let began = Instant::now();
    let now = backend.snapshot().await.unwrap();
    println!("seconds {}", began.elapsed().as_secs_f64());
    let began = Instant::now();
    now.words();
    println!("words {}", began.elapsed().as_secs_f64());
    let (memory, peak) = Process::own();
    println!("memory {memory}\npeak {peak}");
    let facts = &now.facts;
    println!("observations {}\nmeasures {}", facts.observations.len(), facts.measures.len());
    let ids =
        |all: &mut dyn Iterator<Item = i64>| all.take(MOST).map(|it| it.to_string()).collect::<Vec<_>>().join(" ");
    println!("plan-ids {}", ids(&mut facts.plans.iter().map(|it| it.id.0)));
    println!("measure-ids {}", ids(&mut facts.measures.iter().map(|it| it.id.0)));
    println!("indicator-ids {}", ids(&mut facts.indicators.iter().map(|it| it.id.0)));
    backend.close().await;
}
