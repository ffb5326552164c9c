//! A writer's copy beside a server that stores at once, and a network that may be cut between any two frames.

use super::*;
use crate::live::{MOST_FRAME, Splice, read_draft, show, write_presence};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};

/// A server with one document that takes everything.
struct Server {
    doc: Doc,
    taken: u64,
    to_send: VecDeque<Vec<u8>>,
}

impl Server {
    fn new() -> Self {
        let doc = new_document(1);
        let draft = Draft { narrative: "会議：２回".to_owned(), ..Draft::default() };
        Fields::of(&doc).seed(&mut doc.transact_mut(), &draft);
        Self { doc, taken: 0, to_send: VecDeque::new() }
    }

    /// A new connection: it asks at once what the client has.
    fn accept(&mut self) {
        let state_vector = self.doc.transact().state_vector().encode_v1();
        (self.taken, self.to_send) = (0, [Frame::Ask(&state_vector).write()].into());
    }

    fn take(&mut self, bytes: &[u8]) {
        assert!(bytes.len() <= MOST_FRAME);
        self.taken += 1;
        let reply = match Frame::read(bytes).unwrap() {
            Frame::Ask(theirs) => {
                let theirs = StateVector::decode_v1(theirs).unwrap();
                Frame::Answer(&self.doc.transact().encode_state_as_update_v1(&theirs)).write()
            }
            Frame::Answer(update) | Frame::Update(update) => {
                let mut write = self.doc.transact_mut();
                write.apply_update(Update::decode_v1(update).unwrap()).unwrap();
                assert!(!write.has_missing_updates());
                Frame::Stored(self.taken).write()
            }
            _ => return,
        };
        self.to_send.push_back(reply);
    }

    fn narrative(&self) -> String {
        read_draft(&self.doc.transact()).unwrap().narrative
    }
}

fn replica(client: u64) -> Replica {
    static NOW: AtomicU64 = AtomicU64::new(1);
    Replica::new(client, || NOW.fetch_add(1_000, Ordering::Relaxed))
}

/// Passes frames on until both are silent.
fn talk(server: &mut Server, replica: &mut Replica, mut frames: Vec<Vec<u8>>) {
    loop {
        frames.drain(..).for_each(|frame| server.take(&frame));
        let Some(reply) = server.to_send.pop_front() else { return };
        frames = replica.receive(&reply).unwrap().replies;
    }
}

fn join(server: &mut Server, replica: &mut Replica) {
    server.accept();
    let frames = replica.connect();
    talk(server, replica, frames);
}

/// Types into 説明 at this place.
fn type_at(replica: &mut Replica, at: u32, letters: &str) -> Vec<Vec<u8>> {
    replica.edit(Prose::Narrative, &Splice { at, removed: 0, inserted: letters.to_owned() })
}

#[test]
fn what_is_typed_is_unstored_until_the_server_says_so() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    assert_eq!(own.text(Prose::Narrative), "会議：２回");
    let frames = type_at(&mut own, 2, "の開催");
    assert_eq!((frames.len(), own.count_unstored()), (1, 1));
    talk(&mut server, &mut own, frames);
    assert_eq!((own.count_unstored(), server.narrative()), (0, "会議の開催：２回".to_owned()));
}

#[test]
fn a_deletion_alone_is_unstored_as_well() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    drop(own.edit(Prose::Narrative, &Splice { at: 0, removed: 3, inserted: String::new() }));
    own.disconnect();
    assert_eq!(own.count_unstored(), 1);
    join(&mut server, &mut own);
    assert_eq!((own.count_unstored(), server.narrative()), (0, "２回".to_owned()));
}

#[test]
fn two_hundred_edits_without_a_connection_arrive_once() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    own.disconnect();
    for _ in 0..200 {
        assert!(type_at(&mut own, 5, "あ").is_empty());
    }
    assert_eq!(own.count_unstored(), 200);
    join(&mut server, &mut own);
    assert_eq!((own.count_unstored(), server.narrative()), (0, format!("会議：２回{}", "あ".repeat(200))));
}

#[test]
fn what_was_sent_without_an_answer_is_sent_again_and_stands_once() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    for frame in type_at(&mut own, 0, "定例") {
        server.take(&frame);
    }
    own.disconnect();
    assert_eq!(own.count_unstored(), 1);
    join(&mut server, &mut own);
    assert_eq!((own.count_unstored(), server.narrative()), (0, "定例会議：２回".to_owned()));
}

#[test]
fn what_an_earlier_visit_left_is_written_when_the_document_is_here() {
    let (mut server, mut first) = (Server::new(), replica(10));
    join(&mut server, &mut first);
    let known = type_at(&mut first, 0, "定例");
    known.iter().for_each(|frame| server.take(frame)); // stored, but the page never heard of it
    drop(type_at(&mut first, 2, "の"));
    let kept: Vec<_> = first.unstored().map(<[u8]>::to_vec).collect();
    let mut second = replica(11);
    assert_eq!(second.restore(kept), Ok(Vec::new()));
    assert_eq!(second.count_unstored(), 2);
    join(&mut server, &mut second);
    assert_eq!((second.count_unstored(), server.narrative()), (0, "定例の会議：２回".to_owned()));
}

#[test]
fn what_an_earlier_visit_left_is_written_too_when_it_is_found_late() {
    let (mut server, mut first, mut second) = (Server::new(), replica(10), replica(11));
    join(&mut server, &mut first);
    drop(first.edit(Prose::Narrative, &Splice { at: 0, removed: 2, inserted: String::new() }));
    let kept: Vec<_> = first.unstored().map(<[u8]>::to_vec).collect();
    join(&mut server, &mut second);
    let frames = second.restore(kept).unwrap();
    talk(&mut server, &mut second, frames);
    assert_eq!((second.count_unstored(), server.narrative()), (0, "：２回".to_owned()));
}

#[test]
fn a_long_text_is_sent_in_frames_that_are_taken() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    let pasted = "長い説明😀".repeat(6_000);
    let frames = type_at(&mut own, 0, &pasted);
    assert!(frames.len() > 1);
    own.disconnect();
    join(&mut server, &mut own);
    assert_eq!((own.count_unstored(), own.text(Prose::Narrative)), (0, format!("{pasted}会議：２回")));
    assert_eq!(server.doc.transact().snapshot(), own.doc.transact().snapshot());
}

#[test]
fn a_text_over_the_limit_stays_in_ones_own_copy_and_says_by_how_much() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    let there = own.text(Prose::Narrative).encode_utf16().count();
    type_at(&mut own, 0, &"長".repeat(40_005 - there));
    assert_eq!((own.excess(), own.draft().unwrap().narrative.chars().count()), (5, 40_005));
    own.edit(Prose::Narrative, &Splice { at: 0, removed: 5, inserted: "\0".to_owned() });
    assert_eq!((own.excess(), own.text(Prose::Narrative).contains('\0')), (0, false));
}

#[test]
fn only_ones_own_edits_are_taken_back() {
    let (mut server, mut own, mut other) = (Server::new(), replica(10), replica(11));
    join(&mut server, &mut own);
    let frames = type_at(&mut own, 6, "（庁内）");
    talk(&mut server, &mut own, frames);
    join(&mut server, &mut other);
    let frames = type_at(&mut other, 0, "定例");
    talk(&mut server, &mut other, frames);
    join(&mut server, &mut own);
    let frames = own.undo();
    talk(&mut server, &mut own, frames);
    assert_eq!((own.count_unstored(), server.narrative()), (0, "定例会議：２回".to_owned()));
    assert!(own.undo().is_empty());
    let frames = own.redo();
    talk(&mut server, &mut own, frames);
    assert_eq!(server.narrative(), "定例会議：２回（庁内）");
}

#[test]
fn a_place_stays_with_its_letters() {
    let (mut server, mut own, mut other) = (Server::new(), replica(10), replica(11));
    join(&mut server, &mut own);
    let caret = own.anchor(Prose::Narrative, 3).unwrap();
    join(&mut server, &mut other);
    let frames = type_at(&mut other, 0, "定例");
    talk(&mut server, &mut other, frames);
    join(&mut server, &mut own);
    assert_eq!((own.find(Prose::Narrative, &caret), own.find(Prose::Remark, &caret)), (Some(5), None));
    let json = serde_json::to_string(&caret).unwrap();
    assert_eq!(other.find(Prose::Narrative, &serde_json::from_str(&json).unwrap()), Some(5));
    let end = own.anchor(Prose::Remark, 0).unwrap();
    assert_eq!(own.find(Prose::Remark, &end), Some(0));
}

#[test]
fn mark_and_values_are_edits_like_any() {
    let (mut server, mut own) = (Server::new(), replica(10));
    join(&mut server, &mut own);
    let entry = Entry::read("27");
    let frames = [own.set_mark(Some("○")), own.set_value(IndicatorId(7), entry)].concat();
    talk(&mut server, &mut own, frames);
    let draft = read_draft(&server.doc.transact()).unwrap();
    assert_eq!((draft.mark.as_deref(), draft.values.get(&IndicatorId(7)).copied()), (Some("○"), entry));
    let frames = [own.set_mark(None), own.set_value(IndicatorId(7), None)].concat();
    talk(&mut server, &mut own, frames);
    let draft = read_draft(&server.doc.transact()).unwrap();
    assert_eq!((own.count_unstored(), draft.mark, draft.values.len()), (0, None, 0));
}

#[test]
fn nothing_is_sent_before_the_server_knows_what_it_lacks() {
    let (mut server, mut own) = (Server::new(), replica(10));
    server.accept();
    let frames = own.connect();
    assert!(type_at(&mut own, 0, "あ").is_empty());
    talk(&mut server, &mut own, frames);
    assert_eq!((own.count_unstored(), show(&server.narrative())), (0, own.text(Prose::Narrative)));
}

#[test]
fn who_is_here_and_what_is_denied_is_handed_on() {
    let mut own = replica(10);
    drop(own.connect());
    let present = Present { client: 7, clock: 1, state: Some("{}".to_owned()) };
    let told = Frame::Presence(&write_presence([present.clone()].iter())).write();
    assert_eq!(own.receive(&told).unwrap().present, [present]);
    assert_eq!(own.receive(&Frame::Denied("確定").write()).unwrap().denied.as_deref(), Some("確定"));
    assert_eq!(own.receive(&[9]), Err(FrameRefused));
    assert_eq!(own.receive(&Frame::Update(&[1]).write()), Err(FrameRefused));
}
