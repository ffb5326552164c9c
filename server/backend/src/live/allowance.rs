//! How much one connection may send: more than any hand types, less than keeps others waiting.

use std::time::Duration;
use tokio::time::Instant;

/// A store of units that fills up again with time.
#[derive(Debug)]
struct Bucket {
    most: f64,
    a_second: f64,
    left: f64,
}

impl Bucket {
    const fn full(most: f64, a_second: f64) -> Self {
        Self { most, a_second, left: most }
    }

    fn take(&mut self, units: f64, passed: Duration) -> Result<(), Exceeded> {
        self.left = (self.left + self.a_second * passed.as_secs_f64()).min(self.most) - units;
        if self.left < 0.0 { Err(Exceeded) } else { Ok(()) }
    }
}

/// Too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exceeded;

/// What one connection may still send.
#[derive(Debug)]
pub(super) struct Allowance {
    frames: Bucket,
    bytes: Bucket,
    seen: Instant,
}

impl Allowance {
    pub fn new(now: Instant) -> Self {
        let frames = Bucket::full(1_000.0, 100.0);
        let bytes = Bucket::full(1024.0 * 1024.0, 128.0 * 1024.0);
        Self { frames, bytes, seen: now }
    }

    /// Takes one frame from it.
    pub fn take(&mut self, bytes: usize, now: Instant) -> Result<(), Exceeded> {
        let passed = now.duration_since(self.seen);
        self.seen = now;
        self.frames.take(1.0, passed)?;
        self.bytes.take(bytes as f64, passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_types_is_never_held_up_and_who_floods_is() {
        let began = Instant::now();
        let mut allowance = Allowance::new(began);
        let typing = |at: u64| began + Duration::from_millis(at * 25);
        assert!((0..10_000).all(|at| allowance.take(60, typing(at)).is_ok()));
        let then = typing(10_000);
        assert!((0..1_100).any(|_| allowance.take(60, then).is_err()));
        let mut allowance = Allowance::new(began);
        assert!((0..20).any(|_| allowance.take(64 * 1024, began).is_err()));
    }
}
