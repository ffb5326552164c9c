//! The sizes in which a chart is drawn. Lengths are units of the SVG's own box, which CSS scales to its place.

/// A size of chart and what fits into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// 276 × 126: a card among small multiples. Values on the selected year and the one before.
    Card,
    /// The large chart on a phone: notes are numbers, told in a list below.
    Phone,
    /// The large chart on a tablet.
    Tablet,
    /// The large chart on a desk: notes are written beside their columns where there is room.
    Desk,
}

impl Frame {
    /// Value of `data-frame`, by which CSS tells the sizes apart.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Phone => "phone",
            Self::Tablet => "tablet",
            Self::Desk => "desk",
        }
    }

    pub(super) const fn size(self) -> (u32, u32) {
        match self {
            Self::Card => (276, 126),
            Self::Phone => (343, 300),
            Self::Tablet => (720, 400),
            Self::Desk => (1200, 432),
        }
    }

    pub(super) const fn is_large(self) -> bool {
        !matches!(self, Self::Card)
    }

    /// Where the highest value or grey line lies.
    pub(super) const fn top(self) -> i32 {
        match self {
            Self::Card => 26,
            Self::Phone => 64,
            Self::Tablet => 84,
            Self::Desk => 96,
        }
    }

    /// Where years' names begin to have room below: the bottom of the plot.
    pub(super) const fn bottom(self) -> i32 {
        match self {
            Self::Card => 104,
            Self::Phone => 274,
            Self::Tablet => 350,
            Self::Desk => 380,
        }
    }

    /// The head of the plot, above all columns, where redefinitions are named.
    pub(super) const fn head(self) -> i32 {
        match self {
            Self::Card => 8,
            Self::Phone => 30,
            Self::Tablet => 34,
            Self::Desk => 42,
        }
    }

    /// Least room for the axis' numbers.
    pub(super) const fn left(self) -> i32 {
        match self {
            Self::Card => 0,
            Self::Phone => 34,
            Self::Tablet => 44,
            Self::Desk => 56,
        }
    }

    /// Size of ordinary text.
    pub(super) const fn text(self) -> i32 {
        match self {
            Self::Card | Self::Phone => 14,
            Self::Tablet | Self::Desk => 16,
        }
    }

    /// Size of the selected year's value.
    pub(super) const fn strong(self) -> i32 {
        self.text() + 2
    }

    /// Most that a year takes, so that two years don't stand at the far ends.
    pub(super) const fn widest_step(self) -> i32 {
        match self {
            Self::Card => 69,
            Self::Phone => 90,
            Self::Tablet | Self::Desk => 240,
        }
    }

    /// Most that a column takes.
    pub(super) const fn widest_column(self) -> i32 {
        match self {
            Self::Card => 34,
            Self::Phone => 40,
            Self::Tablet => 60,
            Self::Desk => 76,
        }
    }
}
