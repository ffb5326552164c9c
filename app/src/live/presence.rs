//! Who is here: what is told of oneself, and what is heard of others.

use super::prose::selection;
use super::visit::{By, Visit, ends, now};
use leptos::prelude::*;
use model::live::{Caret, Colleague, ColleagueName, Frame, Present, free_hue, write_presence};
use model::report::Draft;
use std::collections::BTreeMap;

/// Who says nothing for so long is not here any more, in ms; stock clients hold it so too.
const SILENCE: f64 = 30_000.0;
/// What one's own edits are shown under.
const ONESELF: &str = "あなた";

/// A colleague, in a colour of their own as long as they are here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Here {
    /// What they tell.
    pub who: Colleague,
    /// Their colour.
    pub hue: u8,
}

/// What was told and heard.
pub(super) struct Presence {
    client: u64,
    /// In which field one is.
    place: Option<String>,
    /// What was last told of oneself, and how often something was.
    told: (String, u32),
    /// When each colleague was last heard of, in ms, and what they count.
    heard: BTreeMap<u64, (u32, f64)>,
}

impl Presence {
    pub fn new(client: u64) -> Self {
        Self { client, place: None, told: Default::default(), heard: BTreeMap::new() }
    }
}

impl Visit {
    /// Says in which field one is.
    pub fn enter(&self, place: Option<&str>) {
        self.presence.borrow_mut().place = place.map(str::to_owned);
        self.replica.borrow_mut().part_undo();
        self.tell_presence(false);
    }

    /// What is said of oneself, with the caret of the text that one is in.
    pub fn own_state(&self, caret: Option<Caret>) -> Colleague {
        let user = ColleagueName { name: self.page.name.clone() };
        Colleague { user, field: self.presence.borrow().place.clone(), cursor: caret }
    }

    fn own_caret(&self) -> Option<Caret> {
        let place = self.presence.borrow().place.clone()?;
        let fields = self.fields.borrow();
        let (prose, field) = fields.iter().find(|(_, field)| field.id() == place)?;
        let (start, end) = ends(&self.replica.borrow(), *prose, selection(field));
        Some(Caret { anchor: start?, head: end? })
    }

    /// Tells of oneself what has changed, or once more when it is `due`.
    pub fn tell_presence(&self, due: bool) {
        if !self.replica.borrow().is_joined() {
            return;
        }
        let Ok(state) = serde_json::to_string(&self.own_state(self.own_caret())) else { return };
        let (client, clock) = {
            let mut mine = self.presence.borrow_mut();
            if mine.told.0 == state && !due {
                return;
            }
            mine.told = (state.clone(), mine.told.1 + 1);
            (mine.client, mine.told.1)
        };
        let present = Present { client, clock, state: Some(state) };
        self.tell(&Frame::Presence(&write_presence([present].iter())));
    }

    /// Takes what is said of others.
    pub fn meet(&self, present: Vec<Present>) {
        if present.is_empty() {
            return;
        }
        let mut all = self.colleagues.get_untracked();
        {
            let mut mine = self.presence.borrow_mut();
            for it in present.into_iter().filter(|it| it.client != mine.client).collect::<Vec<_>>() {
                let known = mine.heard.get(&it.client).copied();
                if known.is_some_and(|(clock, _)| it.clock < clock || it.clock == clock && it.state.is_some()) {
                    continue;
                }
                // Other programs' clients may say nothing that is understood here; they are here all the same.
                match it.state.map(|state| serde_json::from_str::<Colleague>(&state).unwrap_or_default()) {
                    Some(who) => {
                        mine.heard.insert(it.client, (it.clock, now()));
                        let known = all.get(&it.client).map(|it| it.hue);
                        let hue = known.unwrap_or_else(|| free_hue(all.values().map(|it| it.hue)));
                        all.insert(it.client, Here { who, hue });
                    }
                    None => {
                        mine.heard.remove(&it.client);
                        all.remove(&it.client);
                    }
                }
            }
        }
        self.show_colleagues(all);
    }

    /// Who has said nothing for long has left.
    pub fn forget_silent(&self) {
        let oldest = now() - SILENCE;
        let mut all = self.colleagues.get_untracked();
        {
            let mut mine = self.presence.borrow_mut();
            mine.heard.retain(|_, (_, at)| *at > oldest);
            all.retain(|client, _| mine.heard.contains_key(client));
        }
        self.show_colleagues(all);
    }

    /// Without a connection nobody is known to be here.
    pub fn forget_all(&self) {
        {
            let mut mine = self.presence.borrow_mut();
            mine.heard.clear();
            mine.told.0.clear();
        }
        self.show_colleagues(BTreeMap::new());
    }

    /// Grows each time something is heard of a colleague.
    pub fn turn_of(&self, client: u64) -> u32 {
        self.presence.borrow().heard.get(&client).map_or(0, |(clock, _)| *clock)
    }

    fn show_colleagues(&self, all: BTreeMap<u64, Here>) {
        if self.colleagues.with_untracked(|shown| *shown != all) {
            self.colleagues.set(all);
        }
    }

    /// Notes whose edit led to this draft, for each field that it changes.
    pub fn note_writers(&self, draft: &Draft, by: By) {
        let names = match by {
            By::Nobody => return,
            By::Oneself => ONESELF.to_owned(),
            By::Clients(clients) => self.colleagues.with_untracked(|all| {
                let known = clients.iter().filter_map(|client| all.get(client));
                known.map(|it| it.who.family_name().to_owned()).collect::<Vec<_>>().join("、")
            }),
        };
        let changed = self.draft.with_untracked(|before| changed_fields(before, draft));
        if !names.is_empty() && !changed.is_empty() {
            self.writers.update(|all| all.extend(changed.into_iter().map(|field| (field, names.clone()))));
        }
    }
}

/// Ids of the fields in which two drafts differ.
fn changed_fields(before: &Draft, after: &Draft) -> Vec<String> {
    let fixed = [
        ("mark", before.mark != after.mark),
        ("narrative", before.narrative != after.narrative),
        ("remark", before.remark != after.remark),
    ];
    let fixed = fixed.into_iter().filter(|it| it.1).map(|it| it.0.to_owned());
    let indicators = before.values.keys().chain(after.values.keys());
    let values = indicators.filter(|it| before.values.get(it) != after.values.get(it));
    let mut all: Vec<_> = fixed.chain(values.map(|it| format!("value-{it}"))).collect();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::id::IndicatorId;
    use model::report::Entry;

    #[test]
    fn the_fields_in_which_two_drafts_differ_are_named_once() {
        let entry = Entry::read("27").unwrap();
        let before =
            Draft {
                narrative: "開催した。".to_owned(), values: [(IndicatorId(3), entry)].into(), ..Draft::default()
            };
        assert_eq!(changed_fields(&before, &before), [] as [&str; 0]);
        let after = Draft { mark: Some("○".to_owned()), values: [(IndicatorId(4), entry)].into(), ..before.clone() };
        assert_eq!(changed_fields(&before, &after), ["mark", "value-3", "value-4"]);
    }
}
