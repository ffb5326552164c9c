//! `ayumi sample`: stores the shipped lists through the ordinary importer, with what their staff decided about them.

use super::place::{Missing, now, with_backend};
use super::{Failure, report};
use crate::config::Place;
use backend::intake::sample::{Sample, mihon, musashino};
use backend::intake::{How, Imported, Order, PlanYears, Source};
use backend::{Backend, Site};
use model::intake::Doubt;
use model::publication::Provenance;

/// Arguments of `ayumi sample`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Which sample
    #[arg(value_enum)]
    sample: Which,
    /// Do nothing if any list is stored already
    #[arg(long)]
    if_empty: bool,
    /// Number of invented plans (mihon)
    #[arg(long, default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..=1000))]
    plans: u16,
    /// Number of years from 令和元年度 (mihon)
    #[arg(long, default_value_t = 8, value_parser = clap::value_parser!(u16).range(1..=100))]
    years: u16,
    /// Another seed invents other figures (mihon)
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Which {
    /// A list after the published one of 武蔵野市, 令和６年度
    Musashino,
    /// Lists of 見本市, an invented city
    Mihon,
}

const OTHERS: &str =
    "このデータベースには、市の一覧表が入っています。見本は、--data で別のフォルダーに作ってください。";

/// Stores the sample. It never comes to stand among a city's own lists.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    with_backend(&place, Missing::Create, async |backend: &Backend| {
        let stored = &backend.snapshot().await?.publications;
        if arguments.if_empty && !stored.is_empty() {
            return Ok(String::new());
        }
        if stored.iter().any(|it| it.provenance == Provenance::Official) {
            return Err(Failure::refused(OTHERS.to_owned()));
        }
        let sample = match arguments.sample {
            Which::Musashino => musashino(),
            Which::Mihon => mihon(arguments.plans.into(), arguments.years.into(), arguments.seed),
        };
        let imported = store(backend, &sample).await?;
        decide(backend, &sample, imported.iter().flat_map(|it| &it.doubts).cloned().collect()).await?;
        let open = backend.snapshot().await?.open_doubts;
        Ok(report::write_sample(&sample.site_name, &imported, open))
    })
    .await
}

async fn store(backend: &Backend, sample: &Sample) -> Result<Vec<Imported>, Failure> {
    let source = |it: &backend::intake::sample::SampleText| {
        let years = it.plan_years.iter().cloned();
        let plan_years = years.map(|(title, first, last)| PlanYears { title: Some(title), first, last }).collect();
        Source { text: it.text.clone(), plan_years, provenance: sample.provenance }
    };
    let site = Site { name: Some(sample.site_name.clone()), code: Some(sample.site_code.clone()) };
    let sources = sample.texts.iter().map(source).collect();
    Ok(backend.import(Order { sources, site, how: How::Store, at: now() }).await?)
}

/// An answer may raise another question, so it asks until the sample has no more answers.
async fn decide(backend: &Backend, sample: &Sample, mut doubts: Vec<Doubt>) -> Result<(), Failure> {
    for _ in 0..4 {
        let answers = sample.decide(&doubts);
        if answers.is_empty() {
            return Ok(());
        }
        backend.decide_all(&answers, now()).await?;
        let open = backend.list_doubts().await?;
        doubts = open.into_iter().filter(|it| it.decided.is_none()).map(|it| it.doubt).collect();
    }
    Ok(())
}
