//! One 項目's report of one year: mark, 説明, 備考, 担当.

use super::course::{Course, Edition};
use super::draw::{below, pick};
use super::line;
use super::sketch::{Event, ItemSketch};
use model::sheet::Row;

/// Whose report, and of when.
pub(super) struct Asked<'a> {
    pub item: &'a ItemSketch,
    /// What chance is drawn for: seed, plan, 項目.
    pub key: [u64; 3],
    pub year: i32,
    /// First and newest year of all lists.
    pub span: (i32, i32),
    pub edition: Edition,
}

/// Its name until the reorganisation, its name since, and the first year of that.
pub(super) const RENAMED: (&str, &str, i32) = ("福祉総務課", "地域共生課", 2022);

/// What 説明 adds to say why the mark is not ○.
const REASONS: [(&str, &[&str]); 6] = [
    (
        "☆",
        &[
            "市民からの提案を取り入れ、予定より早く進めることができた。",
            "新しい方法が近くの市町村からも注目され、視察を受け入れた。",
        ],
    ),
    (
        "△",
        &[
            "担い手が足りず、予定した内容の一部にとどまった。",
            "関係する機関との調整に時間がかかり、進みが遅れている。",
            "準備が予定の時期に間に合わず、一部を翌年度に繰り越した。",
        ],
    ),
    ("□", &["実施の方法と費用について、関係課と検討を続けている。", "ほかの自治体の例を調べ、進め方を検討している。"]),
    ("×", &["担当の体制が整わず、予定した取組みに着手できなかった。"]),
    ("◎", &["計画に掲げた内容を終えたため、完了とした。"]),
    ("－", &["計画の見直しにより、事業を中止した。"]),
];

impl Asked<'_> {
    /// The row without its number.
    pub(super) fn row(&self) -> Row {
        let courses: Vec<_> = self.item.figures.iter().enumerate().map(|(at, _)| self.course(at)).collect();
        let (lines, indicators) = line::lines(&courses, self.year, self.edition);
        let mark = self.mark();
        let mut narrative = vec![format!("・{}", self.sentence())];
        narrative.extend(self.reason(mark).map(|reason| format!("・{reason}")));
        narrative.extend(lines);
        let given = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Row {
            title: given(self.item.title_in(self.year)),
            new: self.item.begins() == self.year,
            commitment: given(self.item.commitment),
            mark: Some(mark.to_owned()),
            narrative: narrative.join("\n"),
            remark: self.remark().map(str::to_owned),
            departments: self.item.departments.iter().map(|name| self.department(name).to_owned()).collect(),
            indicators,
            ..Row::default()
        }
    }

    fn course(&self, at: usize) -> Course<'_> {
        let [seed, plan, item] = self.key;
        Course { item: self.item, sketch: &self.item.figures[at], key: [seed, plan, item, at as u64], span: self.span }
    }

    fn mark(&self) -> &'static str {
        let told = self.item.events_in(self.year).find_map(|event| match event {
            Event::Mark(mark) => Some(*mark),
            _ => None,
        });
        told.unwrap_or_else(|| match below(100, &self.of()) {
            0..=81 => "○",
            82..=87 => "☆",
            88..=96 => "△",
            _ => "□",
        })
    }

    fn remark(&self) -> Option<&'static str> {
        self.item.events_in(self.year).find_map(|event| match event {
            Event::Remark(remark) => Some(*remark),
            _ => None,
        })
    }

    /// The sentences come in turn, so that two years in a row differ.
    fn sentence(&self) -> &'static str {
        let age = usize::try_from(self.year - self.span.0).unwrap_or(0);
        let at = (age + usize::try_from(self.key[1] % 97).unwrap_or(0)) % self.item.sentences.len().max(1);
        self.item.sentences.get(at).copied().unwrap_or("")
    }

    fn reason(&self, mark: &str) -> Option<&'static str> {
        let (_, reasons) = REASONS.iter().find(|(symbol, _)| *symbol == mark)?;
        Some(pick(reasons, &self.of()))
    }

    fn department(&self, name: &'static str) -> &'static str {
        if name == RENAMED.0 && self.year >= RENAMED.2 { RENAMED.1 } else { name }
    }

    fn of(&self) -> [u64; 4] {
        let [seed, plan, item] = self.key;
        [seed, plan, item, self.year.unsigned_abs().into()]
    }
}
