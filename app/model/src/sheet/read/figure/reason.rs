//! Whether a word that stands where a value would, 「実施なし」, 「新規」, is one of this year's.

use super::amount::Found;
use super::chars::Chars;
use super::kind::{Kind, counts, kind_of};
use super::label::{Label, Tie};
use super::prose::{ABSENT, Verdict, is_boundary};
use crate::indicator::Reason;

pub(super) fn judge_reason(chars: &Chars, found: &Found, label: &Label, reason: Reason) -> Verdict {
    if !is_boundary(chars, found.end) || label.from_sentence || kind_of(&label.text) != Kind::Result {
        return Verdict::Skip;
    }
    let plain = matches!(reason, Reason::NotHeld | Reason::Pending);
    // 「新規・継続 57件」, 「未実施 12世帯」: the word is a part of a name.
    let (at, next) = (chars.skip_spaces(found.end), chars.at(chars.skip_spaces(found.end)));
    let listed = !plain && (next == '、' || at > found.end && next.is_alphabetic()) && !chars.is_end(at + 1);
    if "・/".contains(next) || next.is_ascii_digit() || listed {
        return Verdict::Skip;
    }
    let word = chars.slice(found.start, found.end);
    let sure = plain || matches!(word.as_str(), "対象外" | "廃止" | "事業廃止");
    match label.tie {
        // 「認定者数：新規」 above 「15件」 is a part of the name.
        Tie::Colon if word == "新規" && !is_field(&label.text) => Verdict::Ask(ABSENT),
        Tie::Colon if counts(&label.text) || sure && !is_field(&label.text) => Verdict::Take,
        Tie::Colon if matches!(word.as_str(), "該当なし" | "非該当") && !is_field(&label.text) => {
            Verdict::Ask(ABSENT)
        }
        Tie::Space if plain && counts(&label.text) => Verdict::Take,
        Tie::Space | Tie::Direct if plain => Verdict::Ask(ABSENT),
        _ => Verdict::Skip,
    }
}

/// Labels behind which a word says of what sort a thing is, not why it has no value.
fn is_field(label: &str) -> bool {
    const FIELDS: &[&str] = &[
        "区分",
        "種別",
        "分類",
        "種類",
        "状況",
        "結果",
        "対応",
        "方針",
        "予定",
        "方向性",
        "評価",
        "判定",
        "備考",
        "性質",
    ];
    FIELDS.iter().any(|word| label.ends_with(word))
}
