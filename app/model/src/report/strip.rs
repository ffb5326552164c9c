//! 帯: the whole plan as one picture, a tile (升) for each 項目 in policy order. Shared by all pages that show it.
//! It knows no address: a page decides where a tile leads.

use crate::id::{MeasureId, PlanId, PolicyId};
use crate::number::prose;
use crate::plan::Mark;
use crate::writing::Lang;
use serde::{Deserialize, Serialize};

/// One plan's part of the strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripPlan {
    /// The plan.
    pub plan: PlanId,
    /// 「第６期地域福祉計画」.
    pub title: String,
    /// 項目 counted once: 再掲 and shared reports don't count again.
    pub measures: usize,
    /// In printed order.
    pub blocks: Vec<StripBlock>,
}

/// One policy with its tiles, or several policies in a row that one report answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripBlock {
    /// One; more where the report is shared.
    pub policies: Vec<StripPolicy>,
    /// In printed order; exactly one where the report is shared.
    pub tiles: Vec<StripTile>,
}

/// 基本施策 as the strip names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripPolicy {
    /// The policy.
    pub policy: PolicyId,
    /// 「1」.
    pub number: String,
    /// As printed.
    pub title: String,
}

/// 升: one 掲載.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StripTile {
    /// The measure.
    pub measure: MeasureId,
    /// What stands under the mark: 「(2)」, 「１〜４」.
    pub number: String,
    /// Where it stands in the whole list: 「1-(2)」, 「１〜４」.
    pub place: String,
    /// Title as printed that year.
    pub title: String,
    /// `None`: 未報告.
    pub mark: Option<Mark>,
    /// Last year's mark, where it was another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_from: Option<Mark>,
    /// 新: begins this year.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub new: bool,
    /// 再掲.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub relisted: bool,
    /// Title of the plan, where one report answers several policies: its place 「１〜４」 does not say whose they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_in: Option<String>,
}

/// What a report is called that has no title of its own because it answers several policies.
#[must_use]
pub fn shared_title(policies: usize) -> String {
    format!("{}{SHARED}", prose(policies))
}

const SHARED: &str = "施策に共通の報告";

/// A title as printed; that of a shared report, which is ours, in the reader's language.
#[must_use]
pub fn title_in(title: &str, lang: Lang) -> String {
    let ours = lang == Lang::En && title.ends_with(SHARED);
    match (2..100).find(|policies| ours && shared_title(*policies) == title) {
        Some(policies) => format!("One report for {policies} policies"),
        None => title.to_owned(),
    }
}

impl StripPlan {
    /// 「18項目」; 「４施策・１つの報告」 where one report answers every policy of the plan.
    #[must_use]
    pub fn note(&self, lang: Lang) -> String {
        match self.blocks.as_slice() {
            [block] if block.is_shared() => {
                lang.counted(block.policies.len(), "施策・１つの報告", ("policy, one report", "policies, one report"))
            }
            _ => lang.measures(self.measures),
        }
    }
}

impl StripBlock {
    /// Whether one report answers all policies of this block.
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        self.policies.len() > 1
    }
}

impl StripTile {
    /// What a screen reader says, in pieces that are each of one language: 「1-(2) 市民社協等との連携、予定通り進捗、前年度は遅れ・課題
    /// あり」; 「再犯防止推進計画 １〜４ ４施策に共通の報告、予定通り進捗」.
    #[must_use]
    pub fn name(&self, lang: Lang) -> Vec<String> {
        // 新 stands right behind the number on the tile; a spoken name must contain what is seen (WCAG 2.5.3).
        let new = if self.new { lang.say("新規", "New") } else { "" };
        let comma = lang.say("、", ", ");
        let place = format!("{}{new} ", self.place);
        let title = title_in(&self.title, lang);
        let mut name = match &self.shared_in {
            None => vec![place, title],
            Some(plan) => vec![plan.clone(), format!(" {place}"), title],
        };
        name.extend([comma.to_owned(), Mark::words_of(self.mark.as_ref(), lang).to_owned()]);
        if let Some(before) = &self.changed_from {
            let was = lang.say("、前年度は", ", previous year: ");
            name.extend([was.to_owned(), Mark::words_of(Some(before), lang).to_owned()]);
        }
        if self.relisted {
            name.push(lang.say("、再掲", ", listed again").to_owned());
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{MarkKind, MarkShape};

    fn mark(words: &str) -> Mark {
        Mark {
            symbol: "○".to_owned(),
            words: words.to_owned(),
            short: words.to_owned(),
            kind: MarkKind::Ladder(1),
            shape: MarkShape::Ring,
        }
    }

    #[test]
    fn a_tile_names_its_number_title_mark_and_what_changed() {
        let mut tile = StripTile {
            measure: MeasureId(2),
            number: "(2)".to_owned(),
            place: "1-(2)".to_owned(),
            title: "団体との連携".to_owned(),
            mark: Some(mark("予定通り進捗")),
            changed_from: Some(mark("進捗あるが遅れ・課題あり")),
            new: false,
            relisted: false,
            shared_in: None,
        };
        assert_eq!(tile.name(Lang::Ja).concat(), "1-(2) 団体との連携、予定通り進捗、前年度は進捗あるが遅れ・課題あり");
        assert_eq!(
            tile.name(Lang::En).concat(),
            "1-(2) 団体との連携, Progressing on schedule, previous year: Some progress, with delays or problems"
        );
        tile.mark = None;
        tile.changed_from = None;
        tile.new = true;
        tile.relisted = true;
        assert_eq!(tile.name(Lang::Ja).concat(), "1-(2)新規 団体との連携、未報告、再掲");
        assert_eq!(tile.name(Lang::En).concat(), "1-(2)New 団体との連携, Not reported, listed again");
    }

    #[test]
    fn a_shared_report_names_its_plan_since_its_number_does_not() {
        let tile = StripTile {
            measure: MeasureId(19),
            number: "１〜４".to_owned(),
            place: "１〜４".to_owned(),
            title: shared_title(4),
            mark: Some(mark("予定通り進捗")),
            changed_from: None,
            new: false,
            relisted: false,
            shared_in: Some("再犯防止推進計画".to_owned()),
        };
        assert_eq!(tile.name(Lang::Ja).concat(), "再犯防止推進計画 １〜４ ４施策に共通の報告、予定通り進捗");
        assert_eq!(
            tile.name(Lang::En),
            ["再犯防止推進計画", " １〜４ ", "One report for 4 policies", ", ", "Progressing on schedule"]
        );
        assert_eq!(title_in(&shared_title(12), Lang::En), "One report for 12 policies");
        assert_eq!(title_in(&shared_title(4), Lang::Ja), "４施策に共通の報告");
        assert_eq!(title_in("共通の報告", Lang::En), "共通の報告");
    }
}
