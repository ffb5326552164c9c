//! ことばの説明: the terms that other pages use, in both languages. An English term stands beside the Japanese one that it
//! is said for on every page.

use super::PaperFoot;
use super::lang::{Words, say, use_lang};
use crate::ui::Section;
use leptos::prelude::*;
use leptos_meta::Title;
use model::writing::Lang;

/// Terms that belong together, each with what it means.
struct Group {
    title: Words,
    terms: &'static [(Words, Words)],
}

const TERMS: [Group; 4] = [
    Group {
        title: ("計画と項目", "Plans and measures"),
        terms: &[
            (
                ("計画", "plan"),
                (
                    "市が数年の間に進めることを決めたもの。地域福祉計画、再犯防止推進計画など。",
                    "What the city has decided to carry out over several years, such as the plan for community welfare or the plan to prevent reoffending.",
                ),
            ),
            (
                ("基本施策", "policy"),
                ("計画の中の大きなまとまり。番号があります。", "A main part of a plan. It has a number."),
            ),
            (
                ("項目", "measure"),
                (
                    "計画で約束したことの一つ。年度が変わり、番号や題名が変わっても、同じ項目として続けて見られます。",
                    "One thing that a plan promises. It can be followed as the same measure when years, its number or its title change.",
                ),
            ),
            (
                ("再掲", "listed again"),
                (
                    "ほかの基本施策の項目を、もう一度載せたもの。数えるときは一度だけ数えます。",
                    "A measure of another policy that is listed once more. It is counted once.",
                ),
            ),
            (
                ("共通の報告", "shared report"),
                (
                    "いくつかの基本施策に、一つの報告で答えたもの。一つの項目として数えます。",
                    "One report that answers several policies. It counts as one measure.",
                ),
            ),
            (
                ("主担当・共同", "lead and joint"),
                (
                    "一覧表に並ぶ順の、はじめの課・団体を主担当としています。一覧表には、どこが主担当かは書かれていません。",
                    "The first department or partner body in the order of the table is taken as the lead. The table itself does not say which one leads.",
                ),
            ),
        ],
    },
    Group {
        title: ("評価", "Rating"),
        terms: &[
            (
                ("評価", "rating"),
                (
                    "担当の課・団体が付けた進み方の印。意味は計画ごとに決まっていて、各ページの評価の見方にあります。",
                    "The sign that the responsible department or body gives for progress. What it means is set for each plan and told on each page.",
                ),
            ),
            (
                ("未報告", "not reported"),
                ("その年度の一覧表に、評価がないもの。", "A measure without a rating in the table of that year."),
            ),
            (
                ("検討中・完了・中止", "under consideration, completed, cancelled"),
                (
                    "良い悪いの段ではなく、状態を表す印。前の年度と比べて上がった下がったとは言いません。",
                    "Signs of a state, not steps from good to bad. They are never called better or worse than the year before.",
                ),
            ),
        ],
    },
    Group {
        title: ("指標と数", "Indicators and figures"),
        terms: &[
            (
                ("指標・実績値", "indicator and figure"),
                (
                    "一覧表の説明にある数に名前を付けたものが指標、その年度の値が実績値です。",
                    "A number in the explanations of the table that has been given a name is an indicator; its value for a year is a figure.",
                ),
            ),
            (
                ("延べ・実", "cumulative count (with repeats), unique count (no repeats)"),
                (
                    "延べは同じ人や件を回数だけ、実は一度だけ数えたもの。別の指標として扱います。",
                    "A cumulative count has the same person or case each time, a unique count has each once. They are different indicators.",
                ),
            ),
            (
                ("年間・年度末現在", "over the year, at year end"),
                (
                    "年間は一年の合計、年度末現在は３月末の数。図では、年間を棒、年度末現在を線で表します。",
                    "Over the year is the sum of a year; at year end is the number at the end of March. Charts show the first as columns and the second as a line.",
                ),
            ),
            (
                ("実施なし・集計中・対象外・新規・廃止", "not carried out, pending, not applicable, new, discontinued"),
                (
                    "数がない理由。どれも０とは違います。何も書かれていないときは「—」です。",
                    "Reasons why there is no figure. None of them is 0. Where nothing is written, “—” stands.",
                ),
            ),
            (
                ("前年度", "previous year"),
                (
                    "一つ前の年度の実績値。一覧表に前年度として載った数と違うときは、その年度の一覧表の数を使います。",
                    "The figure of the year before. Where a table prints another one as the previous year’s, the figure of that year’s own table is used.",
                ),
            ),
            (
                ("増減率", "change"),
                (
                    "前年度からの増え方・減り方を、前年度の値で割ったもの。前年度の値が10より小さい指標は、大きく動いた指標の順位に入れません。",
                    "How much a figure has risen or fallen from the previous year, divided by the figure of the previous year. Indicators below 10 in the previous year are not ranked among those that moved most.",
                ),
            ),
            (
                ("数え方の変更", "counted differently"),
                (
                    "同じ名前でも数え方が変わった年度。その前後は、線でつながず、比べません。",
                    "A year from which something of the same name is counted in another way. What lies before and after is not joined by a line and not compared.",
                ),
            ),
        ],
    },
    Group {
        title: ("資料", "Papers"),
        terms: &[
            (
                ("年度", "fiscal year (FY)"),
                (
                    "４月から翌年３月まで。令和６年度は2024年４月から2025年３月までです。",
                    "From April to March. FY2024, the sixth year of the era Reiwa (R6), is April 2024 to March 2025.",
                ),
            ),
            (
                ("基準日", "reference date"),
                ("一覧表の内容が、いつの時点のものか。", "The date to which the contents of a table refer."),
            ),
            (
                ("訂正版", "corrected edition"),
                (
                    "同じ会議の同じ資料を直して公表したもの。直す前の数も残し、どこが変わったかを示します。",
                    "The same paper of the same meeting, published again with corrections. What it said before is kept, and changes are shown.",
                ),
            ),
            (
                ("理由の記載なし", "no reason given"),
                (
                    "大きく動いた指標や評価の理由が、一覧表に書かれていないこと。よい悪いを表すものではありません。",
                    "The table does not say why an indicator or a rating moved. This says nothing of good or bad.",
                ),
            ),
        ],
    },
];

/// ことばの説明.
#[component]
pub fn TermsPage() -> impl IntoView {
    let lang = use_lang();
    let term = move |((word, english), (meaning, in_english)): &(Words, Words)| {
        let word = match lang {
            Lang::Ja => word.into_any(),
            Lang::En => view! { {*english}" "<span lang="ja">{*word}</span> }.into_any(),
        };
        view! { <div><dt>{word}</dt><dd>{lang.say(meaning, in_english)}</dd></div> }
    };
    let group = move |Group { title: (japanese, english), terms }: Group| {
        let title = lang.say(japanese, english);
        view! { <Section title><dl class="site-terms">{terms.iter().map(term).collect_view()}</dl></Section> }
    };
    let title = say("ことばの説明", "Terms explained");
    view! {
        <Title text=title/>
        <PaperFoot parts=vec![title.to_owned()]/>
        <div class="site-about wrap">
            <h1>{title}</h1>
            {TERMS.map(group).collect_view()}
        </div>
    }
}
