//! The sizes in which a chart is drawn. Lengths are units of the SVG's own box, which CSS scales to its place.

/// A size of chart and what fits into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame {
    shape: Shape,
    wide: u32,
    high: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Card,
    Phone,
    Tablet,
    Desk,
}

/// Of a chart that is drawn for its place: narrower or wider ones are scaled.
const WIDTHS: std::ops::RangeInclusive<u32> = 200..=2_000;

impl Frame {
    /// 276 × 126: a card among small multiples. Values on the selected year and the one before.
    pub const CARD: Self = Self { shape: Shape::Card, wide: 276, high: 126 };
    /// The large chart on a phone: notes are numbers, told in a list below.
    pub const PHONE: Self = Self { shape: Shape::Phone, wide: 343, high: 300 };
    /// The large chart on a tablet.
    pub const TABLET: Self = Self { shape: Shape::Tablet, wide: 720, high: 400 };
    /// The large chart on a desk: notes are written beside their columns where there is room.
    pub const DESK: Self = Self { shape: Shape::Desk, wide: 1200, high: 432 };

    const ALL: [Self; 4] = [Self::CARD, Self::PHONE, Self::TABLET, Self::DESK];

    /// From its name; `None` for another word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// The same shape, so many units wide: where these are the points of its place, its words are as large as the page's,
    /// and it takes as much room as before.
    #[must_use]
    pub fn as_wide_as(self, points: u32) -> Self {
        let wide = points.clamp(*WIDTHS.start(), *WIDTHS.end());
        Self { wide, high: (self.high * wide + self.wide / 2) / self.wide, ..self }
    }

    /// Value of `data-frame`, by which CSS tells the sizes apart.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.shape {
            Shape::Card => "card",
            Shape::Phone => "phone",
            Shape::Tablet => "tablet",
            Shape::Desk => "desk",
        }
    }

    pub(super) const fn size(self) -> (u32, u32) {
        (self.wide, self.high)
    }

    pub(super) const fn is_large(self) -> bool {
        !matches!(self.shape, Shape::Card)
    }

    /// Whether notes may be written into the drawing.
    pub(super) const fn has_notes(self) -> bool {
        matches!(self.shape, Shape::Desk)
    }

    /// Where the highest value or grey line lies.
    pub(super) const fn top(self) -> i32 {
        match self.shape {
            Shape::Card => 26,
            Shape::Phone => 64,
            Shape::Tablet => 84,
            Shape::Desk => 96,
        }
    }

    /// Room for the names of years, below the plot.
    pub(super) const fn below(self) -> i32 {
        match self.shape {
            Shape::Card => 22,
            Shape::Phone => 26,
            Shape::Tablet => 50,
            Shape::Desk => 52,
        }
    }

    /// The head of the plot, above all columns, where redefinitions are named.
    pub(super) const fn head(self) -> i32 {
        match self.shape {
            Shape::Card => 8,
            Shape::Phone => 30,
            Shape::Tablet => 34,
            Shape::Desk => 42,
        }
    }

    /// Least room for the axis' numbers.
    pub(super) const fn left(self) -> i32 {
        match self.shape {
            Shape::Card => 0,
            Shape::Phone => 34,
            Shape::Tablet => 44,
            Shape::Desk => 56,
        }
    }

    /// Size of ordinary text.
    pub(super) const fn text(self) -> i32 {
        match self.shape {
            Shape::Card | Shape::Phone => 14,
            Shape::Tablet | Shape::Desk => 16,
        }
    }

    /// Size of the selected year's value.
    pub(super) const fn strong(self) -> i32 {
        self.text() + 2
    }

    /// Most that a year takes, so that two years don't stand at the far ends.
    pub(super) const fn widest_step(self) -> i32 {
        match self.shape {
            Shape::Card => 69,
            Shape::Phone => 90,
            Shape::Tablet | Shape::Desk => 240,
        }
    }

    /// Most that a column takes.
    pub(super) const fn widest_column(self) -> i32 {
        match self.shape {
            Shape::Card => 34,
            Shape::Phone => 40,
            Shape::Tablet => 60,
            Shape::Desk => 76,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_as_wide_as_its_place_has_words_of_the_same_size_and_takes_the_same_room() {
        assert_eq!(Frame::DESK.as_wide_as(1200), Frame::DESK);
        let sizes = [(Frame::PHONE, 288, 252), (Frame::PHONE, 600, 525), (Frame::TABLET, 1_000, 556)];
        for (frame, wide, high) in sizes {
            let fitted = frame.as_wide_as(wide);
            assert_eq!((fitted.size(), fitted.text(), fitted.name()), ((wide, high), frame.text(), frame.name()));
        }
        assert_eq!(Frame::PHONE.as_wide_as(1), Frame::PHONE.as_wide_as(200), "what can't be meant");
        for frame in Frame::ALL {
            assert_eq!(Frame::from_name(frame.name()), Some(frame));
        }
        assert_eq!(Frame::from_name("wall"), None);
    }
}
