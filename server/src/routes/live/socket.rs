//! One connection: carries frames between a WebSocket and a seat, sees that the other side is there, and that it still
//! may be.

use super::gate::{Gate, Hand};
use axum::extract::ws::{CloseFrame, Message, WebSocket};
use axum::http::request::Parts;
use backend::live::{Farewell, Parcel, Seat, Writer};
use bytes::Bytes;
use futures_util::SinkExt as _;
use model::id::ReportId;
use model::live::Frame;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval_at, timeout};

/// Between two signs of life that are asked for.
const BEAT: Duration = Duration::from_secs(10);
/// Without any for so long, nobody is there.
const SILENCE: Duration = Duration::from_secs(25);
/// Between two looks at the person's rights; a right that is taken away ends within 5 s.
const RIGHTS: Duration = Duration::from_secs(3);
/// However little has changed, a session that is over by its age ends within so long.
const LONGEST: Duration = Duration::from_secs(30);
/// Longest time that the other side may take to receive what it is sent.
const SENDING: Duration = Duration::from_secs(10);

/// One connection.
pub(super) struct Connection {
    socket: WebSocket,
    seat: Seat,
    gate: Arc<dyn Gate>,
    asked: Parts,
    report: ReportId,
    writer: Writer,
    heard: Instant,
    hand: Hand,
    /// What had changed when it was last looked at their rights, and when that was.
    looked: (Option<i64>, Instant),
}

/// How a connection ends: with a word, or because nobody is there.
type Ended = Option<Farewell>;

impl Connection {
    pub fn new(
        socket: WebSocket,
        seat: Seat,
        (gate, asked, report, writer): (Arc<dyn Gate>, Parts, ReportId, Writer),
    ) -> Self {
        let now = Instant::now();
        Self { socket, seat, gate, asked, report, writer, heard: now, hand: Hand::Rests, looked: (None, now) }
    }

    /// Carries frames until the end.
    pub async fn serve(mut self) {
        let Err(ended) = self.carry().await;
        if let Some(farewell) = ended {
            let (code, reason) = words_of(farewell);
            let close = CloseFrame { code, reason: reason.into() };
            // Who doesn't hear it notices by itself.
            let _ = timeout(SENDING, self.socket.send(Message::Close(Some(close)))).await;
        }
    }

    async fn carry(&mut self) -> Result<std::convert::Infallible, Ended> {
        let every = |period| {
            let mut it = interval_at(Instant::now() + period, period);
            it.set_missed_tick_behavior(MissedTickBehavior::Delay);
            it
        };
        let (mut beat, mut rights) = (every(BEAT), every(RIGHTS));
        loop {
            tokio::select! {
                got = self.socket.recv() => {
                    self.heard = Instant::now();
                    self.take(got.and_then(Result::ok)).await?;
                }
                parcel = self.seat.next() => match parcel {
                    Some(Parcel::Frames(shared, own)) => self.send(shared.iter().chain(&own)).await?,
                    Some(Parcel::Close(farewell)) => return Err(Some(farewell)),
                    None => return Err(Some(Farewell::Slow)),
                },
                _ = beat.tick() => {
                    if self.heard.elapsed() > SILENCE {
                        return Err(None);
                    }
                    self.give(Message::Ping(Bytes::new())).await?;
                }
                _ = rights.tick() => self.look_again().await?,
            }
        }
    }

    async fn take(&mut self, message: Option<Message>) -> Result<(), Ended> {
        match message {
            Some(Message::Binary(frame)) => {
                if matches!(Frame::read(&frame), Ok(Frame::Update(_))) {
                    self.hand = Hand::Writes;
                }
                self.seat.take(frame).await.map_err(Some)
            }
            Some(Message::Text(_)) => Err(Some(Farewell::Malformed)),
            Some(Message::Ping(_) | Message::Pong(_)) => Ok(()),
            Some(Message::Close(_)) | None => Err(None),
        }
    }

    /// What belongs together leaves together.
    async fn send(&mut self, frames: impl Iterator<Item = &Bytes>) -> Result<(), Ended> {
        let socket = &mut self.socket;
        let sending = async {
            for frame in frames {
                socket.feed(Message::Binary(frame.clone())).await?;
            }
            socket.flush().await
        };
        timeout(SENDING, sending).await.map_err(|_| None)?.map_err(|_| None)
    }

    async fn give(&mut self, message: Message) -> Result<(), Ended> {
        timeout(SENDING, self.socket.send(message)).await.map_err(|_| None)?.map_err(|_| None)
    }

    /// Looks at the person's rights where they may have changed. What ends by itself with time is seen in the end too.
    async fn look_again(&mut self) -> Result<(), Ended> {
        let counted = self.gate.count_changes().await;
        if counted.is_some() && counted == self.looked.0 && self.looked.1.elapsed() < LONGEST {
            return Ok(());
        }
        let hand = std::mem::replace(&mut self.hand, Hand::Rests);
        let now = self.gate.admit(&self.asked, self.report, hand).await.map_err(|_| Some(Farewell::Forbidden))?;
        if now.account != self.writer.account {
            return Err(Some(Farewell::Forbidden));
        }
        if now != self.writer {
            self.writer = now;
            self.seat.update_writer(now).await.map_err(Some)?;
        }
        self.looked = (counted, Instant::now());
        Ok(())
    }
}

/// Codes from 4000 on are the application's own: stock clients don't come back after 44…, and do after 45….
fn words_of(farewell: Farewell) -> (u16, &'static str) {
    match farewell {
        Farewell::Malformed => (4400, "malformed"),
        Farewell::Forbidden => (4403, "forbidden"),
        Farewell::Refused => (4422, "refused"),
        Farewell::Slow => (4508, "too slow"),
        Farewell::Flood => (4529, "too much"),
        Farewell::TryLater => (1013, "try again later"),
        Farewell::Ending => (1001, "ending"),
    }
}
