//! アクセシビリティ方針: what is met, what was looked at, and what is not met yet. It needs no data.

use super::PaperFoot;
use super::header::home;
use super::lang::{Words, say};
use crate::ui::Section;
use leptos::prelude::*;
use leptos_meta::Title;

/// What was looked at, and how.
const TRIED: [Words; 8] = [
    (
        "すべてのページを、幅 320・375・1280 ピクセルで、横に動かさずに読めることを確かめています。",
        "Every page can be read at widths of 320, 375 and 1280 pixels without scrolling sideways.",
    ),
    ("キーボードだけで、すべての操作ができることを確かめています。", "Everything can be done by keyboard alone."),
    (
        "スクリプトを止めたブラウザーで、公表された内容がすべて読めることを確かめています。",
        "Everything published can be read in a browser whose scripts are turned off.",
    ),
    (
        "自動の検査（axe）を、すべてのページと状態で行い、指摘がないことを確かめています。",
        "Automatic checks (axe) of all pages and states find no issues.",
    ),
    (
        "ページの読み上げの順と名前を、ブラウザーが読み上げ用に作る木で確かめています。",
        "The order and names in which pages are read aloud were checked in the tree that browsers make for reading aloud.",
    ),
    (
        "評価の印は、形・言葉・色の三つで表し、色だけで区別していません。白黒の印刷と強制カラーでも見分けられます。",
        "Signs of ratings differ in shape, words and colour, never by colour alone. They can be told apart in black and white print and in forced colours.",
    ),
    (
        "図には、同じ数の表と、文での説明があります。",
        "Every chart has a table of the same figures and a description in words.",
    ),
    (
        "文字と背景の明るさの差は、4.5 対 1 以上にしています。",
        "The contrast between text and background is at least 4.5 to 1.",
    ),
];

/// What is not met yet, said plainly.
const UNMET: [Words; 3] = [
    (
        "小さな図の一つ一つの点は、図そのものでは読み上げられません。スクリプトを止めたブラウザーでは、大きな図の点も読み上げられません。同じ数の表をお使いください。",
        "Single points of the small charts are not read aloud in the charts themselves. In browsers whose scripts are turned off, this holds for the large charts too. Please use the table of the same figures.",
    ),
    (
        "実際の読み上げソフト（PC-Talker、NVDA、VoiceOver など）による確認は、まだ行っていません。",
        "Checks with actual screen readers (PC-Talker, NVDA, VoiceOver and others) have not been made yet.",
    ),
    (
        "一覧表の文は、市の資料のとおりに表示しています。むずかしい言葉の言いかえはありません。",
        "Texts of the progress table are shown as the city has printed them, in Japanese. Difficult words are not put in plainer ones.",
    ),
];

/// アクセシビリティ方針.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let list = |all: &'static [Words]| {
        let entry = |it: &Words| view! { <li>{say(it.0, it.1)}</li> };
        view! { <ul class="site-list">{all.iter().map(entry).collect_view()}</ul> }
    };
    let title = say("アクセシビリティ方針", "Accessibility");
    view! {
        <Title text=title/>
        <PaperFoot parts=vec![title.to_owned()]/>
        <div class="site-about wrap">
            <h1>{title}</h1>
            <p class="site-lead">
                {say(
                    "年齢や障害、使う機器にかかわらず、だれもが計画の進みぐあいを読めることを目指しています。目標は、日本産業規格 JIS X 8341-3:2016 の適合レベルAAと、WCAG 2.2 の適合レベルAAです。",
                    "Everybody should be able to read how the plans progress, whatever their age, disability or device. The aim is \
                     level AA of the Japanese standard JIS X 8341-3:2016 and of WCAG 2.2.",
                )}
            </p>
            <Section title=say("確かめたこと", "What was checked")>{list(&TRIED)}</Section>
            <Section title=say("まだ満たしていないこと", "What is not met yet")>{list(&UNMET)}</Section>
            <Section title=say("読みにくいところがあったら", "If something is hard to read")>
                <p>
                    {say(
                        "このページを公開している市の、計画の担当課にお知らせください。",
                        "Please tell the city department that is responsible for the plans. You may also use the ",
                    )}
                    <a href=home("/data")>{say("読み上げ用テキスト", "text for reading aloud")}</a>
                    {say("もお使いいただけます。", " (in Japanese).")}
                </p>
            </Section>
        </div>
    }
}
