//! Shared documents: a toy network of clients without sockets, on each database.

mod convergence;
pub mod dice;
mod documents;
mod full;
mod held;
mod mutated;
pub mod peer;
mod seats;
mod stand_in;

use backend::live::{Documents, Follow, Pace, Rights, Writer};
use backend::{Backend, Moment};
use model::id::{AccountId, ReportId};
use peer::Peer;
use stand_in::StandIn;
use std::sync::Arc;
use std::time::Duration;

const REPORT: ReportId = ReportId(7);
const WRITER: Writer = Writer { account: AccountId(1), rights: Rights::Write, deeds: 0 };

/// Documents that wait for nobody.
fn documents(backend: &Backend) -> Documents {
    documents_of(backend, Arc::new(StandIn))
}

fn documents_of(backend: &Backend, follow: Arc<dyn Follow>) -> Documents {
    Documents::new(
        backend,
        follow,
        Pace { tick: Duration::ZERO, quiet: Duration::MAX, clock: || Moment(1_700_000_000) },
    )
}

/// A client that sits at the report's document and has all of it.
async fn join(documents: &Documents, client: u64) -> Peer {
    let mut peer = Peer::new(client);
    peer.sit(documents, REPORT, WRITER).await;
    peer.settle().await;
    peer
}

/// How often a test of faults is repeated: in short, or where AYUMI_SOAK is set, at length.
fn rounds(short: u64, long: u64) -> u64 {
    if std::env::var_os("AYUMI_SOAK").is_some() { long } else { short }
}
