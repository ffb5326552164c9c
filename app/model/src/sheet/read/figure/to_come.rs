//! A line that says nothing but that what follows is still to come, or aimed at, 「＜今後の取組＞」, 「■目標」, 「今後の取組：」: how
//! long it holds.

use super::headed::{bare_title, body_of, opening_of};
use super::kind::{is_aim, looks_ahead};
use super::naming::tells_results;
use crate::sheet::read::joining::Joined;
use crate::sheet::read::lines::{Gap, is_bullet_sign};
use crate::year::FiscalYear;

/// Such a line, while it holds.
pub(super) struct ToCome {
    opening: Option<char>,
    bulleted: bool,
    /// Whether the first line below is a bullet too.
    over_bullets: Option<bool>,
    /// Whether it is something aimed at.
    pub aim: bool,
}

impl ToCome {
    /// Of a line without figures.
    pub fn read(line: &Joined, year: FiscalYear) -> Option<Self> {
        let title = bare_title(&line.text).filter(|title| !title.contains(['：', ':']));
        title.filter(|title| looks_ahead(title) || is_aim(title, year)).map(|_| Self {
            opening: opening_of(&line.text),
            bulleted: line.text.starts_with(is_bullet_sign),
            over_bullets: None,
            aim: is_aim(body_of(&line.text), year),
        })
    }

    /// Whether it ends before this line: at another line that opens like it, where results follow, behind a blank line. A
    /// bullet over lines without one ends with the next bullet.
    pub fn ends_at(&mut self, line: &Joined, year: FiscalYear) -> bool {
        let bullet = line.text.starts_with(is_bullet_sign);
        let over_bullets = *self.over_bullets.get_or_insert(bullet || !self.bulleted);
        let another = self.opening.is_some() && self.opening == opening_of(&line.text);
        let behind = self.opening.is_none() && (line.gap == Gap::Blank || bullet && !over_bullets);
        another || behind || tells_results(&line.text, year)
    }
}
