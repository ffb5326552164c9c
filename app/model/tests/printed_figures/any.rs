//! Whatever is written.

use crate::list::list_with;
use model::intake::Decisions;
use model::sheet::{Row, read};
use proptest::prelude::*;

const PIECES: &[&str] = &[
    "・",
    "相談件数",
    "参加者",
    "電話",
    "は",
    "の",
    "うち",
    "新規",
    "：",
    "　",
    "、",
    "。",
    "／",
    "（",
    "）",
    "【",
    "】",
    "※",
    "→",
    "〜",
    "▲",
    "約",
    "延べ",
    "実",
    "年",
    "各",
    "計",
    "27",
    "１，２３４",
    "3万2千",
    "20",
    "件",
    "人",
    "回",
    "％",
    "千円",
    "倍",
    "台",
    "弱",
    "から",
    "増",
    "前年度",
    "令和５年度",
    "令和６年度",
    "R5",
    "R7",
    "R6.3末",
    "６月１日",
    "末",
    "実績",
    "目標",
    "比",
    "かっこ内は前年度",
    "十二",
    "実施なし",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn whatever_is_written_and_chosen_a_figure_has_a_name_and_stands_in_the_text(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..24),
    ) {
        let narrative = format!("・相談を続けた。\n{}", pieces.concat());
        let Ok(reading) = read(&list_with(&narrative), &Decisions::new()) else { return Ok(()) };
        are_sound(&reading.table.plans[0].policies[0].rows[0])?;
        for doubt in &reading.doubts {
            for choice in &doubt.choices {
                let decided = Decisions::from([(doubt.id.clone(), choice.key.clone())]);
                let again = read(&list_with(&narrative), &decided).unwrap();
                are_sound(&again.table.plans[0].policies[0].rows[0])?;
                prop_assert!(again.doubts.iter().any(|it| it.id == doubt.id), "{} {:?}", narrative, doubt);
            }
        }
    }
}

/// Every figure has a name, says something and stands in the text.
fn are_sound(row: &Row) -> Result<(), TestCaseError> {
    for one in &row.indicators {
        prop_assert!(!one.name.trim().is_empty() && !one.label.trim().is_empty(), "{} {:?}", row.narrative, one);
        prop_assert!(row.narrative.contains(&one.as_printed), "{} {:?}", row.narrative, one);
        prop_assert!(one.value.is_some() || one.previous.is_some() || !one.earlier.is_empty());
    }
    Ok(())
}
