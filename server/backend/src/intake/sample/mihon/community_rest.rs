//! 地域共生推進計画 of 見本市, second half: 基本施策 4 and 5. All invented.

use super::community::{LIVELIHOOD, NEIGHBOURS, SAFETY};
use super::sketch::{Event, ItemSketch, PolicySketch, Theme, count};
use model::indicator::Reason;

pub(super) const COMMUNITY: Theme =
    Theme {
        title: "地域共生推進計画", policies: &[NEIGHBOURS, SAFETY, LIVELIHOOD, TAKING_PART, ADVICE], shared: None
    };

const TAKING_PART: PolicySketch = PolicySketch {
    title: "誰もが参加し活躍できる場づくり",
    items: &[
        ItemSketch {
            title: "通いの場の普及",
            commitment: "・歩いて行ける距離に体操やお茶の集まりができるよう、立ち上げの相談と講師の派遣を行います。",
            departments: &["健康づくり課", "高齢者福祉課"],
            sentences: &[
                "休んでいた団体を訪ね、少人数での再開の方法を紹介した。",
                "体操の動画を作り、会場に集まれない方にも配った。",
                "団体どうしの交流会を開き、会場や参加者の悩みを話し合った。",
                "10月19日　福祉まつりに出展し、来場者に体操を体験してもらった。",
            ],
            figures: &[
                count("年度末現在団体数", "団体", 73, 28).year_end(),
                count("参加者数", "人", 21460, 20).dip(310),
                count("配布した冊子", "部", 1500, 0).about().sway(200),
            ],
            life: &[
                (2020, Event::Mark("△")),
                (2021, Event::Mark("△")),
                (2022, Event::Absent("配布した冊子", Reason::NotHeld)),
                (2026, Event::Mark("○")),
            ],
        },
        ItemSketch {
            title: "ボランティアの養成",
            commitment: "・初めての方に向けた講座を開き、修了後に活動先を紹介します。\n・学校の長い休みに合わせて、若い世代が体験できる期間を設けます。",
            departments: &["見本社協", "市民活動課"],
            sentences: &[
                "講座をオンラインでも受けられるようにし、仕事帰りの方の参加が増えた。",
                "体験先に保育園と防災団体を加え、選べる内容を広げた。",
                "修了者の集いを開き、続けるうえでの悩みを聞いた。",
            ],
            figures: &[
                count("夏の体験", "人", 118, 15).under("ボランティア体験参加実績").dip(280),
                count("春の体験", "人", 46, -20).under("ボランティア体験参加実績").dip(200).sway(220),
                count("養成講座の修了者数", "人", 57, 22).dip(450),
            ],
            life: &[
                (2020, Event::Absent("春の体験", Reason::NotHeld)),
                (2021, Event::Absent("春の体験", Reason::NotHeld)),
                (2025, Event::Remark("会場の改修のため、春の体験の定員を半分にした。")),
                (2025, Event::Mark("△")),
                (2026, Event::Mark("○")),
            ],
        },
        ItemSketch {
            title: "ひきこもりに関する支援",
            commitment: "・本人と家族が安心して話せる相談と、居場所、家族の集まりを続けます。\n・近くの市町村と協力し、地元では参加しにくい方も選べる場を増やします。",
            departments: &["生活支援課"],
            sentences: &[
                "オンラインの居場所を試み、画面を映さない参加も認めた。",
                "家族の集まりに経験者を招き、回復までの道のりを聞いた。",
                "相談の窓口を紹介するカードを、図書館と薬局に置いた。",
            ],
            figures: &[
                count("居場所の開催", "回", 24, 45).times().dip(500),
                count("家族の集い参加者数", "人", 88, 38).dip(560),
                count("訪問支援の対象者", "人", 17, 85).sway(90),
            ],
            life: &[
                (2019, Event::Mark("□")),
                (2023, Event::Absent("訪問支援の対象者", Reason::NotApplicable)),
                (2023, Event::Remark("委託先の変更に伴い、訪問支援を休んだ。")),
                (2023, Event::Mark("△")),
                (2026, Event::Mark("☆")),
            ],
        },
        ItemSketch {
            title: "世代間交流広場の整備",
            commitment: "・使わなくなった施設の一部を、年齢を問わず集まれる広場として整えます。",
            departments: &["市民活動課"],
            sentences: &[
                "地域の代表と使い方を話し合い、備える設備の案をまとめた。",
                "設計の前提となる建物の調査を行った。",
            ],
            figures: &[count("意見交換会の参加者数", "人", 42, -60).dip(400)],
            life: &[
                (2019, Event::Mark("□")),
                (2020, Event::Mark("□")),
                (2021, Event::Mark("×")),
                (2022, Event::Mark("－")),
                (2022, Event::Ends),
                (2022, Event::Remark("建物の老朽化が進んでいることが分かり、計画を取りやめた。")),
            ],
        },
    ],
    relisted: &["働く準備の支援"],
};

const ADVICE: PolicySketch = PolicySketch {
    title: "包括的な相談支援体制の整備",
    items: &[
        ItemSketch {
            title: "福祉まるごと相談窓口の運営",
            commitment: "・介護、障害、子育て、困窮などが重なった相談を一つの窓口で受け止め、庁内と地域の機関が一緒に支える体制をつくります。\n・抱え込みを防ぐため、事例を持ち寄る会議を定期的に開きます。",
            departments: &["福祉総務課"],
            sentences: &[
                "窓口の案内を母子手帳や年金の通知に入れ、知られていなかった世代にも届くようにした。",
                "相談員を増やし、来所が難しい方のもとへ出向く日を設けた。",
                "学校と地域包括支援センターを交えて、家族全体の支援を話し合った。",
            ],
            figures: &[
                count("まるごと相談", "件", 742, 55).spoken().dip(1120),
                count("支援会議", "回", 12, 50).times().dip(660).sway(40),
                count("検討世帯数（実）", "世帯", 34, 70).counted(model::indicator::Counting::Distinct),
            ],
            life: &[(2022, Event::Mark("☆")), (2024, Event::Mark("☆")), (2026, Event::Mark("○"))],
        },
        ItemSketch {
            title: "ヤングケアラーへの支援",
            commitment: "・家族の世話を担う子どもに早く気づき、学校や福祉の関係者が一緒に支える仕組みをつくります。",
            departments: &["子ども家庭課", "福祉総務課"],
            sentences: &[
                "教職員と民生委員に向けた研修を開き、気づきのきっかけを話し合った。",
                "家事を手伝うヘルパーの派遣を試み、使った家庭の声を集めた。",
                "市内の中学校と高校で、相談先を書いたカードを配った。",
            ],
            figures: &[
                count("研修会の参加者数", "人", 63, 40).sway(160),
                count("支援につながった世帯", "世帯", 6, 240),
                count("認知度", "％", 312, 60).tenths().late(),
            ],
            life: &[
                (2022, Event::Begins),
                (2022, Event::Mark("□")),
                (2023, Event::Mark("○")),
                (2026, Event::Mark("□")),
            ],
        },
        ItemSketch {
            title: "民生委員・児童委員の活動支援",
            commitment: "・担い手の確保に向けて活動を紹介するとともに、研修と事務の手伝いにより委員の負担を軽くします。",
            departments: &["福祉総務課"],
            sentences: &[
                "一斉改選に向けて、自治会と協力して候補者を探した。",
                "タブレット端末を配り、報告の手間を減らした。",
                "活動を紹介する展示を市役所の玄関で行った。",
            ],
            figures: &[
                count("民生委員・児童委員", "人", 164, -14).under("年度末現在委員数").year_end(),
                count("訪問・相談の件数", "件", 9870, -18).dip(640),
                count("研修会", "回", 8, 0).times().dip(380).sway(150),
            ],
            life: &[
                (2022, Event::Mark("△")),
                (2022, Event::Remark("一斉改選で欠員が生じた。")),
                (2025, Event::Dropped("訪問・相談の件数")),
                (2025, Event::Remark("国の報告様式の変更により、訪問・相談の件数の集計を終えた。")),
                (2026, Event::Mark("×")),
            ],
        },
    ],
    relisted: &[],
};
