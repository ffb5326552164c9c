//! Keeps on this device what the server doesn't have, whenever that has changed, one write after another.

use super::shelf::Shelf;
use model::id::{AccountId, ReportId};
use model::live;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// The shelf, as far as it is open, and what is on its way there.
#[derive(Clone)]
pub(super) struct Keeper(Rc<Inner>);

struct Inner {
    account: AccountId,
    report: ReportId,
    tab: u64,
    shelf: RefCell<Option<Rc<Shelf>>>,
    state: Cell<live::Shelf>,
    kept: RefCell<Vec<Vec<u8>>>,
    busy: Cell<bool>,
}

impl Keeper {
    /// Nothing is open yet.
    pub fn new(account: AccountId, report: ReportId, tab: u64) -> Self {
        Self(Rc::new(Inner {
            account,
            report,
            tab,
            shelf: RefCell::new(None),
            state: Cell::new(live::Shelf::Refused),
            kept: RefCell::default(),
            busy: Cell::new(false),
        }))
    }

    /// Opens the shelf; answers with what earlier visits have left.
    pub async fn open(&self) -> Vec<Vec<u8>> {
        let inner = &self.0;
        let Ok(shelf) = Shelf::open(inner.account, inner.report, inner.tab).await else { return Vec::new() };
        let left = shelf.take_up().await;
        if left.is_ok() {
            inner.state.set(live::Shelf::Kept);
        }
        *inner.shelf.borrow_mut() = Some(Rc::new(shelf));
        let left = left.unwrap_or_default();
        inner.kept.borrow_mut().clone_from(&left);
        left
    }

    /// Whether this device keeps these edits by now.
    pub fn state<'a>(&self, edits: impl Iterator<Item = &'a [u8]>) -> live::Shelf {
        match self.0.state.get() {
            live::Shelf::Kept if !self.0.kept.borrow().iter().map(|it| &it[..]).eq(edits) => live::Shelf::Keeping,
            state => state,
        }
    }

    /// Keeps these edits in place of those kept before, and calls `done` when that has come to something. What comes while a
    /// write is under way is for `done` to keep.
    pub fn keep<'a>(&self, edits: impl Iterator<Item = &'a [u8]>, done: impl Fn() + 'static) {
        let edits: Vec<Vec<u8>> = edits.map(<[u8]>::to_vec).collect();
        let Some(shelf) = self.0.shelf.borrow().clone() else { return };
        if self.0.busy.get() || *self.0.kept.borrow() == edits {
            return;
        }
        self.0.busy.set(true);
        let inner = Rc::clone(&self.0);
        leptos::task::spawn_local(async move {
            let written = shelf.keep(&edits).await.is_ok();
            inner.state.set(if written { live::Shelf::Kept } else { live::Shelf::Refused });
            if written {
                *inner.kept.borrow_mut() = edits;
            }
            inner.busy.set(false);
            // After a refusal the next beat tries again.
            if written {
                done();
            }
        });
    }

    /// Deletes what this device keeps of this person and report, and keeps nothing from now on.
    pub async fn forget(&self) {
        let shelf = self.0.shelf.borrow_mut().take();
        if let Some(shelf) = shelf {
            // What the browser refuses to delete it has not kept either.
            let _ = shelf.clear().await;
        }
    }
}
