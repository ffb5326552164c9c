//! Who is here. A client belongs to the connection that first told of it: what others say of it is passed over, so that
//! nobody is sent away by a client that lags behind.

use model::live::{Present, write_presence};
use std::collections::{BTreeSet, HashMap};

/// Most clients of one connection.
const MOST_CLIENTS: usize = 4;

/// A connection, within its room.
pub(super) type SeatId = u64;

/// Who is here, and what of it is not passed on yet.
#[derive(Debug, Default)]
pub(super) struct Presence {
    states: HashMap<u64, (SeatId, Present)>,
    changed: BTreeSet<u64>,
    gone: HashMap<u64, Present>,
}

impl Presence {
    /// Takes what a connection tells.
    pub fn take(&mut self, seat: SeatId, told: Vec<Present>) {
        for present in told {
            if self.is_news(seat, &present) {
                let client = present.client;
                self.changed.insert(client);
                if present.state.is_some() {
                    self.gone.remove(&client);
                    self.states.insert(client, (seat, present));
                } else {
                    self.states.remove(&client);
                    self.gone.insert(client, present);
                }
            }
        }
    }

    fn is_news(&self, seat: SeatId, present: &Present) -> bool {
        match self.states.get(&present.client) {
            Some((owner, known)) => {
                let later = known.clock < present.clock;
                *owner == seat && (later || (known.clock == present.clock && present.state.is_none()))
            }
            None => present.state.is_some() && self.clients(seat).count() < MOST_CLIENTS,
        }
    }

    fn clients(&self, seat: SeatId) -> impl Iterator<Item = &Present> {
        self.states.values().filter(move |(owner, _)| *owner == seat).map(|(_, present)| present)
    }

    /// The connection is gone, and all its clients.
    pub fn leave(&mut self, seat: SeatId) {
        let gone: Vec<_> = self.clients(seat).map(|it| Present { state: None, ..it.clone() }).collect();
        self.take(seat, gone);
    }

    /// Whether something is not passed on yet.
    pub fn has_news(&self) -> bool {
        !self.changed.is_empty()
    }

    /// The message of what is not passed on yet.
    pub fn take_news(&mut self) -> Option<Vec<u8>> {
        let changed = std::mem::take(&mut self.changed);
        let gone = std::mem::take(&mut self.gone);
        let of = |client| self.states.get(&client).map(|(_, present)| present).or_else(|| gone.get(&client));
        write(changed.into_iter().filter_map(of).collect())
    }

    /// The message of everybody who is here.
    pub fn all(&self) -> Option<Vec<u8>> {
        write(self.states.values().map(|(_, present)| present).collect())
    }
}

fn write(all: Vec<&Present>) -> Option<Vec<u8>> {
    if all.is_empty() { None } else { Some(write_presence(all.into_iter())) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::live::read_presence;

    fn present(client: u64, clock: u32, state: Option<&str>) -> Present {
        Present { client, clock, state: state.map(str::to_owned) }
    }

    fn news(presence: &mut Presence) -> Vec<Present> {
        presence.take_news().map(|bytes| read_presence(&bytes).unwrap()).unwrap_or_default()
    }

    #[test]
    fn what_is_told_once_is_passed_on_once() {
        let mut presence = Presence::default();
        presence.take(1, vec![present(7, 1, Some("{}"))]);
        assert_eq!(news(&mut presence), [present(7, 1, Some("{}"))]);
        presence.take(1, vec![present(7, 1, Some("{}"))]);
        assert!(!presence.has_news());
        presence.take(1, vec![present(7, 2, Some("{}"))]);
        assert!(presence.has_news(), "a renewal is echoed");
    }

    #[test]
    fn nobody_is_sent_away_by_somebody_else() {
        let mut presence = Presence::default();
        presence.take(1, vec![present(7, 1, Some("{}"))]);
        news(&mut presence);
        presence.take(2, vec![present(7, 1, None), present(7, 9, Some("{\"forged\":1}"))]);
        assert!(!presence.has_news());
        presence.leave(1);
        assert_eq!(news(&mut presence), [present(7, 1, None)]);
        assert_eq!(presence.all(), None);
    }

    #[test]
    fn who_comes_and_goes_before_anybody_heard_of_it_is_gone() {
        let mut presence = Presence::default();
        presence.take(1, vec![present(7, 1, Some("{}"))]);
        presence.leave(1);
        assert_eq!(news(&mut presence), [present(7, 1, None)]);
    }

    #[test]
    fn one_connection_is_not_a_crowd() {
        let mut presence = Presence::default();
        presence.take(1, (0..100).map(|client| present(client, 1, Some("{}"))).collect());
        assert_eq!(news(&mut presence).len(), MOST_CLIENTS);
    }
}
