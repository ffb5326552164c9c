//! How the signs of a printed legend are understood: kind, shape and short words by known words, else by order. It
//! doesn't find the legend on the page; `sheet` does.

use super::{Mark, MarkKind, MarkScheme, MarkShape, SchemeRefused};
use crate::text::narrow;
use crate::writing::Lang;

/// What known words of a legend mean.
struct Known {
    words: &'static str,
    short: &'static str,
    /// Full and short words in English.
    english: (&'static str, &'static str),
    state: Option<MarkShape>,
}

/// Whole words, compared without spaces. A row with a shape is a state, outside the ladder.
const KNOWN: &[Known] = &[
    Known {
        words: "予定通り進捗かつ特記事項あり",
        short: "特記あり",
        english: ("On schedule, with special notes", "Special note"),
        state: None,
    },
    Known {
        words: "予定通り進捗",
        short: "予定通り",
        english: ("Progressing on schedule", "On schedule"),
        state: None,
    },
    Known {
        words: "予定どおり進捗",
        short: "予定どおり",
        english: ("Progressing on schedule", "On schedule"),
        state: None,
    },
    Known {
        words: "進捗あるが遅れ・課題あり",
        short: "遅れ・課題",
        english: ("Some progress, with delays or problems", "Delays or problems"),
        state: None,
    },
    Known { words: "進捗なし", short: "進捗なし", english: ("No progress", "No progress"), state: None },
    Known {
        words: "検討中",
        short: "検討中",
        english: ("Under consideration", "Under consideration"),
        state: Some(MarkShape::Square),
    },
    Known {
        words: "調整中",
        short: "調整中",
        english: ("Under coordination", "Under coordination"),
        state: Some(MarkShape::Square),
    },
    Known {
        words: "準備中",
        short: "準備中",
        english: ("In preparation", "In preparation"),
        state: Some(MarkShape::Square),
    },
    Known { words: "完了", short: "完了", english: ("Completed", "Completed"), state: Some(MarkShape::Target) },
    Known {
        words: "事業完了", short: "完了", english: ("Completed", "Completed"), state: Some(MarkShape::Target)
    },
    Known { words: "終了", short: "終了", english: ("Ended", "Ended"), state: Some(MarkShape::Target) },
    Known { words: "中止", short: "中止", english: ("Cancelled", "Cancelled"), state: Some(MarkShape::Bar) },
    Known { words: "廃止", short: "廃止", english: ("Discontinued", "Discontinued"), state: Some(MarkShape::Bar) },
    Known { words: "休止", short: "休止", english: ("Suspended", "Suspended"), state: Some(MarkShape::Bar) },
    Known {
        words: "中止・廃止",
        short: "中止・廃止",
        english: ("Cancelled or discontinued", "Cancelled or discontinued"),
        state: Some(MarkShape::Bar),
    },
    Known {
        words: "評価対象外",
        short: "対象外",
        english: ("Not subject to rating", "Not rated"),
        state: Some(MarkShape::Bar),
    },
    Known {
        words: "対象外",
        short: "対象外",
        english: ("Not applicable", "Not applicable"),
        state: Some(MarkShape::Bar),
    },
    Known {
        words: "該当なし",
        short: "該当なし",
        english: ("Not applicable", "Not applicable"),
        state: Some(MarkShape::Bar),
    },
    Known {
        words: "評価なし", short: "評価なし", english: ("No rating", "No rating"), state: Some(MarkShape::Bar)
    },
];

/// Words that only the worst rung bears: a legend that begins with one runs from bad to good.
const WORST: &[&str] = &["進捗なし", "未着手", "未実施", "遅れ", "できなかった", "できていない", "不十分", "未達成"];
const NOT_FIRST_OF_BAD: &[&str] = &["やや", "一部", "多少", "少し", "若干"];

impl MarkScheme {
    /// The scheme of a printed legend: (symbol, words) in printed order. States are told by their words; all others
    /// stand on the ladder, the first as the best unless its words say that it is the worst.
    ///
    /// # Errors
    /// When one symbol stands twice.
    pub fn from_legend<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, SchemeRefused> {
        let entries: Vec<(String, &str)> =
            entries.into_iter().map(|(symbol, words)| (fold_symbol(symbol), words.trim())).collect();
        let rungs: Vec<&(String, &str)> = entries.iter().filter(|(_, words)| state_of(words).is_none()).collect();
        let rising = rungs.len() > 1 && is_worst(rungs[0].1) && !is_worst(rungs[rungs.len() - 1].1);
        let mut shapes = Shapes::new(&entries);
        let mut marks = Vec::with_capacity(entries.len());
        let mut rung = 0;
        for (symbol, words) in &entries {
            let kind = if state_of(words).is_some() {
                MarkKind::State
            } else {
                rung += 1;
                let place = if rising { rungs.len() - rung } else { rung - 1 };
                MarkKind::Ladder(u8::try_from(place).unwrap_or(u8::MAX))
            };
            let shape = shapes.take(symbol, words, kind, rungs.len());
            marks.push(Mark {
                symbol: symbol.clone(),
                words: (*words).to_owned(),
                short: short_of(words),
                kind,
                shape,
            });
        }
        Self::new(marks)
    }

    /// The mark that a printed sign stands for; look-alikes and width make no difference.
    #[must_use]
    pub fn read(&self, printed: &str) -> Option<&Mark> {
        let folded = fold_symbol(printed);
        self.marks().iter().find(|mark| fold_symbol(&mark.symbol) == folded)
    }
}

/// One spelling for signs that look alike: ○ for 〇 ◯, × for ✕ ✖ X, － for the dashes; letters in half width.
#[must_use]
pub fn fold_symbol(printed: &str) -> String {
    let bare = printed.trim().chars().filter(|c| !matches!(c, '\u{fe00}'..='\u{fe0f}'));
    let single = printed.trim().chars().filter(|c| !matches!(c, '\u{fe00}'..='\u{fe0f}')).count() == 1;
    bare.map(|c| match narrow(c) {
        '〇' | '◯' | '⚪' | '⭕' => '○',
        '☓' | '✕' | '✖' | '✗' | '╳' | '⨯' => '×',
        'X' | 'x' if single => '×',
        '-' | '―' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '─' | 'ー' | 'ｰ' | '━' if single => '－',
        '★' => '☆',
        '▲' | '∆' | 'Δ' => '△',
        '■' | '▢' | '☐' | '◻' | '▫' | '◽' | '⬜' => '□',
        '⦿' | '◉' => '◎',
        other => other,
    })
    .collect()
}

fn known(words: &str) -> Option<&'static Known> {
    let bare: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    KNOWN.iter().find(|known| known.words == bare)
}

impl Mark {
    /// Full words, or 「未報告」. A legend's own words, which nobody here knows, stay Japanese.
    #[must_use]
    pub fn words_of(mark: Option<&Self>, lang: Lang) -> &str {
        match (mark, lang) {
            (None, _) => lang.say("未報告", UNREPORTED),
            (Some(mark), Lang::Ja) => &mark.words,
            (Some(mark), Lang::En) => mark.in_english().map_or(mark.words.as_str(), |it| it.0),
        }
    }

    /// Short words, or 「未報告」.
    #[must_use]
    pub fn short_of(mark: Option<&Self>, lang: Lang) -> &str {
        match (mark, lang) {
            (None, _) => lang.say("未報告", UNREPORTED),
            (Some(mark), Lang::Ja) => &mark.short,
            (Some(mark), Lang::En) => mark.in_english().map_or(mark.short.as_str(), |it| it.1),
        }
    }

    /// Full and short words in English, where the legend's words are known ones.
    #[must_use]
    pub fn in_english(&self) -> Option<(&'static str, &'static str)> {
        known(&self.words).map(|it| it.english)
    }
}

const UNREPORTED: &str = "Not reported";

fn state_of(words: &str) -> Option<MarkShape> {
    known(words).and_then(|known| known.state)
}

fn is_worst(words: &str) -> bool {
    WORST.iter().any(|worst| words.contains(worst)) && !NOT_FIRST_OF_BAD.iter().any(|soft| words.contains(soft))
}

/// Known short words, else the words up to a bracket or a comma.
fn short_of(words: &str) -> String {
    if let Some(known) = known(words) {
        return known.short.to_owned();
    }
    let short = words.split(['（', '(', '、', '，', '。']).next().unwrap_or(words).trim();
    if short.is_empty() { words.to_owned() } else { short.to_owned() }
}

/// Shapes not given yet: a sign that is a shape keeps it, the others share what is left, best first.
struct Shapes {
    taken: Vec<MarkShape>,
    own: Vec<(String, MarkShape)>,
}

impl Shapes {
    fn new(entries: &[(String, &str)]) -> Self {
        let own: Vec<(String, MarkShape)> =
            entries.iter().filter_map(|(symbol, _)| own_shape(symbol).map(|shape| (symbol.clone(), shape))).collect();
        Self { taken: own.iter().map(|(_, shape)| *shape).collect(), own }
    }

    fn take(&mut self, symbol: &str, words: &str, kind: MarkKind, rungs: usize) -> MarkShape {
        if let Some((_, shape)) = self.own.iter().find(|(own, _)| own == symbol) {
            return *shape;
        }
        let wish = match kind {
            MarkKind::State => state_of(words).unwrap_or(MarkShape::Bar),
            MarkKind::Ladder(place) => ladder_shape(usize::from(place), rungs),
        };
        let spare = [
            MarkShape::Ring,
            MarkShape::Triangle,
            MarkShape::Square,
            MarkShape::Star,
            MarkShape::Target,
            MarkShape::Bar,
            MarkShape::Cross,
        ];
        let free = |shape: &MarkShape| !self.taken.contains(shape);
        let shape = if free(&wish) { wish } else { spare.into_iter().find(free).unwrap_or(wish) };
        self.taken.push(shape);
        shape
    }
}

fn own_shape(symbol: &str) -> Option<MarkShape> {
    Some(match symbol {
        "☆" => MarkShape::Star,
        "○" => MarkShape::Ring,
        "△" => MarkShape::Triangle,
        "□" => MarkShape::Square,
        "×" => MarkShape::Cross,
        "◎" => MarkShape::Target,
        "－" => MarkShape::Bar,
        _ => return None,
    })
}

/// Shapes of a ladder of letters or words, from best to worst.
fn ladder_shape(place: usize, rungs: usize) -> MarkShape {
    use MarkShape::{Bar, Cross, Ring, Square, Star, Target, Triangle};
    let row: &[MarkShape] = match rungs {
        0 | 1 => &[Ring],
        2 => &[Ring, Cross],
        3 => &[Ring, Triangle, Cross],
        4 => &[Star, Ring, Triangle, Cross],
        5 => &[Star, Ring, Square, Triangle, Cross],
        6 => &[Star, Target, Ring, Square, Triangle, Cross],
        _ => &[Star, Target, Ring, Square, Triangle, Bar, Cross],
    };
    row.get(place).copied().unwrap_or(Cross)
}

#[cfg(test)]
mod tests {
    use super::*;
    use MarkKind::{Ladder, State};
    use MarkShape::{Bar, Cross, Ring, Square, Star, Target, Triangle};

    fn check(legend: &[(&str, &str)], expected: &[(&str, MarkKind, MarkShape, &str)]) {
        let scheme = MarkScheme::from_legend(legend.iter().copied()).unwrap();
        let read: Vec<_> =
            scheme.marks().iter().map(|m| (m.symbol.as_str(), m.kind, m.shape, m.short.as_str())).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn the_seven_signs_keep_their_meaning() {
        check(
            &[
                ("☆", "予定通り進捗かつ特記事項あり"),
                ("○", "予定通り進捗"),
                ("△", "進捗あるが遅れ・課題あり"),
                ("□", "検討中"),
                ("×", "進捗なし"),
                ("◎", "完了"),
                ("－", "中止"),
            ],
            &[
                ("☆", Ladder(0), Star, "特記あり"),
                ("○", Ladder(1), Ring, "予定通り"),
                ("△", Ladder(2), Triangle, "遅れ・課題"),
                ("□", State, Square, "検討中"),
                ("×", Ladder(3), Cross, "進捗なし"),
                ("◎", State, Target, "完了"),
                ("－", State, Bar, "中止"),
            ],
        );
    }

    #[test]
    fn other_schemes_take_kind_and_shape_by_order() {
        check(
            &[("◎", "順調"), ("〇", "おおむね順調"), ("△", "やや遅れ"), ("✕", "未着手")],
            &[
                ("◎", Ladder(0), Target, "順調"),
                ("○", Ladder(1), Ring, "おおむね順調"),
                ("△", Ladder(2), Triangle, "やや遅れ"),
                ("×", Ladder(3), Cross, "未着手"),
            ],
        );
        check(
            &[
                ("Ａ", "計画以上（110％以上）"),
                ("Ｂ", "計画通り"),
                ("Ｃ", "計画以下"),
                ("Ｄ", "未実施"),
                ("－", "対象外"),
            ],
            &[
                ("A", Ladder(0), Star, "計画以上"),
                ("B", Ladder(1), Ring, "計画通り"),
                ("C", Ladder(2), Triangle, "計画以下"),
                ("D", Ladder(3), Cross, "未実施"),
                ("－", State, Bar, "対象外"),
            ],
        );
        check(
            &[("順調", "順調"), ("遅れ", "遅れ"), ("完了", "完了")],
            &[("順調", Ladder(0), Ring, "順調"), ("遅れ", Ladder(1), Cross, "遅れ"), ("完了", State, Target, "完了")],
        );
    }

    #[test]
    fn a_legend_may_run_from_bad_to_good() {
        check(
            &[("1", "未着手"), ("2", "着手"), ("3", "達成")],
            &[("1", Ladder(2), Cross, "未着手"), ("2", Ladder(1), Triangle, "着手"), ("3", Ladder(0), Ring, "達成")],
        );
    }

    #[test]
    fn look_alikes_are_one_sign() {
        let scheme = MarkScheme::from_legend([("○", "予定通り進捗"), ("×", "進捗なし"), ("－", "中止")]).unwrap();
        let read = |printed: &str| scheme.read(printed).map(|mark| mark.symbol.as_str());
        for printed in ["○", "〇", "◯", " ○ "] {
            assert_eq!(read(printed), Some("○"));
        }
        for printed in ["×", "✕", "X", "Ｘ", "x"] {
            assert_eq!(read(printed), Some("×"));
        }
        for printed in ["－", "-", "―", "—", "ー"] {
            assert_eq!(read(printed), Some("－"));
        }
        assert_eq!(read("△"), None);
        assert_eq!(read("○○"), None);
    }

    #[test]
    fn one_sign_has_one_meaning() {
        let refused = MarkScheme::from_legend([("○", "順調"), ("〇", "完了")]);
        assert_eq!(refused, Err(SchemeRefused::Twice("○".to_owned())));
    }
}
