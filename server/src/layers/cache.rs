//! Rendered answers of one revision of the data, bounded by their bytes; each is rendered once, however many ask at
//! once. A new revision empties it.

use super::Stored;
use prometheus_client::metrics::counter::Counter;
use std::collections::HashMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OnceCell;

/// Most bytes that are kept by default.
const LIMIT: usize = 64 * 1024 * 1024;

/// Rendered answers by canonical address.
#[derive(Debug)]
pub struct Cache {
    limit: usize,
    kept: Mutex<Kept>,
    hits: Counter,
    misses: Counter,
}

#[derive(Debug, Default)]
struct Kept {
    revision: u64,
    clock: u64,
    bytes: usize,
    entries: HashMap<String, Entry>,
}

#[derive(Debug, Default)]
struct Entry {
    used: u64,
    size: usize,
    /// Requests that wait for it, or make it.
    asking: usize,
    cell: Arc<OnceCell<Arc<Stored>>>,
}

/// A request's part in an entry. However the request ends (an answer, a refusal, a client that went away, a panic), the
/// entry is counted or gone when nobody asks for it any more.
struct Part<'a> {
    cache: &'a Cache,
    key: &'a str,
    cell: Arc<OnceCell<Arc<Stored>>>,
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        self.cache.settle(self.key, &self.cell);
    }
}

impl Default for Cache {
    fn default() -> Self {
        Self::new(LIMIT)
    }
}

impl Cache {
    /// A cache that keeps at most so many bytes.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { limit, kept: Mutex::default(), hits: Counter::default(), misses: Counter::default() }
    }

    /// What is kept under the key for this revision, else what `make` gives. A refusal is not kept.
    ///
    /// # Errors
    /// With what `make` refuses with.
    pub async fn get<E, F>(&self, revision: u64, key: &str, make: impl FnOnce() -> F) -> Result<Arc<Stored>, E>
    where
        F: Future<Output = Result<Stored, E>>,
    {
        let missed = AtomicBool::new(false);
        let made = || async {
            missed.store(true, Ordering::Relaxed);
            self.misses.inc();
            make().await.map(Arc::new)
        };
        let Some(part) = self.take_part(revision, key) else { return made().await };
        let found = part.cell.get_or_try_init(made).await.cloned();
        if !missed.into_inner() {
            self.hits.inc();
        }
        found
    }

    /// How many found their answer, made already or just being made for somebody else, and for how many it was made.
    #[must_use]
    pub const fn counters(&self) -> (&Counter, &Counter) {
        (&self.hits, &self.misses)
    }

    /// Bytes kept now.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.lock().bytes
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// `None` for a request that still sees older data than what is kept.
    fn take_part<'a>(&'a self, revision: u64, key: &'a str) -> Option<Part<'a>> {
        let mut kept = self.lock();
        if revision < kept.revision {
            return None;
        }
        if revision > kept.revision {
            *kept = Kept { revision, ..Kept::default() };
        }
        kept.clock += 1;
        let clock = kept.clock;
        let entry = kept.entries.entry(key.to_owned()).or_default();
        entry.used = clock;
        entry.asking += 1;
        Some(Part { cache: self, key, cell: Arc::clone(&entry.cell) })
    }

    fn settle(&self, key: &str, cell: &Arc<OnceCell<Arc<Stored>>>) {
        let mut kept = self.lock();
        let Some(entry) = kept.entries.get_mut(key).filter(|it| Arc::ptr_eq(&it.cell, cell)) else { return };
        entry.asking -= 1;
        match cell.get() {
            Some(stored) if entry.size == 0 => {
                entry.size = stored.size() + key.len();
                let size = entry.size;
                kept.bytes += size;
                kept.make_room(self.limit);
            }
            None if entry.asking == 0 => drop(kept.entries.remove(key)),
            _ => {}
        }
    }
}

impl Kept {
    /// What was asked for longest ago goes first.
    fn make_room(&mut self, limit: usize) {
        while self.bytes > limit {
            let oldest = self.entries.iter().filter(|(_, entry)| entry.size > 0).min_by_key(|(_, entry)| entry.used);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { return };
            self.bytes -= self.entries.remove(&oldest).map_or(0, |entry| entry.size);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    async fn ask(cache: &Cache, revision: u64, key: &str, made: &AtomicUsize) {
        let make = || async {
            made.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok::<_, ()>(Stored::document(&format!("<p>{key} {revision}</p>").repeat(50)))
        };
        cache.get(revision, key, make).await.unwrap();
    }

    #[tokio::test]
    async fn a_page_is_rendered_once_a_revision_however_many_ask() {
        let (cache, made) = (Cache::default(), AtomicUsize::new(0));
        tokio::join!(ask(&cache, 1, "/", &made), ask(&cache, 1, "/", &made), ask(&cache, 1, "/", &made));
        assert_eq!(made.load(Ordering::Relaxed), 1);
        ask(&cache, 2, "/", &made).await;
        ask(&cache, 2, "/", &made).await;
        assert_eq!(made.load(Ordering::Relaxed), 2);
        ask(&cache, 1, "/", &made).await;
        assert_eq!(made.load(Ordering::Relaxed), 3, "an older revision is not kept");
        assert_eq!((cache.hits.get(), cache.misses.get()), (3, 3));
    }

    #[tokio::test]
    async fn it_never_keeps_more_bytes_than_it_may() {
        let (cache, made) = (Cache::new(20_000), AtomicUsize::new(0));
        for page in 0..200 {
            ask(&cache, 1, &format!("/{page}"), &made).await;
            assert!(cache.bytes() <= 20_000);
        }
        assert!(cache.bytes() > 10_000, "it keeps what fits");
    }

    #[tokio::test]
    async fn a_refusal_is_not_kept() {
        let cache = Cache::default();
        let refused = cache.get(1, "/x", || async { Err::<Stored, _>(404) }).await;
        assert_eq!(refused.unwrap_err(), 404);
        assert!(cache.lock().entries.is_empty());
    }

    #[tokio::test]
    async fn a_page_whose_reader_went_away_is_not_kept_uncounted() {
        let cache = Cache::default();
        let never = || std::future::pending::<Result<Stored, ()>>();
        let gone = tokio::time::timeout(std::time::Duration::ZERO, cache.get(1, "/x", never)).await;
        assert!(gone.is_err() && cache.lock().entries.is_empty());
        let made = AtomicUsize::new(0);
        tokio::select! {
            biased;
            _ = cache.get(1, "/y", never) => {}
            () = async { tokio::task::yield_now().await } => {}
        }
        ask(&cache, 1, "/y", &made).await;
        let counted: usize = cache.lock().entries.values().map(|it| it.size).sum();
        assert_eq!(counted, cache.bytes());
        assert!(cache.bytes() > 0);
    }
}
