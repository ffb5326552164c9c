//! What is known of an invented plan before its years are made: themes, 項目, figures and what happens to them. The
//! themes themselves stand in `community` and `guardianship`.

use model::indicator::{Counting, Reason, Timing};

/// An invented plan.
pub(super) struct Theme {
    pub title: &'static str,
    pub policies: &'static [PolicySketch],
    /// The one report that answers all policies, where they have no 項目 of their own.
    pub shared: Option<ItemSketch>,
}

/// 基本施策
pub(super) struct PolicySketch {
    pub title: &'static str,
    pub items: &'static [ItemSketch],
    /// 【再掲】: titles of other policies' 項目 that stand here again, at the end.
    pub relisted: &'static [&'static str],
}

/// 項目
pub(super) struct ItemSketch {
    pub title: &'static str,
    pub commitment: &'static str,
    pub departments: &'static [&'static str],
    /// One a year, in turn.
    pub sentences: &'static [&'static str],
    pub figures: &'static [FigureSketch],
    pub life: &'static [(i32, Event)],
}

/// What happens to a 項目 in one year. A figure is named by its label.
#[derive(Clone, Copy)]
pub(super) enum Event {
    /// The mark of that year, whatever would be drawn.
    Mark(&'static str),
    /// First year; 【新規】.
    Begins,
    /// Last year.
    Ends,
    /// From this year on under the policy at this position.
    Moves(usize),
    /// From this year on under this title.
    Retitled(&'static str),
    /// 備考
    Remark(&'static str),
    /// No number, and why.
    Absent(&'static str, Reason),
    /// Nothing is printed.
    Gap(&'static str),
    /// Counted in another way from this year on: note, and what is left of the old count in thousandths.
    Recounted(&'static str, &'static str, i64),
    /// 廃止 this year, nothing later.
    Dropped(&'static str),
    /// The bracket shows another 前年度 than that year's own list.
    Misprinted(&'static str),
    /// The first edition shows a wrong value; a 訂正版 follows.
    Corrected(&'static str),
}

/// 指標
#[derive(Clone, Copy)]
pub(super) struct FigureSketch {
    pub heading: Option<&'static str>,
    pub label: &'static str,
    pub unit: &'static str,
    /// First year's value, in units of the last printed digit.
    pub base: i64,
    /// Growth a year, in thousandths of the base.
    pub growth: i64,
    /// Chance, in thousandths either way.
    pub sway: i64,
    /// What was left in 2020, in thousandths; half of the loss was made good in 2021.
    pub dip: i64,
    pub counting: Option<Counting>,
    pub timing: Option<Timing>,
    pub form: Form,
    /// Digits after the point.
    pub digits: u32,
    pub approximate: bool,
    /// 集計中 in the newest list.
    pub late: bool,
}

/// How a figure's line is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 「相談件数：12件（前年度10件）」
    Colon,
    /// 「総合相談　延12件（前年度　10件）」
    Spoken,
    /// 「推進会議　年２回（前年度２回）」
    Times,
}

/// A figure of 年間 kind, printed with a colon.
pub(super) const fn count(label: &'static str, unit: &'static str, base: i64, growth: i64) -> FigureSketch {
    FigureSketch {
        heading: None,
        label,
        unit,
        base,
        growth,
        sway: 60,
        dip: 1000,
        counting: None,
        timing: None,
        form: Form::Colon,
        digits: 0,
        approximate: false,
        late: false,
    }
}

impl FigureSketch {
    /// Under a heading line of its own (「・相談会実績」).
    pub const fn under(self, heading: &'static str) -> Self {
        Self { heading: Some(heading), ..self }
    }

    pub const fn sway(self, sway: i64) -> Self {
        Self { sway, ..self }
    }

    pub const fn dip(self, dip: i64) -> Self {
        Self { dip, ..self }
    }

    /// The label says 延べ or 実.
    pub const fn counted(self, counting: Counting) -> Self {
        Self { counting: Some(counting), ..self }
    }

    /// The label or heading says 年度末現在.
    pub const fn year_end(self) -> Self {
        Self { timing: Some(Timing::YearEnd), sway: 15, ..self }
    }

    pub const fn spoken(self) -> Self {
        Self { counting: Some(Counting::Cumulative), form: Form::Spoken, ..self }
    }

    pub const fn times(self) -> Self {
        Self { timing: Some(Timing::Annual), form: Form::Times, ..self }
    }

    pub const fn tenths(self) -> Self {
        Self { digits: 1, sway: 15, ..self }
    }

    pub const fn about(self) -> Self {
        Self { approximate: true, ..self }
    }

    pub const fn late(self) -> Self {
        Self { late: true, ..self }
    }
}

impl Event {
    /// The label of the figure that it is about.
    pub(super) const fn figure(&self) -> Option<&'static str> {
        match self {
            Self::Absent(label, _)
            | Self::Gap(label)
            | Self::Recounted(label, _, _)
            | Self::Dropped(label)
            | Self::Misprinted(label)
            | Self::Corrected(label) => Some(label),
            Self::Mark(_) | Self::Begins | Self::Ends | Self::Moves(_) | Self::Retitled(_) | Self::Remark(_) => None,
        }
    }
}

impl ItemSketch {
    /// First year with a report.
    pub(super) fn begins(&self) -> i32 {
        self.year_of(|event| matches!(event, Event::Begins)).unwrap_or(i32::MIN)
    }

    /// Last year with a report.
    pub(super) fn ends(&self) -> i32 {
        self.year_of(|event| matches!(event, Event::Ends)).unwrap_or(i32::MAX)
    }

    pub(super) fn is_reported_in(&self, year: i32) -> bool {
        (self.begins()..=self.ends()).contains(&year)
    }

    /// The title that the list of the year prints.
    pub(super) fn title_in(&self, year: i32) -> &'static str {
        let mut newer = self.life.iter().filter(|(when, _)| *when <= year).filter_map(|(_, event)| match event {
            Event::Retitled(title) => Some(*title),
            _ => None,
        });
        newer.next_back().unwrap_or(self.title)
    }

    /// Position of the policy to which it has moved by that year.
    pub(super) fn moved_to(&self, year: i32) -> Option<usize> {
        let mut moves = self.life.iter().filter(|(when, _)| *when <= year).filter_map(|(_, event)| match event {
            Event::Moves(policy) => Some(*policy),
            _ => None,
        });
        moves.next_back()
    }

    /// What happens in that year.
    pub(super) fn events_in(&self, year: i32) -> impl Iterator<Item = &Event> {
        self.life.iter().filter(move |(when, _)| *when == year).map(|(_, event)| event)
    }

    fn year_of(&self, what: impl Fn(&Event) -> bool) -> Option<i32> {
        self.life.iter().find(|(_, event)| what(event)).map(|(year, _)| *year)
    }
}
