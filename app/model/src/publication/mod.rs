//! 公表資料: the list of one year as it was put before one meeting; never changes.

mod occasion;

pub use occasion::{MAX_NAME, Occasion, OccasionRefused};

use crate::date::Date;
use crate::id::PublicationId;
use crate::writing::Lang;
use crate::year::FiscalYear;
use serde::{Deserialize, Serialize};

/// 公表資料: meeting, date, 資料番号, 基準日. Its frozen copy is a [`crate::sheet::Table`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Key.
    pub id: PublicationId,
    /// The year reported on.
    pub year: FiscalYear,
    /// 「第１回健康福祉施策推進審議会」.
    pub meeting: Option<String>,
    /// Day of the meeting.
    pub meeting_date: Option<Date>,
    /// 資料番号: 「資料３」.
    pub material_number: Option<String>,
    /// 基準日: 「令和７年３月31日現在」.
    pub as_of: Option<Date>,
    /// 1 for the first, 2… for a 訂正版 of the same meeting and 資料番号.
    pub edition: i32,
    /// Whose words and figures it holds.
    pub provenance: Provenance,
}

/// Whose words and figures a list holds; pages say so where they are not the city's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// The city's own.
    #[default]
    Official,
    /// Titles, marks and figures are the city's, 計画の記載, 説明 and 備考 are told in other words.
    Retold,
    /// 見本: all invented.
    Invented,
}

impl Provenance {
    /// 見本.
    #[must_use]
    pub fn is_invented(self) -> bool {
        self == Self::Invented
    }

    /// What stands beside the title of a page that shows its words.
    #[must_use]
    pub const fn label(self, lang: Lang) -> Option<&'static str> {
        match self {
            Self::Official => None,
            Self::Retold => Some(lang.say("文は見本", "paraphrased text")),
            Self::Invented => Some(lang.say("見本", "demo data")),
        }
    }
}
