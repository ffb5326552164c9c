//! What reading, storing and showing lists costs, on the invented city. Figures count beside others of the same run:
//! each group runs the same work on lists of several sizes, so that the cost of one 項目 can be compared.

// A benchmark that fails may panic; the group that the macro makes can't be documented.
#![allow(clippy::unwrap_used, missing_docs)]

use backend::intake::sample::{Sample, SampleText, mihon};
use backend::intake::{How, Order, PlanYears, Source};
use backend::store::{Address, Snapshot};
use backend::{Backend, Moment, Site};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use model::indicator::filter::IndicatorFilter;
use model::intake::Decisions;
use model::sheet::{TableFilter, read};
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::runtime::Runtime;

const SIZES: [usize; 3] = [2, 8, 32];

/// The text of one year's list, of one plan and of two.
fn reading(bench: &mut Criterion) {
    let mut group = bench.benchmark_group("read a list");
    for plans in [1, 2] {
        let text = mihon(plans, 1, 1).texts.remove(0).text;
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(plans), &text, |it, text| {
            it.iter(|| read(text, &Decisions::new()).unwrap());
        });
    }
}

/// The lists of so many years, stored in an empty database and joined.
fn storing(bench: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let mut group = bench.benchmark_group("store lists");
    group.sample_size(10);
    for years in SIZES {
        let sample = mihon(2, years, 1);
        group.throughput(Throughput::Elements(years as u64));
        group.bench_with_input(BenchmarkId::from_parameter(years), &sample, |it, sample| {
            it.iter(|| runtime.block_on(store(sample)));
        });
    }
}

/// Each reading page, and the snapshot below them, by number of plans over eight years.
fn showing(bench: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    for plans in SIZES {
        let (_, now) = runtime.block_on(store(&mihon(plans, 8, 1)));
        let measures = now.facts.measures.len() as u64;
        let mut group = bench.benchmark_group(format!("show {plans} plans"));
        group.throughput(Throughput::Elements(measures));
        group.bench_function("overview", |it| {
            it.iter(|| backend::overview::build_overview(&now, backend::overview::Choice::default()).unwrap());
        });
        group.bench_function("table", |it| {
            it.iter(|| backend::sheet::build_table(&now, &TableFilter::default()).unwrap());
        });
        group.bench_function("indicators", |it| {
            it.iter(|| {
                backend::indicator::build_explorer(&now, None, IndicatorFilter::default(), &|_| String::new()).unwrap()
            });
        });
    }
}

async fn store(sample: &Sample) -> (Backend, Arc<Snapshot>) {
    let backend = Backend::open_at(&Address::Memory, Site::default()).await.unwrap();
    let sources = sample.texts.iter().map(|it| source(it, sample)).collect();
    let at = Moment::from(SystemTime::UNIX_EPOCH + Duration::from_secs(1));
    backend.import(Order { sources, site: Site::default(), how: How::Store, at }).await.unwrap();
    let now = backend.snapshot().await.unwrap();
    (backend, now)
}

fn source(it: &SampleText, sample: &Sample) -> Source {
    let years = it.plan_years.iter().cloned();
    let plan_years = years.map(|(title, first, last)| PlanYears { title: Some(title), first, last }).collect();
    Source { text: it.text.clone(), plan_years, provenance: sample.provenance }
}

criterion_group!(benches, reading, storing, showing);
criterion_main!(benches);
