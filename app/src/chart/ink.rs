//! What is drawn is told apart by colour inside plotters and by class in the SVG. Each ink has a colour of its own, so
//! that the backend can name its class, and a bitmap would still look right.

use plotters::style::RGBColor;

/// A colour with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// The selected year: its column, point and value.
    Now,
    /// The year before it.
    Last,
    /// Older years, and later ones.
    Other,
    /// The line of a 年度末現在.
    Line,
    /// A point on it.
    Ring,
    /// The baseline.
    Base,
    /// A grey line.
    Grid,
    /// The dashed box of a year without a value.
    Gap,
    /// 数え方の変更.
    Cut,
    /// From a note to its column.
    Leader,
    /// The first of several lines, and its marks; the others follow.
    First,
    Second,
    Third,
    Fourth,
    /// Text: values.
    Value,
    /// Text: years, units, reasons.
    Quiet,
    /// Text: the other calendar's years.
    Fine,
    /// Text: the selected year, and what a note is about.
    Strong,
}

impl Ink {
    const ALL: [Self; 18] = [
        Self::Now,
        Self::Last,
        Self::Other,
        Self::Line,
        Self::Ring,
        Self::Base,
        Self::Grid,
        Self::Gap,
        Self::Cut,
        Self::Leader,
        Self::First,
        Self::Second,
        Self::Third,
        Self::Fourth,
        Self::Value,
        Self::Quiet,
        Self::Fine,
        Self::Strong,
    ];

    /// Inks that would share a colour differ by one step of blue, which no eye sees.
    pub(super) const fn color(self) -> RGBColor {
        match self {
            Self::Now => RGBColor(0x00, 0x17, 0xc1),
            Self::Last => RGBColor(0xc5, 0xd7, 0xfb),
            Self::Other => RGBColor(0xe8, 0xf1, 0xfe),
            Self::Line => RGBColor(0x34, 0x60, 0xfb),
            Self::Ring => RGBColor(0x34, 0x60, 0xfc),
            Self::Base => RGBColor(0x1a, 0x1a, 0x1a),
            Self::Grid => RGBColor(0xd4, 0xd4, 0xd4),
            Self::Gap => RGBColor(0x94, 0x94, 0x94),
            Self::Cut => RGBColor(0x1a, 0x1a, 0x1b),
            Self::Leader => RGBColor(0x1a, 0x1a, 0x1c),
            Self::First => RGBColor(0x00, 0x17, 0xc2),
            Self::Second => RGBColor(0xac, 0x3e, 0x00),
            Self::Third => RGBColor(0x19, 0x7a, 0x4b),
            Self::Fourth => RGBColor(0x59, 0x59, 0x5b),
            Self::Value => RGBColor(0x33, 0x33, 0x33),
            Self::Quiet => RGBColor(0x59, 0x59, 0x59),
            Self::Fine => RGBColor(0x59, 0x59, 0x5a),
            Self::Strong => RGBColor(0x1a, 0x1a, 0x1d),
        }
    }

    /// The class that CSS paints.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Last => "last",
            Self::Other => "other",
            Self::Line => "line",
            Self::Ring => "ring",
            Self::Base => "base",
            Self::Grid => "grid",
            Self::Gap => "gap",
            Self::Cut => "cut",
            Self::Leader => "leader",
            Self::First => "first",
            Self::Second => "second",
            Self::Third => "third",
            Self::Fourth => "fourth",
            Self::Value => "amount",
            Self::Quiet => "quiet",
            Self::Fine => "fine",
            Self::Strong => "strong",
        }
    }

    /// The same of a shape that is filled: a mark on one of several lines is told apart from its line.
    pub(super) const fn class_of_shape(self) -> &'static str {
        match self {
            Self::First => "first mark",
            Self::Second => "second mark",
            Self::Third => "third mark",
            Self::Fourth => "fourth mark",
            other => other.class(),
        }
    }

    /// The ink of a colour that came back from plotters.
    pub(super) fn of(rgb: (u8, u8, u8)) -> Self {
        let same = |ink: &Self| {
            let color = ink.color();
            (color.0, color.1, color.2) == rgb
        };
        Self::ALL.into_iter().find(same).unwrap_or(Self::Base)
    }
}
