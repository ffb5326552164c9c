//! 成年後見利用促進計画 of 見本市: three 基本施策 that one report answers. All invented.

use super::sketch::{Event, ItemSketch, PolicySketch, Theme, count};
use model::indicator::{Counting, Reason};

pub(super) const GUARDIANSHIP: Theme = Theme {
    title: "成年後見利用促進計画",
    policies: &[
        PolicySketch { title: "制度の周知と相談体制の充実", items: &[], relisted: &[] },
        PolicySketch { title: "本人の意思を大切にした後見の推進", items: &[], relisted: &[] },
        PolicySketch {
            title: "地域連携ネットワークづくりと担い手の育成", items: &[], relisted: &[]
        },
    ],
    shared: Some(ItemSketch {
        title: "",
        commitment: "",
        departments: &["福祉総務課", "見本福祉公社"],
        sentences: &[
            "弁護士、司法書士、社会福祉士が加わる協議会を開き、後見人を支える方法を話し合った。",
            "市民後見人の養成講座を開き、修了者が見守りの実習を始めた。",
            "制度を紹介する漫画の冊子を作り、金融機関の窓口に置いてもらった。",
            "申立ての費用と報酬の助成の対象を広げ、案内を送った。",
        ],
        figures: &[
            count("成年後見に関する相談", "件", 318, 48).spoken().dip(840),
            count("講演会参加者数", "人", 124, 20).dip(0),
            count("市民後見人の登録者", "人", 14, 110).under("見本福祉公社実績(年度末現在）").year_end(),
            count("後見等の受任", "件", 83, 34).under("見本福祉公社実績(年度末現在）").year_end(),
            count("報酬助成の利用者数（実）", "人", 21, 130).counted(Counting::Distinct),
        ],
        life: &[
            (2019, Event::Mark("○")),
            (2020, Event::Absent("講演会参加者数", Reason::NotHeld)),
            (2020, Event::Mark("△")),
            (2023, Event::Mark("☆")),
            (2026, Event::Mark("○")),
        ],
    }),
};
