//! What this device keeps while the server doesn't have it: edits of one account, report and tab, in the browser's own
//! database. Taking up what another tab has left is harmless: an edit that the server has counts once.

use crate::site::Base;
use idb::{Database, DatabaseEvent as _, Factory, KeyRange, ObjectStoreParams, Query, TransactionMode};
use model::id::{AccountId, ReportId};
use wasm_bindgen::JsValue;
use web_sys::js_sys::{Array, Uint8Array};

/// Before the path under which the site lives: on one host there may be several, each with accounts of its own.
const NAME: &str = "ayumi-unstored";
const STORE: &str = "edits";

/// A place on this device, opened.
pub(super) struct Shelf {
    db: Database,
    own: String,
    all: String,
}

impl Shelf {
    /// Opens it; `tab` tells apart the tabs of one person.
    ///
    /// # Errors
    /// When the browser keeps nothing: private windows, a full disk, a setting.
    pub async fn open(account: AccountId, report: ReportId, tab: u64) -> Result<Self, idb::Error> {
        let name = format!("{NAME}{}", Base::here().as_str());
        let mut asked = Factory::new()?.open(&name, Some(1))?;
        asked.on_upgrade_needed(|event| {
            if let Ok(db) = event.database() {
                let _ = db.create_object_store(STORE, ObjectStoreParams::new());
            }
        });
        let all = format!("{account}/{report}/");
        Ok(Self { db: asked.await?, own: format!("{all}{tab}"), all })
    }

    /// What other visits of this person to this report have left. From here on it is this tab's to keep: a tab that is still
    /// open writes what it lacks once more, and deletes nobody else's.
    ///
    /// # Errors
    /// When the browser doesn't give it.
    pub async fn take_up(&self) -> Result<Vec<Vec<u8>>, idb::Error> {
        let work = self.db.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = work.object_store(STORE)?;
        let values = store.get_all(Some(self.all()?), None)?.await?;
        let left: Vec<_> =
            values.into_iter().flat_map(|value| Array::from(&value).iter().collect::<Vec<_>>()).collect();
        if !left.is_empty() {
            store.delete(self.all()?)?.await?;
            store.put(&left.iter().collect::<Array>(), Some(&self.own()))?.await?;
        }
        work.commit()?.await?;
        Ok(left.iter().map(|edit| Uint8Array::new(edit).to_vec()).collect())
    }

    /// Keeps these edits of this tab in place of those kept before.
    ///
    /// # Errors
    /// When the browser doesn't keep them.
    pub async fn keep(&self, edits: &[Vec<u8>]) -> Result<(), idb::Error> {
        let work = self.db.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let store = work.object_store(STORE)?;
        // Asked for without waiting in between: a page that is left at once may not come to ask any more.
        if edits.is_empty() {
            let asked = store.delete(Query::Key(self.own()))?;
            let done = work.commit()?;
            asked.await?;
            done.await?;
        } else {
            let list: Array = edits.iter().map(|edit| Uint8Array::from(&edit[..])).collect();
            let asked = store.put(&list, Some(&self.own()))?;
            let done = work.commit()?;
            asked.await?;
            done.await?;
        }
        Ok(())
    }

    /// Deletes all of this person and report, of other tabs too.
    ///
    /// # Errors
    /// When the browser doesn't.
    pub async fn clear(&self) -> Result<(), idb::Error> {
        let work = self.db.transaction(&[STORE], TransactionMode::ReadWrite)?;
        work.object_store(STORE)?.delete(self.all()?)?.await?;
        work.commit()?.await?;
        Ok(())
    }

    fn own(&self) -> JsValue {
        JsValue::from_str(&self.own)
    }

    /// Keys of this person and report, whichever the tab.
    fn all(&self) -> Result<Query, idb::Error> {
        let (first, last) = (JsValue::from_str(&self.all), JsValue::from_str(&format!("{}\u{ffff}", self.all)));
        Ok(Query::KeyRange(KeyRange::bound(&first, &last, None, None)?))
    }
}
