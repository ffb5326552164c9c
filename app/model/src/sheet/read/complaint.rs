//! The sentences in which plans, policies and items that don't fit together are refused or asked about.

use super::ReadRefused;
use super::asking::{Asking, Question};
use super::lines::{Line, quote};
use super::outline::PlanPart;

/// A text in which no item was found.
pub(super) fn refuse_document(first: Option<&Line<'_>>, plans: &[PlanPart<'_>]) -> ReadRefused {
    let Some(line) = first else {
        let sentence = "進捗状況一覧表の項目が一つもありません。表の本文のあるテキストを選んでください。".to_owned();
        return ReadRefused { line: plans.first().map_or(0, |plan| plan.line), sentence };
    };
    let sentence = format!(
        "{}行目{}が進捗状況一覧表の行として読めません。計画・基本施策・項目の番号のある一覧表を選んでください。",
        line.number,
        quote(line.text)
    );
    ReadRefused { line: line.number, sentence }
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

pub(super) fn refuse_number(line: &Line<'_>, last: u32) -> ReadRefused {
    let sentence = format!(
        "{}行目{}の項目番号が、前の項目({last})に続きません。間にある基本施策の見出しが「1 ○○」の形で入っているか確かめてください。",
        line.number,
        quote(line.text)
    );
    ReadRefused { line: line.number, sentence }
}

pub(super) fn refuse_loose(line: &Line<'_>) -> ReadRefused {
    let sentence = format!(
        "{}行目{}がどの基本施策のものか読み取れません。基本施策の見出しが「1 ○○」の形で前にあるか確かめてください。",
        line.number,
        quote(line.text)
    );
    ReadRefused { line: line.number, sentence }
}

pub(super) fn refuse_rows(line: &Line<'_>, most: usize) -> ReadRefused {
    let sentence = format!(
        "{}行目{}で、項目が{most}を超えます。一つの会議の進捗状況一覧表だけのテキストにしてください。",
        line.number,
        quote(line.text)
    );
    ReadRefused { line: line.number, sentence }
}
