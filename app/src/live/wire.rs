//! When to connect, when to ask whether anybody is still there, and when to give a connection up. Knows no socket: times
//! come in, in ms of one clock.

/// Between two signs of life, and how long one is waited for: a page says 切断中 within 5 s.
const BEAT: f64 = 2_000.0;
const SILENCE: f64 = 4_500.0;
/// Oneself is told again after so long.
const RENEW: f64 = 15_000.0;
/// How long a connection may take to stand.
const OPENING: f64 = 10_000.0;
/// Pauses between attempts, the last one again and again.
const PAUSES: [f64; 6] = [250.0, 500.0, 1_000.0, 2_000.0, 5_000.0, 10_000.0];
/// With these the server says not to come back: what was sent is no frame, or no report.
const FOR_GOOD: [u16; 2] = [4_400, 4_422];

/// What is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Nothing,
    Connect,
    AskStored,
    GiveUp,
}

/// How the connection stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum State {
    Away { until: f64 },
    Opening { since: f64 },
    Open { heard: f64, asked: f64 },
    Over,
}

/// The connection as the page takes care of it.
#[derive(Debug)]
pub(super) struct Wire {
    state: State,
    failed: usize,
    told: f64,
    stepped: f64,
}

impl Wire {
    /// Nothing stands yet, and the first attempt is due.
    pub const fn new(now: f64) -> Self {
        Self { state: State::Away { until: now }, failed: 0, told: 0.0, stepped: now }
    }

    /// Whether a connection stands.
    pub const fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }

    /// Whether the server has said not to come back.
    pub const fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// What is due now.
    pub fn step(&mut self, now: f64) -> Step {
        // A tab that was asleep has not listened: what came meanwhile is heard next.
        if now - self.stepped > BEAT {
            self.heard(now);
        }
        self.stepped = now;
        match &mut self.state {
            State::Away { until } if now >= *until => {
                self.state = State::Opening { since: now };
                Step::Connect
            }
            State::Opening { since } if now - *since > OPENING => Step::GiveUp,
            State::Open { heard, .. } if now - *heard > SILENCE => Step::GiveUp,
            State::Open { heard, asked } if now - heard.max(*asked) >= BEAT => {
                *asked = now;
                Step::AskStored
            }
            _ => Step::Nothing,
        }
    }

    /// A connection stands.
    pub const fn opened(&mut self, now: f64) {
        (self.state, self.failed, self.told) = (State::Open { heard: now, asked: now }, 0, 0.0);
    }

    /// Something has come.
    pub const fn heard(&mut self, now: f64) {
        if let State::Open { heard, .. } = &mut self.state {
            *heard = now;
        }
    }

    /// The server, or what lies between, has ended it.
    pub fn closed(&mut self, now: f64, code: u16) {
        if FOR_GOOD.contains(&code) {
            self.state = State::Over;
        }
        self.lost(now);
    }

    /// Nobody is to come back.
    pub const fn end(&mut self) {
        self.state = State::Over;
    }

    /// It is gone; another is tried after a pause that grows.
    pub fn lost(&mut self, now: f64) {
        if !matches!(self.state, State::Away { .. } | State::Over) {
            let pause = PAUSES[self.failed.min(PAUSES.len() - 1)];
            (self.state, self.failed) = (State::Away { until: now + pause }, self.failed + 1);
        }
    }

    /// Whether it is time to tell of oneself again, though nothing has changed.
    pub const fn presence_due(&mut self, now: f64) -> bool {
        let due = now - self.told > RENEW;
        if due {
            self.told = now;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_connection_is_given_up_within_five_seconds() {
        let mut wire = Wire::new(0.0);
        assert_eq!(wire.step(0.0), Step::Connect);
        wire.opened(100.0);
        let mut said = Vec::new();
        for at in 1..29 {
            let now = f64::from(at) * 250.0;
            let step = wire.step(now);
            if step != Step::Nothing {
                said.push((now, step));
            }
            if at == 9 {
                wire.heard(now);
            }
        }
        let asked = [2_250.0, 4_250.0, 6_250.0].map(|now| (now, Step::AskStored));
        assert_eq!(said, [&asked[..], &[(7_000.0, Step::GiveUp)]].concat());
    }

    #[test]
    fn attempts_come_less_often_and_begin_anew_after_one_that_stood() {
        let mut wire = Wire::new(0.0);
        let mut now = 0.0;
        let mut pauses = Vec::new();
        for _ in 0..8 {
            assert_eq!(wire.step(now), Step::Connect);
            wire.lost(now);
            let before = now;
            while wire.step(now) == Step::Nothing {
                now += 50.0;
            }
            wire.lost(now);
            wire.state = State::Away { until: now };
            pauses.push(now - before);
        }
        assert!(pauses.windows(2).all(|two| two[0] <= two[1]));
        assert_eq!(wire.step(now), Step::Connect);
        wire.opened(now);
        wire.lost(now);
        assert_eq!(wire.step(now + 250.0), Step::Connect);
    }

    #[test]
    fn a_tab_that_slept_listens_before_it_gives_up() {
        let mut wire = Wire::new(0.0);
        assert_eq!(wire.step(0.0), Step::Connect);
        wire.opened(0.0);
        assert_eq!(wire.step(60_000.0), Step::Nothing);
        assert_eq!(wire.step(61_000.0), Step::Nothing);
        assert_eq!(wire.step(62_000.0), Step::AskStored);
        assert_eq!(wire.step(63_500.0), Step::Nothing);
        assert_eq!(wire.step(64_600.0), Step::GiveUp);
    }

    #[test]
    fn who_is_told_not_to_come_back_does_not() {
        let mut wire = Wire::new(0.0);
        assert_eq!(wire.step(0.0), Step::Connect);
        wire.opened(0.0);
        wire.closed(10.0, 4_422);
        assert!(wire.is_over());
        assert_eq!(wire.step(1_000_000.0), Step::Nothing);
    }
}
