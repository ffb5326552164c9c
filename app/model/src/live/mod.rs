//! 共同編集: a report while people write in it, as one shared document in the Yjs format. What stands in a document, what
//! of it is accepted, and the frames by which it travels. Stores nothing and opens no connection.

mod block;
mod bytes;
mod colleague;
mod column;
mod document;
mod frame;
mod inspect;
mod page;
mod presence;
mod replica;
mod saving;
mod splice;
mod unsent;

pub use block::{Block, PastedEntry, read_block};
pub use colleague::{Caret, Colleague, ColleagueName, HUES, free_hue};
pub use column::BlockRefused;
pub use document::{Fields, MARK, MOST_DOCUMENT, NARRATIVE, REMARK, REPORT, VALUES, new_document, read_draft};
pub use frame::{Frame, FrameRefused, MOST_FRAME, SUBPROTOCOL};
pub use inspect::{Inspected, Run, UpdateRefused, inspect};
pub use page::{ASIDE, EditorPage};
pub use presence::{MOST_STATE, Present, read_presence, write_presence};
pub use replica::{Anchor, Heard, Prose, Replica};
pub use saving::{Saving, Shelf};
pub use splice::{Splice, show, shown_at, written_at};
pub use unsent::{UNSENT, read_unsent, write_unsent};
