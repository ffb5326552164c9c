//! 公表資料: the list of one year as it was put before one meeting; never changes.

use crate::date::Date;
use crate::id::PublicationId;
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
    /// Invented data (見本), named so on every page.
    pub sample: bool,
}
