//! How long a session lasts.

use crate::moment::Moment;
use serde::{Deserialize, Serialize};

/// Seconds without a request after which a session ends: a working day with a long lunch.
pub const IDLE_LIMIT: i64 = 2 * 60 * 60;
/// Seconds after sign-in at which a session ends in any case.
pub const ABSOLUTE_LIMIT: i64 = 12 * 60 * 60;

/// Seconds in which the code of the second factor must follow the password.
pub const CODE_LIMIT: i64 = 5 * 60;

/// How far a sign-in has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// The password was right; the code of the second factor is still to come, and nothing is allowed yet.
    Code,
    /// Signed in.
    Whole,
}

/// What a session's end hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// How far it has come.
    pub stage: Stage,
    /// Sign-in.
    pub began: Moment,
    /// Last request.
    pub seen: Moment,
}

impl Stay {
    /// When the session ends if nothing more happens.
    #[must_use]
    pub fn ends(self) -> Moment {
        match self.stage {
            Stage::Code => self.began.after(CODE_LIMIT),
            Stage::Whole => self.seen.after(IDLE_LIMIT).min(self.began.after(ABSOLUTE_LIMIT)),
        }
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(self, now: Moment) -> bool {
        self.ends() <= now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_when_idle_and_at_the_latest_after_a_day_of_work() {
        let began = Moment(1_000);
        let check_at = |stage, seen, now, over| {
            let stay = Stay { stage, began, seen: began.after(seen) };
            assert_eq!(stay.is_over(began.after(now)), over, "{stay:?}");
        };
        let check = |seen, now, over| check_at(Stage::Whole, seen, now, over);
        check(0, 0, false);
        check(0, IDLE_LIMIT - 1, false);
        check(0, IDLE_LIMIT, true);
        check(ABSOLUTE_LIMIT - 60, ABSOLUTE_LIMIT - 1, false);
        check(ABSOLUTE_LIMIT - 60, ABSOLUTE_LIMIT, true);
        check_at(Stage::Code, CODE_LIMIT - 1, CODE_LIMIT - 1, false);
        check_at(Stage::Code, CODE_LIMIT - 1, CODE_LIMIT, true);
    }
}
