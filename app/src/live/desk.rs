//! What the parts of the page work with: a handle on this visit to the report.

use super::presence::Here;
use super::prose::selection;
use super::stored::name_unsent;
use super::visit::Visit;
use leptos::prelude::*;
use model::id::IndicatorId;
use model::inquiry::ReportPage;
use model::live::{EditorPage, Prose, Saving, Splice, show, shown_at};
use model::report::{Draft, Entry};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;

/// A handle; copies are of the same visit. It lives in the browser's one thread.
#[derive(Clone, Copy)]
pub(super) struct Desk(StoredValue<Rc<Visit>, LocalStorage>);

/// Somebody's caret in a text, and what they have chosen, in UTF-16 units of the text as fields show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Where the caret is.
    pub at: u32,
    /// The other end of what they have chosen.
    pub from: u32,
    /// In which colour.
    pub hue: u8,
    /// What fits the flag.
    pub name: String,
    /// Grows with each move.
    pub turn: u32,
}

impl Desk {
    /// Opens the report of this page: connects, and takes up what an earlier visit has left.
    pub fn open(page: EditorPage) -> Self {
        Self(StoredValue::new_local(Visit::begin(page)))
    }

    fn visit(self) -> Rc<Visit> {
        self.0.get_value()
    }

    /// A part of the report that stays as it is while the page is open.
    pub fn with_report<T>(self, read: impl FnOnce(&ReportPage) -> T) -> T {
        self.report().with_untracked(read)
    }

    /// The report but for what is written in it; its indicators may change.
    pub fn report(self) -> RwSignal<ReportPage> {
        self.0.with_value(|it| it.report)
    }

    /// Grows when the page around the editor was drawn anew.
    pub fn looks(self) -> RwSignal<usize> {
        self.0.with_value(|it| it.looks)
    }

    /// Whether this person writes here; else they see what others write.
    pub fn writes(self) -> bool {
        self.0.with_value(|it| it.page.writes)
    }

    /// 氏名, as it fits a pill.
    pub fn own_name(self) -> String {
        self.0.with_value(|it| it.own_state(None).family_name().to_owned())
    }

    /// What the report says.
    pub fn draft(self) -> RwSignal<Draft> {
        self.0.with_value(|it| it.draft)
    }

    /// Where what was typed is.
    pub fn saving(self) -> RwSignal<Saving> {
        self.0.with_value(|it| it.saving)
    }

    /// 「10:42」: when everything was stored last.
    pub fn saved_at(self) -> RwSignal<Option<String>> {
        self.0.with_value(|it| it.saved_at)
    }

    /// Who else is here.
    pub fn colleagues(self) -> RwSignal<BTreeMap<u64, Here>> {
        self.0.with_value(|it| it.colleagues)
    }

    /// Whether nothing can be written: before the document is here, or because the server doesn't take it.
    pub fn is_frozen(self) -> bool {
        matches!(self.saving().get(), Saving::Opening | Saving::Denied(..) | Saving::Watching { .. }) || !self.writes()
    }

    /// Who edited a field last since the page was opened.
    pub fn last_writer(self, field: &str) -> Option<String> {
        self.0.with_value(|it| it.writers).with(|all| all.get(field).cloned())
    }

    /// Those who are in a field: colour and name.
    pub fn others_in(self, field: &str) -> Vec<(u8, String)> {
        self.colleagues().with(|all| {
            let here = all.values().filter(|it| it.who.field.as_deref() == Some(field));
            here.map(|it| (it.hue, it.who.family_name().to_owned())).collect()
        })
    }

    /// Makes a field show a text.
    pub fn attach(self, prose: Prose, field: HtmlTextAreaElement) {
        self.visit().attach(prose, field);
    }

    /// Takes what was typed into a field.
    pub fn typed(self, prose: Prose, field: &HtmlTextAreaElement) {
        let visit = self.visit();
        let text = visit.replica.borrow().text(prose);
        if let Some(splice) = Splice::between(&text, &field.value(), selection(field).1) {
            visit.edit(|replica| replica.edit(prose, &splice));
        }
    }

    /// Puts a text at the end of what stands there.
    pub fn append(self, prose: Prose, more: &str) {
        let visit = self.visit();
        visit.around(|it| {
            let text = it.replica.borrow().text(prose);
            let at = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
            let apart = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            let splice = Splice { at, removed: 0, inserted: format!("{apart}{more}") };
            Some(it.replica.borrow_mut().edit(prose, &splice))
        });
    }

    /// Chooses a mark.
    pub fn set_mark(self, mark: Option<&str>) {
        self.visit().edit(|replica| replica.set_mark(mark));
    }

    /// Writes a value.
    pub fn set_value(self, indicator: IndicatorId, entry: Option<Entry>) {
        self.visit().edit(|replica| replica.set_value(indicator, entry));
    }

    /// Says whether a field holds what can't be read as a figure.
    pub fn note_unread(self, indicator: IndicatorId, unread: bool) {
        let visit = self.visit();
        let changed = {
            let mut all = visit.unread.borrow_mut();
            if unread { all.insert(indicator) } else { all.remove(&indicator) }
        };
        if changed {
            visit.say_saving();
        }
    }

    /// Whether its field holds such a thing.
    pub fn is_unread(self, indicator: IndicatorId) -> bool {
        self.visit().unread.borrow().contains(&indicator)
    }

    /// The first field that does.
    pub fn first_unread(self) -> Option<IndicatorId> {
        self.visit().unread.borrow().first().copied()
    }

    /// Takes back one's own last edit.
    pub fn undo(self) {
        self.visit().around(|it| Some(it.replica.borrow_mut().undo()));
    }

    /// Does it again.
    pub fn redo(self) {
        self.visit().around(|it| Some(it.replica.borrow_mut().redo()));
    }

    /// What others write waits from now on.
    pub fn hold(self) {
        self.visit().held.borrow_mut().get_or_insert_default();
    }

    /// It waits no longer.
    pub fn release(self) {
        let visit = self.visit();
        let waiting = visit.held.borrow_mut().take();
        waiting.into_iter().flatten().for_each(|frame| visit.hear(&frame));
    }

    /// Says in which field one is.
    pub fn enter(self, place: Option<&str>) {
        self.visit().enter(place);
    }

    /// A text as fields show it, and where others stand in it, in the order of the text.
    pub fn standing(self, prose: Prose) -> (String, Vec<Standing>) {
        self.draft().track();
        let visit = self.visit();
        let replica = visit.replica.borrow();
        let text = replica.text(prose);
        let mut all: Vec<_> = self.colleagues().with(|all| {
            let found = all.iter().filter_map(|(client, it)| {
                let caret = it.who.cursor.as_ref()?;
                let at = shown_at(&text, replica.find(prose, &caret.head)?);
                let from = replica.find(prose, &caret.anchor).map_or(at, |from| shown_at(&text, from));
                let turn = visit.turn_of(*client);
                Some(Standing { at, from, hue: it.hue, name: it.who.family_name().to_owned(), turn })
            });
            found.collect()
        });
        all.sort_by_key(|it| (it.at.min(it.from), it.hue));
        (show(&text), all)
    }

    /// The visit ends for good with this device's copy: somebody signs out.
    pub fn forget(self) -> impl Future<Output = ()> {
        let visit = self.visit();
        async move {
            visit.keeper.forget().await;
            name_unsent(visit.page.report.report, false);
        }
    }
}
