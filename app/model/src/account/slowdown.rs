//! Slowing down who guesses. Nobody is locked out for good: the wait has a ceiling, and it is forgotten.

use crate::moment::Moment;

/// Longest wait, in seconds.
const LONGEST: i64 = 15 * 60;
/// After so many quiet seconds failures are forgotten.
pub const FORGOTTEN: i64 = 24 * 60 * 60;

/// What failures are counted of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// One sign-in name, whether anybody bears it or not.
    Name,
    /// One address, behind which a whole office may sit.
    Address,
}

impl Counted {
    /// Failures after which nobody has to wait yet: people mistype.
    const fn free(self) -> u32 {
        match self {
            Self::Name => 5,
            Self::Address => 100,
        }
    }
}

/// Failed attempts in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// Of what.
    pub of: Counted,
    /// How many.
    pub failures: u32,
    /// The last of them.
    pub last: Moment,
}

/// Seconds to wait before the next attempt is looked at; 0 = now. The wait doubles with each failure.
#[must_use]
pub fn wait_after(attempts: Attempts, now: Moment) -> i64 {
    let passed = now.since(attempts.last);
    let beyond = attempts.failures.saturating_sub(attempts.of.free());
    if beyond == 0 || passed >= FORGOTTEN {
        return 0;
    }
    let doublings = beyond.min(16);
    (1_i64 << doublings).min(LONGEST).saturating_sub(passed).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_has_a_ceiling_and_passes() {
        let check_of = |of, failures, passed: i64, wait| {
            let attempts = Attempts { of, failures, last: Moment(1_000) };
            assert_eq!(wait_after(attempts, Moment(1_000 + passed)), wait, "{failures} failures, {passed} s ago");
        };
        let check = |failures, passed: i64, wait| check_of(Counted::Name, failures, passed, wait);
        check(0, 0, 0);
        check(5, 0, 0);
        check(6, 0, 2);
        check(6, 1, 1);
        check(6, 2, 0);
        check(8, 0, 8);
        check(30, 0, 15 * 60);
        check(u32::MAX, 15 * 60, 0);
        check(30, 24 * 60 * 60, 0);
        check(6, -500, 2);
        check_of(Counted::Address, 100, 0, 0);
        check_of(Counted::Address, 102, 0, 4);
    }
}
