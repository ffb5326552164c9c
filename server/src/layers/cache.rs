//! Rendered answers of one revision of the data, bounded by their bytes; each is rendered once, however many ask at
//! once. A new revision empties it.

use super::Stored;
use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::OnceCell;

/// Most bytes that are kept by default.
const LIMIT: usize = 64 * 1024 * 1024;

/// Rendered answers by canonical address.
#[derive(Debug)]
pub struct Cache {
    limit: usize,
    kept: Mutex<Kept>,
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
    cell: Arc<OnceCell<Arc<Stored>>>,
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
        Self { limit, kept: Mutex::default() }
    }

    /// What is kept under the key for this revision, else what `make` gives. A refusal is not kept.
    ///
    /// # Errors
    /// With what `make` refuses with.
    pub async fn get<E, F>(&self, revision: u64, key: &str, make: impl FnOnce() -> F) -> Result<Arc<Stored>, E>
    where
        F: Future<Output = Result<Stored, E>>,
    {
        let made = || async { make().await.map(Arc::new) };
        let Some(cell) = self.cell(revision, key) else { return made().await };
        let answer = cell.get_or_try_init(made).await.cloned();
        match &answer {
            Ok(stored) => self.weigh(key, &cell, stored.size()),
            Err(_) => self.forget(key, &cell),
        }
        answer
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
    fn cell(&self, revision: u64, key: &str) -> Option<Arc<OnceCell<Arc<Stored>>>> {
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
        Some(Arc::clone(&entry.cell))
    }

    fn weigh(&self, key: &str, cell: &Arc<OnceCell<Arc<Stored>>>, size: usize) {
        let mut kept = self.lock();
        let size = size + key.len();
        match kept.entries.get_mut(key) {
            Some(entry) if Arc::ptr_eq(&entry.cell, cell) && entry.size == 0 => entry.size = size,
            _ => return,
        }
        kept.bytes += size;
        while kept.bytes > self.limit {
            let oldest = kept.entries.iter().filter(|(_, entry)| entry.size > 0).min_by_key(|(_, entry)| entry.used);
            let Some(oldest) = oldest.map(|(key, _)| key.clone()) else { return };
            let freed = kept.entries.remove(&oldest).map_or(0, |entry| entry.size);
            kept.bytes -= freed;
        }
    }

    fn forget(&self, key: &str, cell: &Arc<OnceCell<Arc<Stored>>>) {
        let mut kept = self.lock();
        if kept.entries.get(key).is_some_and(|entry| Arc::ptr_eq(&entry.cell, cell) && entry.size == 0) {
            kept.entries.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

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
}
