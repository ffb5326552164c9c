//! What a visit says over its connection, and what it hears.

use super::socket::{Socket, Told};
use super::visit::{By, Visit, now};
use crate::site::Base;
use model::live::{Frame, Heard};
use std::rc::Rc;

/// With which code the server ends a connection of somebody who may not be here.
const FORBIDDEN: u16 = 4_403;

impl Visit {
    /// Opens a connection in place of the one before.
    pub fn connect(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let tell = move |told| {
            if let Some(visit) = weak.upgrade() {
                visit.take(told);
            }
        };
        let path = format!("/live/reports/{}?account={}", self.page.report.report, self.page.account);
        let socket = Socket::open(&Base::here().outward(&path), tell);
        *self.socket.borrow_mut() = socket;
    }

    fn take(self: &Rc<Self>, told: Told) {
        match told {
            Told::Opened => {
                self.wire.borrow_mut().opened(now());
                self.signed_out.set(false);
                // What was told meanwhile has not been heard.
                if self.connected.replace(true) {
                    self.look_around();
                }
                let frames = self.replica.borrow_mut().connect();
                self.send(&frames);
            }
            Told::Frame(frame) => {
                self.wire.borrow_mut().heard(now());
                self.receive(frame);
            }
            Told::Closed(code) => {
                // Not even opened, or ended for want of rights: the page knows why.
                let refused = !self.wire.borrow().is_open() || code == FORBIDDEN;
                // What was too long, or still was on its way to be shortened, is refused for now and not for good.
                let for_now = self.replica.borrow().excess() > 0 || self.shortened.get();
                self.wire.borrow_mut().closed(now(), if for_now { 0 } else { code });
                self.lose();
                if refused {
                    self.look_around();
                }
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
        let Ok(Heard { replies, present, writers, denied, changed, news }) = heard else { return self.lose() };
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
        if news {
            self.look_around();
        }
    }

    /// The connection is gone, or not to be trusted.
    pub fn lose(&self) {
        let gone = self.socket.borrow_mut().take();
        drop(gone);
        self.wire.borrow_mut().lost(now());
        self.replica.borrow_mut().disconnect();
        self.forget_all();
        if let Some(held) = self.held.borrow_mut().as_mut() {
            held.clear();
        }
    }

    /// Sends frames, where a connection stands.
    pub fn send(&self, frames: &[Vec<u8>]) {
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
