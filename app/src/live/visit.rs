//! One visit to a report: the writer's copy of the document, the connection, what this device keeps, and what of all that
//! the page shows.

use super::keeper::Keeper;
use super::presence::{Here, Presence};
use super::prose::selection;
use super::socket::Socket;
use super::wire::{Step, Wire};
use leptos::prelude::*;
use model::id::IndicatorId;
use model::inquiry::ReportPage;
use model::live::{Anchor, EditorPage, Frame, Prose, Replica, Saving, show, shown_at, written_at};
use model::report::{Draft, StateKind};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::{Rc, Weak};
use web_sys::HtmlTextAreaElement;
use web_sys::js_sys::{Date, Math};

/// What a visit holds.
pub(super) struct Visit {
    me: Weak<Self>,
    pub page: EditorPage,
    /// The report as it is known by now, but for what the document says.
    pub report: RwSignal<ReportPage>,
    pub replica: RefCell<Replica>,
    pub keeper: Keeper,
    /// Frames that wait while a word is being composed.
    pub held: RefCell<Option<Vec<Vec<u8>>>>,
    pub presence: RefCell<Presence>,
    pub draft: RwSignal<Draft>,
    pub saving: RwSignal<Saving>,
    pub saved_at: RwSignal<Option<String>>,
    pub colleagues: RwSignal<BTreeMap<u64, Here>>,
    /// Who edited which field last, since the page was opened.
    pub writers: RwSignal<BTreeMap<String, String>>,
    /// Counts how often the page around the editor was drawn anew.
    pub looks: RwSignal<usize>,
    pub fields: RefCell<Vec<(Prose, HtmlTextAreaElement)>>,
    pub wire: RefCell<Wire>,
    pub socket: RefCell<Option<Socket>>,
    pub denied: RefCell<Option<String>>,
    /// Nobody is signed in any more.
    pub signed_out: Cell<bool>,
    /// It has stood before.
    pub connected: Cell<bool>,
    /// Indicators in whose fields stands what can't be read as a figure.
    pub unread: RefCell<BTreeSet<IndicatorId>>,
    /// The texts were too long to be stored, and not all of what they are now is stored yet.
    pub shortened: Cell<bool>,
    /// The connection is to begin anew.
    pub renew: Cell<bool>,
    /// Nothing was written before this visit: what can be done next changes with the first edit.
    pub untouched: Cell<bool>,
}

/// Whose edit it is that changed the document.
pub(super) enum By {
    Oneself,
    Clients(Vec<u64>),
    Nobody,
}

/// How often what is due is looked for, in ms.
const BEAT: u64 = 250;

impl Visit {
    /// Connects, and takes up what an earlier visit has left.
    pub fn begin(page: EditorPage) -> Rc<Self> {
        // 53 bits: Yjs counts clients as numbers of JavaScript.
        let client = (Math::random() * 9_007_199_254_740_991.0) as u64;
        let visit = Rc::new_cyclic(|me: &Weak<Self>| Self {
            me: me.clone(),
            replica: RefCell::new(Replica::new(client, || now() as u64)),
            keeper: Keeper::new(page.account, page.report.report, client),
            held: RefCell::new(None),
            presence: RefCell::new(Presence::new(client)),
            draft: RwSignal::new(page.report.draft.clone()),
            report: RwSignal::new(page.report.clone().without_writing()),
            signed_out: Cell::new(false),
            connected: Cell::new(false),
            unread: RefCell::default(),
            shortened: Cell::new(false),
            renew: Cell::new(false),
            looks: RwSignal::new(0),
            saving: RwSignal::new(Saving::Opening),
            saved_at: RwSignal::new(None),
            colleagues: RwSignal::new(BTreeMap::new()),
            writers: RwSignal::new(BTreeMap::new()),
            fields: RefCell::default(),
            wire: RefCell::new(Wire::new(now())),
            socket: RefCell::new(None),
            denied: RefCell::new(None),
            untouched: Cell::new(page.report.state == StateKind::NotStarted),
            page,
        });
        let opening = Rc::clone(&visit);
        leptos::task::spawn_local(async move {
            let left = opening.keeper.open().await;
            opening.around(|it| it.replica.borrow_mut().restore(left).ok());
            opening.tick();
        });
        let beating = Rc::clone(&visit);
        let every = set_interval_with_handle(move || beating.tick(), std::time::Duration::from_millis(BEAT));
        on_cleanup(move || {
            if let Ok(every) = every {
                every.clear();
            }
        });
        visit
    }

    /// Makes a field show a text.
    pub fn attach(&self, prose: Prose, field: HtmlTextAreaElement) {
        let replica = self.replica.borrow();
        // Until the document is here the field shows what the page was drawn with.
        if replica.has_document() {
            field.set_value(&show(&replica.text(prose)));
        }
        self.fields.borrow_mut().push((prose, field));
    }

    /// Writes, and sends what was written.
    pub fn edit(&self, edit: impl FnOnce(&mut Replica) -> Vec<Vec<u8>>) {
        let frames = edit(&mut self.replica.borrow_mut());
        self.pass_on(&frames, By::Oneself);
    }

    /// A handle on this visit.
    pub fn myself(&self) -> Option<Rc<Self>> {
        self.me.upgrade()
    }

    /// Several times a second: what is due.
    fn tick(self: &Rc<Self>) {
        if self.renew.take() {
            self.lose();
        }
        // What is too long would only be refused once more.
        let waits = self.is_too_long() && !self.wire.borrow().is_open();
        let step = if waits { Step::Nothing } else { self.wire.borrow_mut().step(now()) };
        match step {
            Step::Nothing => {}
            Step::Connect => self.connect(),
            Step::AskStored => self.tell(&Frame::AskStored),
            Step::GiveUp => self.lose(),
        }
        let due = self.wire.borrow_mut().presence_due(now());
        self.tell_presence(due);
        self.forget_silent();
        self.keep();
        self.say_saving();
    }

    /// Keeps on this device what is not stored, if that has changed.
    fn keep(&self) {
        let weak = self.me.clone();
        let again = move || {
            if let Some(visit) = weak.upgrade() {
                visit.keep();
                visit.say_saving();
            }
        };
        self.keeper.keep(self.replica.borrow().unstored(), again);
    }

    /// Does what may change the texts, and leaves every field showing its text with the caret by its letters. `None`: it
    /// came to nothing.
    pub fn around(&self, work: impl FnOnce(&Self) -> Option<Vec<Vec<u8>>>) {
        let places = self.places(&self.replica.borrow());
        let Some(frames) = work(self) else { return };
        self.show_texts(&places);
        self.pass_on(&frames, By::Oneself);
    }

    /// Both ends of what is chosen in each field, tied to their letters.
    pub fn places(&self, replica: &Replica) -> Vec<Ends> {
        let fields = self.fields.borrow();
        fields.iter().map(|(prose, field)| ends(replica, *prose, selection(field))).collect()
    }

    pub fn show_texts(&self, places: &[Ends]) {
        let replica = self.replica.borrow();
        for ((prose, field), (start, end)) in self.fields.borrow().iter().zip(places) {
            let text = replica.text(*prose);
            let shown = show(&text);
            if field.value() == shown {
                continue;
            }
            let find = |anchor: &Option<Anchor>| anchor.as_ref().and_then(|it| replica.find(*prose, it));
            let (start, end) = (find(start), find(end));
            let scrolled = field.scroll_top();
            field.set_value(&shown);
            if let (Some(start), Some(end)) = (start, end) {
                let _ = field.set_selection_range(shown_at(&text, start), shown_at(&text, end));
            }
            field.set_scroll_top(scrolled);
        }
    }

    /// Sends, and shows what stands now.
    pub fn pass_on(&self, frames: &[Vec<u8>], by: By) {
        self.send(frames);
        // Nobody else has it, or will take what is too long: it must outlive this page from now on.
        if !self.wire.borrow().is_open() || self.replica.borrow().excess() > 0 {
            self.keep();
        }
        let draft = {
            let replica = self.replica.borrow();
            if replica.has_document() { replica.draft().ok() } else { None }
        };
        if let Some(draft) = draft {
            self.note_writers(&draft, by);
            if self.draft.with_untracked(|shown| *shown != draft) {
                self.draft.set(draft);
            }
        }
        self.say_saving();
    }
}

/// Both ends of what is chosen in a field.
type Ends = (Option<Anchor>, Option<Anchor>);

/// Ties both ends of what is chosen to their letters.
pub(super) fn ends(replica: &Replica, prose: Prose, (start, end): (u32, u32)) -> Ends {
    let text = replica.text(prose);
    let at = |shown| replica.anchor(prose, written_at(&text, shown));
    (at(start), at(end))
}

/// Milliseconds of this machine's clock.
pub(super) fn now() -> f64 {
    Date::now()
}
