//! Room for words: how wide they are about, and which places are taken. No font is asked; a full-width letter is 1 em, a
//! digit a little more than half of it.

/// A place in the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Area {
    /// Where a line of text stands whose baseline's middle is here.
    pub(super) fn of_text(text: &str, size: i32, (x, y): (i32, i32)) -> Self {
        let width = width(text, size);
        let left = x - width / 2;
        Self { left, top: y - size * 7 / 8, right: left + width, bottom: y + size / 8 }
    }

    pub(super) const fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    /// With air at both sides, so that numbers beside each other don't read as one.
    pub(super) const fn airy(self) -> Self {
        Self { left: self.left - 3, right: self.right + 3, ..self }
    }

    pub(super) const fn shifted(self, by: i32) -> Self {
        Self { left: self.left + by, right: self.right + by, ..self }
    }

    /// Pushed sideways until it lies between two edges; the left one wins.
    pub(super) fn within(self, (left, right): (i32, i32)) -> Self {
        let inner = self.shifted((right - self.right).min(0));
        inner.shifted((left - inner.left).max(0))
    }

    pub(super) const fn middle(&self) -> i32 {
        i32::midpoint(self.left, self.right)
    }
}

/// Places that are taken.
#[derive(Debug, Default)]
pub(super) struct Room(Vec<Area>);

impl Room {
    pub(super) fn take(&mut self, area: Area) {
        self.0.push(area);
    }

    pub(super) fn is_free(&self, area: &Area) -> bool {
        !self.0.iter().any(|it| it.meets(area))
    }
}

/// About how wide a text of this size is; rather too wide than too narrow.
pub(super) fn width(text: &str, size: i32) -> i32 {
    let hundredths: i32 = text
        .chars()
        .map(|letter| match letter {
            ',' | '.' | ' ' | '\'' => 32,
            it if it.is_ascii() => 60,
            _ => 102,
        })
        .sum();
    hundredths * size / 100
}
