//! Writing by a plain form: a client within the server, which sits down like any other, makes one edit of what somebody
//! sent, and waits until it is stored. Where somebody else has written meanwhile, nothing is changed.

use super::documents::Documents;
use super::seat::{Farewell, Parcel, Seat, Speaks, Writer};
use crate::Error;
use model::id::ReportId;
use model::live::{Fields, Frame, MARK, Splice, new_document, read_draft};
use model::report::Draft;
use yrs::updates::decoder::Decode as _;
use yrs::updates::encoder::Encode as _;
use yrs::{Doc, Map as _, StateVector, Text as _, TextRef, Transact as _, TransactionMut, Update};

/// What became of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    /// Everything is stored.
    Stored,
    /// Somebody else wrote meanwhile; this is what stands there now.
    Overtaken(Draft),
}

const AWAY: &str = "今は保存できません。入力した内容を残したまま、少し待ってもう一度お送りください。";

impl Documents {
    /// Brings a report to what a form says. `before` is what its sender saw.
    ///
    /// # Errors
    /// When there is no such report, it is frozen, the writer may not write, or nothing can be stored at the moment.
    pub async fn send_form(
        &self,
        report: ReportId,
        writer: Writer,
        (before, wanted): (&Draft, Draft),
    ) -> Result<Sent, Error> {
        let wanted = wanted.in_bounds().map_err(Error::refused)?;
        let mut seat = self.join(report, writer, Speaks::Ayumi).await?;
        let client = Client::new(random_client()?);
        seat.take(Frame::Ask(&StateVector::default().encode_v1()).write().into()).await.map_err(told)?;
        let now = client.hear_answer(&mut seat).await?;
        if now != *before {
            return Ok(Sent::Overtaken(now));
        }
        if now != wanted {
            let update = client.edit(&now, &wanted);
            seat.write(update).await.map_err(told)?;
            client.hear_stored(&mut seat).await?;
        }
        Ok(Sent::Stored)
    }
}

impl Documents {
    /// Brings a report back to what it said once, as [`Documents::send_form`] does; what stands there now is kept as a version
    /// before.
    ///
    /// # Errors
    /// As [`Documents::send_form`].
    pub async fn restore(
        &self,
        report: ReportId,
        writer: Writer,
        (before, wanted): (&Draft, Draft),
    ) -> Result<Sent, Error> {
        self.0.keep_version(report).await?;
        self.send_form(report, writer, (before, wanted)).await
    }
}

/// A copy of the document.
struct Client {
    doc: Doc,
    fields: Fields,
}

impl Client {
    fn new(number: u64) -> Self {
        let doc = new_document(number);
        let fields = Fields::of(&doc);
        Self { doc, fields }
    }

    /// Listens until it has the document.
    async fn hear_answer(&self, seat: &mut Seat) -> Result<Draft, Error> {
        loop {
            for bytes in hear(seat).await? {
                if let Ok(Frame::Answer(update)) = Frame::read(&bytes) {
                    let update = Update::decode_v1(update).map_err(|_| damaged())?;
                    self.doc.transact_mut().apply_update(update).map_err(|_| damaged())?;
                    return read_draft(&self.doc.transact()).map_err(Error::refused);
                }
            }
        }
    }

    /// Listens until its one edit, the second of its frames, is stored.
    async fn hear_stored(&self, seat: &mut Seat) -> Result<(), Error> {
        loop {
            for bytes in hear(seat).await? {
                match Frame::read(&bytes) {
                    Ok(Frame::Stored(frame)) if frame >= 2 => return Ok(()),
                    Ok(Frame::Denied(why)) => return Err(Error::Refused(why.to_owned())),
                    _ => {}
                }
            }
        }
    }

    fn edit(&self, now: &Draft, wanted: &Draft) -> Vec<u8> {
        let mut write = self.doc.transact_mut();
        if now.mark != wanted.mark {
            match &wanted.mark {
                Some(mark) => drop(self.fields.report.insert(&mut write, MARK, mark.as_str())),
                None => drop(self.fields.report.remove(&mut write, MARK)),
            }
        }
        replace(&self.fields.narrative, &mut write, (&now.narrative, &wanted.narrative));
        replace(&self.fields.remark, &mut write, (&now.remark, &wanted.remark));
        for indicator in now.values.keys().filter(|it| !wanted.values.contains_key(it)) {
            self.fields.values.remove(&mut write, &indicator.to_string());
        }
        for (indicator, entry) in wanted.values.iter().filter(|(it, entry)| now.values.get(it) != Some(entry)) {
            self.fields.values.insert(&mut write, indicator.to_string(), entry.write());
        }
        write.encode_update_v1()
    }
}

/// Only what differs is written, so that who wrote the rest stays known.
fn replace(text: &TextRef, write: &mut TransactionMut<'_>, (now, wanted): (&str, &str)) {
    let Some(splice) = Splice::between(now, wanted, 0) else { return };
    if splice.removed > 0 {
        text.remove_range(write, splice.at, splice.removed);
    }
    if !splice.inserted.is_empty() {
        text.insert(write, splice.at, &splice.inserted);
    }
}

async fn hear(seat: &mut Seat) -> Result<Vec<bytes::Bytes>, Error> {
    match seat.next().await {
        Some(Parcel::Frames(shared, own)) => Ok(shared.iter().cloned().chain(own).collect()),
        Some(Parcel::Close(farewell)) => Err(told(farewell)),
        None => Err(told(Farewell::TryLater)),
    }
}

fn told(farewell: Farewell) -> Error {
    match farewell {
        Farewell::Slow | Farewell::TryLater | Farewell::Ending => Error::Refused(AWAY.to_owned()),
        Farewell::Malformed | Farewell::Refused | Farewell::Flood | Farewell::Forbidden => damaged(),
    }
}

fn damaged() -> Error {
    Error::Inconsistent("live: a form's own edit was refused".to_owned())
}

/// Two clients that write have different numbers: 53 bits, which JavaScript counts exactly.
fn random_client() -> Result<u64, Error> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok((u64::from_le_bytes(bytes) >> 11) | 2)
}
