//! The sentences in which plans, policies and items that don't fit together are refused or asked about.

use super::ReadRefused;
use super::asking::{Asking, Question};
use super::labels::names_item_within;
use super::legend::is_like_legend;
use super::lines::{Line, quote};
use super::numbering::numbered;
use super::outline::PlanPart;
use crate::text::{name_key, narrow};
use crate::year::read_year_at;

/// A text in which no item was found. Of running text in another form it is the first item that isn't understood, not
/// the heading above.
pub(super) fn refuse_document(first: Option<&Line<'_>>, body: &[Line<'_>], plans: &[PlanPart<'_>]) -> ReadRefused {
    let odd = body.iter().find(|line| names_item_within(line.text));
    let Some(line) = odd.or(first).or(body.first()) else {
        let sentence = "進捗状況一覧表の項目が一つもありません。表の本文のあるテキストを選んでください。".to_owned();
        return ReadRefused { line: plans.first().map_or(0, |plan| plan.line), sentence };
    };
    if let Some(below) = below_heading(line, body) {
        return refuse_number_form(below);
    }
    refuse(line, "が進捗状況一覧表の行として読めません。計画・基本施策・項目の番号のある一覧表を選んでください。")
}

/// What stands below a heading that could be a 基本施策's, where it is numbered otherwise than an item: 「①」, 「1-1」, 「ア」.
fn below_heading<'b, 'a>(heading: &Line<'_>, body: &'b [Line<'a>]) -> Option<&'b Line<'a>> {
    let at = body.iter().position(|line| line.number == heading.number)?;
    let below = body.get(at + 1).filter(|_| numbered(heading.text).is_some())?;
    let kana = ('ア'..='ン').contains(&below.text.chars().next()?) && below.text.chars().count() == 1;
    let circled = below.text.starts_with(|c: char| ('①'..='⑳').contains(&c));
    let digits = below.text.starts_with(|c: char| narrow(c).is_ascii_digit());
    (kana || circled || digits).then_some(below)
}

pub(super) fn ask_unknown(line: &Line<'_>, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "preamble",
        line: line.number,
        text: line.text,
        why: "表が始まる前にあり、何の行か読み取れません。".to_owned(),
        assumed: "表の内容ではないとみて取りませんでした。".to_owned(),
        choices: &[("skip", "表の内容ではない")],
    });
}

/// A numbered line right above the name of an item.
/// Whether it is a heading, as is assumed.
pub(super) fn ask_heading(line: &Line<'_>, asking: &mut Asking<'_>) -> bool {
    let answer = asking.ask(Question {
        topic: "over-item",
        line: line.number,
        text: line.text,
        why: "項目の名前のすぐ上にある見出しで、一覧表のどの欄のものか決まりません。".to_owned(),
        assumed: "どの欄にも入れませんでした。".to_owned(),
        choices: &[("skip", "一覧表の内容ではない"), ("text", "前の項目の文の続きである")],
    });
    answer != "text"
}

pub(super) fn ask_gap(line: &Line<'_>, missing: &str, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "gap",
        line: line.number,
        text: line.text,
        why: format!("番号が続いていません。{missing}がありません。"),
        assumed: "もとの一覧表にないものとしました。".to_owned(),
        choices: &[("none", "もとの一覧表にない")],
    });
}

pub(super) fn ask_plan(line: &Line<'_>, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "plan-title",
        line: line.number,
        text: line.text,
        why: "計画の見出しのようですが、表題にこの計画名がありません。".to_owned(),
        assumed: "計画の見出しとして読みました。".to_owned(),
        choices: &[("plan", "計画の見出しである")],
    });
}

/// 「３行目「…」」 and what is wrong there.
fn refuse(line: &Line<'_>, wrong: &str) -> ReadRefused {
    ReadRefused { line: line.number, sentence: format!("{}行目{}{wrong}", line.number, quote(line.text)) }
}

pub(super) fn refuse_number(line: &Line<'_>, last: u32) -> ReadRefused {
    refuse(
        line,
        &format!(
            "の項目番号が、前の項目({last})に続きません。間にある基本施策の見出しが「1 ○○」の形で入っているか確かめてください。"
        ),
    )
}

/// A heading whose number begins anew within a plan: under a 基本目標, or because a second list follows.
pub(super) fn refuse_restart(line: &Line<'_>, last: u32) -> ReadRefused {
    refuse(
        line,
        &format!(
            "の番号が、前の基本施策({last})に続きません。基本施策の番号を計画の中で通しにし、一つのファイルには一つの一覧表だけを入れてください。"
        ),
    )
}

/// A line in a plan before any 基本施策. One that announces the legend is that plan's, in another form.
pub(super) fn refuse_loose(line: &Line<'_>) -> ReadRefused {
    if is_like_legend(line.text) {
        return refuse_legend(line);
    }
    refuse(line, "がどの基本施策のものか読み取れません。基本施策の見出しが「1 ○○」の形で前にあるか確かめてください。")
}

/// A legend whose form can't be read.
pub(super) fn refuse_legend(line: &Line<'_>) -> ReadRefused {
    refuse(
        line,
        "は評価の凡例のようですが、読み取れません。「※評価：「○」予定通り進捗、「△」…」のように、印とその説明を１行に並べてください。",
    )
}

/// What stands below a heading that could be a 基本施策's.
pub(super) fn refuse_number_form(line: &Line<'_>) -> ReadRefused {
    refuse(line, "が項目の番号として読めません。項目の番号を「(1)」の形にしてください。")
}

pub(super) fn refuse_rows(line: &Line<'_>, most: usize) -> ReadRefused {
    refuse(line, &format!("で、項目が{most}を超えます。一つの会議の進捗状況一覧表だけのテキストにしてください。"))
}

pub(super) fn refuse_column(line: &Line<'_>, word: &str) -> ReadRefused {
    let sentence = format!(
        "{}行目の見出し{}にある「{word}」の列は、この読み取りでは扱えません。項目・計画の記載・評価・説明・備考・担当の列からなる一覧表にしてください。",
        line.number,
        quote(line.text)
    );
    ReadRefused { line: line.number, sentence }
}

pub(super) fn refuse_columns(line: &Line<'_>) -> ReadRefused {
    let sentence = format!(
        "{}行目の年度の列が、はじめの見出しの列と違います。年度の列をそろえるか、一覧表を分けてください。",
        line.number
    );
    ReadRefused { line: line.number, sentence }
}

pub(super) fn refuse_contradiction(line: &Line<'_>) -> ReadRefused {
    refuse(line, "の元号の年度と西暦の年度が合いません。どちらが正しいか確かめてください。")
}

/// `first` is the first line that says nothing to the reader: another document rather than a list without its year.
pub(super) fn refuse_yearless(first: Option<&Line<'_>>) -> ReadRefused {
    let dated = |line: &&Line<'_>| line.text.char_indices().any(|(at, _)| read_year_at(&line.text[at..]).is_some());
    match first {
        Some(line) if dated(&line) => refuse(
            line,
            "に年度はありますが、何の行か読み取れません。事業名・評価・担当などの見出しを、それぞれ行の初めに置いた進捗状況一覧表を選んでください。",
        ),
        Some(line) => refuse(
            line,
            "が何の行か読み取れず、何年度の一覧表かも読み取れません。「令和６(2024)年度」のように年度のある進捗状況一覧表を選んでください。",
        ),
        None => {
            let sentence =
                "何年度の一覧表か読み取れません。見出しに「令和６(2024)年度」のように年度があるか確かめてください。";
            ReadRefused { line: 0, sentence: sentence.to_owned() }
        }
    }
}

/// 「担当」 alone is rather the head's than a department, 「評価」 alone may be a torn word.
pub(super) fn ask_lone_word(line: &Line<'_>, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "lone-header",
        line: line.number,
        text: line.text,
        why: "表の見出しの語が、ほかの見出しから離れて一つだけあります。".to_owned(),
        assumed: "表の見出しとみて取りませんでした。".to_owned(),
        choices: &[("header", "表の見出しである")],
    });
}

/// Title of a plan that no line names.
const UNTITLED: &str = "（計画の題名なし）";

/// A list of one plan may do without a plan's heading; then the list's title names it.
pub(super) fn title_of_only_plan(printed: &str, line: &Line<'_>, asking: &mut Asking<'_>) -> String {
    let title = printed.find("計画").map_or(printed, |at| &printed[..at + "計画".len()]).trim();
    // The year is the list's, not the plan's: 「令和６年度　第２期…計画」.
    let year = read_year_at(title).map_or(0, |year| year.len);
    let title = title[year..].trim_start_matches(['　', ' ', 'の']);
    let title = if title.is_empty() { UNTITLED.to_owned() } else { title.to_owned() };
    if name_key(printed).matches("計画").count() != 1 {
        asking.ask(Question {
            topic: "plan-missing",
            line: line.number,
            text: line.text,
            why: "計画の見出しがありません。".to_owned(),
            assumed: format!("計画の題名を「{title}」としました。"),
            choices: &[("title", "表題のとおりである")],
        });
    }
    title
}

pub(super) fn refuse_mark(line: &Line<'_>) -> ReadRefused {
    refuse(line, "は、凡例にない評価の印です。凡例（※評価：…）に加えるか、印を確かめてください。")
}

pub(super) fn ask_numbers(line: u32, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "unnumbered",
        line,
        text: "(1)",
        why: "項目に番号がありません。".to_owned(),
        assumed: "基本施策ごとに、出てくる順に(1)、(2)…としました。".to_owned(),
        choices: &[("order", "出てくる順でよい")],
    });
}

pub(super) fn ask_other(line: u32, label: &str, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "other-cell",
        line,
        text: label,
        why: format!("「{label}」は、一覧表にない欄です。"),
        assumed: "内容を取りませんでした。".to_owned(),
        choices: &[("leave", "取らなくてよい")],
    });
}

pub(super) fn ask_policy(line: &Line<'_>, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "policy-missing",
        line: line.number,
        text: line.text,
        why: "基本施策の見出しがありません。".to_owned(),
        assumed: "すべての項目を一つの基本施策のものとしました。".to_owned(),
        choices: &[("one", "基本施策に分かれていない")],
    });
}

pub(super) fn ask_again(line: &Line<'_>, number: u32, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "policy-number",
        line: line.number,
        text: line.text,
        why: "基本施策の番号が、前の番号に続きません。".to_owned(),
        assumed: format!("続けて{number}番としました。"),
        choices: &[("next", "続きの番号でよい")],
    });
}

pub(super) fn ask_stray(line: &Line<'_>, asking: &mut Asking<'_>) {
    asking.ask(Question {
        topic: "stray",
        line: line.number,
        text: line.text,
        why: "評価のあとにあり、どの欄のものか読み取れません。".to_owned(),
        assumed: "取りませんでした。".to_owned(),
        choices: &[("skip", "一覧表の内容ではない")],
    });
}

/// An item stands before anything that could be a table.
pub(super) fn refuse_before_table(line: &Line<'_>) -> ReadRefused {
    let sentence = format!(
        "{}行目「{}」は項目の番号のようですが、その前に表の見出しか基本施策の見出しが読み取れません。表の見出しの言葉が一行ずつに\
         分かれているときは、一行にまとめてください。",
        line.number, line.text
    );
    ReadRefused { line: line.number, sentence }
}

pub(super) fn refuse_lines(line: u32, most: usize) -> ReadRefused {
    let sentence =
        format!("{line}行目からの項目が{most}行を超えます。項目の番号「(n)」の行が抜けていないか確かめてください。");
    ReadRefused { line, sentence }
}
