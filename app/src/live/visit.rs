//! One visit to a report: the writer's copy of the document, the connection, what this device keeps, and what of all that
//! the page shows.

use super::keeper::Keeper;
use super::presence::{Here, Presence};
use super::prose::selection;
use super::socket::{Socket, Told};
use super::wire::{Step, Wire};
use leptos::prelude::*;
use model::live::{Anchor, EditorPage, Frame, Heard, Prose, Replica, Saving, show, shown_at, written_at};
use model::report::{Draft, StateKind};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};
use web_sys::HtmlTextAreaElement;
use web_sys::js_sys::{Date, Math};

/// What a visit holds.
pub(super) struct Visit {
    me: Weak<Self>,
    pub page: EditorPage,
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
    pub fields: RefCell<Vec<(Prose, HtmlTextAreaElement)>>,
    pub wire: RefCell<Wire>,
    socket: RefCell<Option<Socket>>,
    pub denied: RefCell<Option<String>>,
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

    /// Several times a second: what is due.
    fn tick(self: &Rc<Self>) {
        let step = self.wire.borrow_mut().step(now());
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

    fn connect(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let tell = move |told| {
            if let Some(visit) = weak.upgrade() {
                visit.take(told);
            }
        };
        let path = format!("/live/reports/{}", self.page.report.report);
        let socket = Socket::open(&path, tell);
        *self.socket.borrow_mut() = socket;
    }

    fn take(self: &Rc<Self>, told: Told) {
        match told {
            Told::Opened => {
                self.wire.borrow_mut().opened(now());
                let frames = self.replica.borrow_mut().connect();
                self.send(&frames);
            }
            Told::Frame(frame) => {
                self.wire.borrow_mut().heard(now());
                self.receive(frame);
            }
            Told::Closed(code) => {
                self.wire.borrow_mut().closed(now(), code);
                self.lose();
            }
        }
        self.say_saving();
    }

    /// Edits of others wait while a word is being composed; everything else is heard at once.
    fn receive(self: &Rc<Self>, frame: Vec<u8>) {
        let edit = matches!(Frame::read(&frame), Ok(Frame::Answer(_) | Frame::Update(_) | Frame::Ask(_)));
        if edit && let Some(held) = self.held.borrow_mut().as_mut() {
            held.push(frame);
            return;
        }
        self.hear(&frame);
    }

    /// Takes a frame of the server.
    pub fn hear(self: &Rc<Self>, frame: &[u8]) {
        let places = self.places(&self.replica.borrow());
        let heard = self.replica.borrow_mut().receive(frame);
        let Ok(Heard { replies, present, writers, denied, changed }) = heard else { return self.lose() };
        if changed {
            self.show_texts(&places);
        }
        // Who is asked for what is missing may write again: there is room once more, or the report was opened again.
        if denied.is_some() || matches!(Frame::read(frame), Ok(Frame::Ask(_))) {
            *self.denied.borrow_mut() = denied;
        }
        let by = if changed && !writers.is_empty() { By::Clients(writers) } else { By::Nobody };
        self.pass_on(&replies, by);
        self.meet(present);
    }

    /// The connection is gone, or not to be trusted.
    fn lose(&self) {
        let gone = self.socket.borrow_mut().take();
        drop(gone);
        self.wire.borrow_mut().lost(now());
        self.replica.borrow_mut().disconnect();
        self.forget_all();
        if let Some(held) = self.held.borrow_mut().as_mut() {
            held.clear();
        }
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
    fn places(&self, replica: &Replica) -> Vec<Ends> {
        let fields = self.fields.borrow();
        fields.iter().map(|(prose, field)| ends(replica, *prose, selection(field))).collect()
    }

    fn show_texts(&self, places: &[Ends]) {
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
    fn pass_on(&self, frames: &[Vec<u8>], by: By) {
        self.send(frames);
        // Nobody else has it: it must outlive this page from now on.
        if !self.wire.borrow().is_open() {
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

    fn send(&self, frames: &[Vec<u8>]) {
        if let Some(socket) = &*self.socket.borrow() {
            frames.iter().for_each(|frame| socket.send(frame));
        }
    }

    /// Says something that is no edit.
    pub fn tell(&self, frame: &Frame<'_>) {
        let bytes = self.replica.borrow_mut().tell(frame);
        self.send(bytes.as_slice());
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
