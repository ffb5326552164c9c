//! Doubts and decisions.

use crate::id::PublicationId;
use crate::text::name_key;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Something in a source that a careful reader would ask about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Stable through repeated reading of the same text: made from what is asked, not from its position.
    pub id: String,
    /// What it is about.
    pub kind: DoubtKind,
    /// Line in the source, from 1; 0 where no line can be named.
    pub line: u32,
    /// The publication in which that line stands; `None`: the text that is being read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<PublicationId>,
    /// The text it is about.
    pub text: String,
    /// Why it is doubtful, in a Japanese sentence.
    pub why: String,
    /// What is taken until somebody decides, in a Japanese sentence.
    pub assumed: String,
    /// What can be decided; the first is what is assumed.
    pub choices: Vec<Choice>,
}

/// Each question once, where it stands first: several plans and papers may ask the same. `place` tells publication and
/// line of one that was raised.
#[must_use]
pub fn ask_once<T>(
    raised: Vec<T>,
    doubt: impl Fn(&T) -> &Doubt,
    place: impl Fn(&T) -> (Option<PublicationId>, u32),
) -> Vec<T> {
    let mut kept: Vec<T> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for one in raised {
        match known.get(&doubt(&one).id).and_then(|at| kept.get_mut(*at)) {
            Some(first) if place(&one) < place(first) => *first = one,
            Some(_) => {}
            None => {
                known.insert(doubt(&one).id.clone(), kept.len());
                kept.push(one);
            }
        }
    }
    kept
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What `ayumi decide ID KEY` takes: lower-case ASCII, short.
    pub key: String,
    /// What it means, in a Japanese sentence.
    pub words: String,
}

/// What a doubt is about, and so who can answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtKind {
    /// How a text is to be read: asked by the reader of one file.
    Reading,
    /// Whether two years' measures, indicators or departments are one.
    Joining,
    /// Whether two indicators of one list are the same figure.
    SameFigure,
    /// A printed 前年度 that differs from the stored value, a 再掲 that differs from its source, or a list's year that lies
    /// outside its plan's.
    Difference,
    /// Whether a figure is counted in another way from this year on.
    Redefinition,
}

/// What people decided: doubt id → key of the choice.
pub type Decisions = BTreeMap<String, String>;

/// Under which key a 組織改正 that was entered by hand stands among the decisions: nobody is asked what became of the
/// name then. Its value is the folded new name.
#[must_use]
pub fn renaming_key(name: &str) -> String {
    format!("renamed department {}", name_key(name))
}
