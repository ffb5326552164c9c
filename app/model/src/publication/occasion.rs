//! The meeting before which a year is put, and what its paper says of itself.

use super::Publication;
use crate::date::Date;
use crate::text::name_key;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// Most letters of a meeting's name or a 資料番号.
pub const MAX_NAME: usize = 60;

/// Meeting, 資料番号 and 基準日 of a year that is to be published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occasion {
    meeting: String,
    material_number: String,
    meeting_date: Date,
    as_of: Date,
}

/// Why it is none; the sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OccasionRefused {
    /// No name of the meeting.
    #[error("会議の名前を書いてください（例 第１回健康福祉施策推進審議会）。")]
    NoMeeting,
    /// No 資料番号.
    #[error("資料番号を書いてください（例 資料３）。")]
    NoNumber,
    /// Several lines, or over [`MAX_NAME`].
    #[error("会議の名前と資料番号は、改行を入れずに{MAX_NAME}文字までで書いてください。")]
    Long,
    /// 基準日 after the meeting.
    #[error("基準日が会議の日より後になっています。どちらかを直してください。")]
    DatesReversed,
    /// 基準日 before the year has begun.
    #[error("基準日が、公表する年度の始まりより前です。年度と基準日を確かめてください。")]
    BeforeYear,
}

impl Occasion {
    /// Checks what was typed; blanks around the names go.
    ///
    /// # Errors
    /// When a name is missing or too long, or the dates are reversed.
    pub fn new(
        (meeting, material_number): (&str, &str),
        (meeting_date, as_of): (Date, Date),
    ) -> Result<Self, OccasionRefused> {
        let (meeting, material_number) = (meeting.trim(), material_number.trim());
        if meeting.is_empty() {
            return Err(OccasionRefused::NoMeeting);
        }
        if material_number.is_empty() {
            return Err(OccasionRefused::NoNumber);
        }
        let fits = |name: &str| name.chars().count() <= MAX_NAME && !name.contains(char::is_control);
        if !fits(meeting) || !fits(material_number) {
            return Err(OccasionRefused::Long);
        }
        if as_of > meeting_date {
            return Err(OccasionRefused::DatesReversed);
        }
        Ok(Self { meeting: meeting.to_owned(), material_number: material_number.to_owned(), meeting_date, as_of })
    }

    /// The same, where 基準日 lies in that 年度 or later.
    ///
    /// # Errors
    /// When it doesn't.
    pub fn of_year(self, year: FiscalYear) -> Result<Self, OccasionRefused> {
        let first = i16::try_from(year.western()).ok().and_then(|western| Date::new(western, 4, 1).ok());
        if first.is_some_and(|first| first <= self.as_of) { Ok(self) } else { Err(OccasionRefused::BeforeYear) }
    }

    /// Whether a publication is of the same meeting and 資料番号, so that this one is its 訂正版.
    #[must_use]
    pub fn is_of(&self, it: &Publication) -> bool {
        let same = |own: &str, other: Option<&String>| other.is_some_and(|other| name_key(other) == name_key(own));
        same(&self.meeting, it.meeting.as_ref()) && same(&self.material_number, it.material_number.as_ref())
    }

    /// Name of the meeting.
    #[must_use]
    pub fn meeting(&self) -> &str {
        &self.meeting
    }

    /// 資料番号
    #[must_use]
    pub fn material_number(&self) -> &str {
        &self.material_number
    }

    /// Day of the meeting.
    #[must_use]
    pub const fn meeting_date(&self) -> Date {
        self.meeting_date
    }

    /// 基準日
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_says_what_it_is() {
        let (may, march) = (Date::constant(2025, 5, 19), Date::constant(2025, 3, 31));
        let check = |meeting: &str, number: &str, dates, expected: Result<(&str, &str), OccasionRefused>| {
            let found = Occasion::new((meeting, number), dates);
            let found = found.as_ref().map(|it| (it.meeting(), it.material_number())).map_err(|it| *it);
            assert_eq!(found, expected, "{meeting} {number}");
        };
        check("　第１回審議会 ", "資料３", (may, march), Ok(("第１回審議会", "資料３")));
        check("第１回審議会", "資料３", (may, may), Ok(("第１回審議会", "資料３")));
        check(" ", "資料３", (may, march), Err(OccasionRefused::NoMeeting));
        check("第１回審議会", "", (may, march), Err(OccasionRefused::NoNumber));
        check("第１回\n審議会", "資料３", (may, march), Err(OccasionRefused::Long));
        check("第１回審議会", &"資".repeat(MAX_NAME + 1), (may, march), Err(OccasionRefused::Long));
        check("第１回審議会", "資料３", (march, may), Err(OccasionRefused::DatesReversed));
        let of_year = |western, as_of| {
            let found = Occasion::new(("第１回審議会", "資料３"), (Date::constant(2030, 1, 1), as_of)).unwrap();
            found.of_year(FiscalYear::new(western).unwrap()).map(|it| it.as_of())
        };
        assert_eq!((of_year(2024, march), of_year(2024, may)), (Ok(march), Ok(may)));
        assert_eq!(of_year(2022, may), Ok(may));
        assert_eq!(of_year(2025, march), Err(OccasionRefused::BeforeYear));
    }
}
