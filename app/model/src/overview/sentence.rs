//! The first sentence of 概況: what the marks say, before anything is shown. It only counts; it praises nothing.

use super::page::{MarkCount, Phrase, Tone};
use crate::number::prose;
use crate::plan::{Mark, MarkShape};
use crate::writing::Lang;

/// 「19項目のうち18項目が予定通り、１項目が検討中です。遅れと未報告はありません。」
#[must_use]
pub fn write_sentence(counts: &[MarkCount], lang: Lang) -> Vec<Phrase> {
    let told = Told::of(counts, lang);
    let calm = told.bad.is_empty() && told.missing == 0;
    match lang {
        _ if told.total == 0 => {
            vec![plain(lang.say("この年度の項目はまだありません。", "There are no measures for this year yet."))]
        }
        Lang::Ja if calm => told.calm(),
        Lang::Ja => told.uneasy(),
        Lang::En if calm => told.calm_in_english(),
        Lang::En => told.uneasy_in_english(),
    }
}

/// The counts, by what they mean.
struct Told {
    total: usize,
    good: usize,
    good_word: String,
    /// Those of the good ones that bear a word of their own (特記あり).
    noted: Option<(String, usize)>,
    states: Vec<(String, usize)>,
    bad: Vec<(String, usize)>,
    missing: usize,
}

impl Told {
    fn of(counts: &[MarkCount], lang: Lang) -> Self {
        let shape = |it: &MarkCount| it.mark.as_ref().map(|mark| mark.shape);
        let with = |shapes: &[MarkShape]| -> Vec<(String, usize)> {
            let chosen = counts.iter().filter(|it| it.count > 0 && shape(it).is_some_and(|it| shapes.contains(&it)));
            chosen.filter_map(|it| Some((Mark::short_of(Some(it.mark.as_ref()?), lang).to_owned(), it.count))).collect()
        };
        let good = with(&[MarkShape::Star, MarkShape::Ring]);
        let word = |wanted: MarkShape| {
            let mark = counts.iter().filter_map(|it| it.mark.as_ref()).find(|it| it.shape == wanted);
            mark.map(|it| Mark::short_of(Some(it), lang).to_owned())
        };
        let ring = word(MarkShape::Ring);
        let noted = with(&[MarkShape::Star]).into_iter().next().filter(|_| ring.is_some());
        let good_word = ring.or_else(|| word(MarkShape::Star));
        Self {
            total: counts.iter().map(|it| it.count).sum(),
            good: good.iter().map(|it| it.1).sum(),
            good_word: good_word.unwrap_or_else(|| lang.say("予定通り", "On schedule").to_owned()),
            noted,
            states: with(&[MarkShape::Square, MarkShape::Target, MarkShape::Bar]),
            bad: with(&[MarkShape::Triangle, MarkShape::Cross]),
            missing: counts.iter().filter(|it| it.mark.is_none()).map(|it| it.count).sum(),
        }
    }

    /// 「予定通りは10項目」; where 特記あり is counted in, that is heard between its words.
    fn good_in_japanese(&self, before: &str, behind: &str) -> Vec<Phrase> {
        match &self.noted {
            None => vec![strong(format!("{before}{}{behind}", self.good_word))],
            Some((word, _)) => {
                let (first, rest) = (strong(format!("{before}{}", self.good_word)), strong(behind.to_owned()));
                let noted = Phrase { text: format!("（{word}を含む）"), tone: Tone::Heard };
                [first, noted, rest].into_iter().filter(|it| !it.text.is_empty()).collect()
            }
        }
    }

    /// Nothing is late and nothing missing: every mark that occurs is named.
    fn calm(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        if self.good == self.total {
            phrases.extend(self.good_in_japanese(&format!("{}項目すべてが", prose(self.total)), ""));
        } else {
            phrases.push(plain(format!("{}項目のうち", prose(self.total))));
            let good = self.good_in_japanese(&format!("{}項目が", prose(self.good)), "");
            let states = self.states.iter().map(|(word, count)| vec![strong(format!("{}項目が{word}", prose(*count)))]);
            let named = [good].into_iter().filter(|_| self.good > 0).chain(states);
            for (at, told) in named.enumerate() {
                if at > 0 {
                    phrases.push(plain("、"));
                }
                phrases.extend(told);
            }
        }
        phrases.push(plain("です。遅れと未報告はありません。"));
        phrases
    }

    /// Something is late or missing: that is what the sentence leads to.
    fn uneasy(&self) -> Vec<Phrase> {
        let mut phrases = vec![plain(format!("{}項目のうち", prose(self.total)))];
        if self.good > 0 {
            phrases.extend(self.good_in_japanese("", &format!("は{}項目", prose(self.good))));
            phrases.push(plain("です。"));
        }
        let missing = format!("{}項目がまだ報告されていません", prose(self.missing));
        let bad: Vec<_> = self.bad.iter().map(|(word, count)| format!("{word}が{}項目", prose(*count))).collect();
        match (bad.is_empty(), self.missing) {
            (false, 0) => phrases.extend([strong(bad.join("、")), plain("あります。")]),
            (false, _) => phrases.extend([strong(bad.join("、")), plain(format!("あり、{missing}。"))]),
            (true, _) if self.missing == self.total => phrases.extend([strong(missing), plain("。")]),
            (true, _) => phrases.extend([strong(missing), plain("。報告された項目に遅れはありません。")]),
        }
        phrases
    }
}

/// The same sentences in English.
impl Told {
    fn calm_in_english(&self) -> Vec<Phrase> {
        let mut phrases = Vec::new();
        if self.good == self.total {
            let all = match self.total {
                1 => "The one measure is".to_owned(),
                total => format!("All {total} measures are"),
            };
            phrases.push(strong(format!("{all} rated {}", self.good_in_english())));
        } else {
            phrases.push(plain(format!("Of {}, ", Lang::En.measures(self.total))));
            phrases.extend(join_in_english(self.rated(), self.missing));
        }
        phrases.push(plain(". There are no delays, and nothing is left unreported."));
        phrases
    }

    fn uneasy_in_english(&self) -> Vec<Phrase> {
        let mut phrases = vec![plain(format!("Of {}, ", Lang::En.measures(self.total)))];
        let rated = self.rated();
        let joint = if rated.is_empty() { "" } else { ", and " };
        phrases.extend(join_in_english(rated, self.missing));
        if self.missing > 0 {
            let have = if self.missing == 1 { "has" } else { "have" };
            let missing = format!("{} {have} not been reported yet", self.missing);
            phrases.push(plain(joint));
            phrases.push(if self.bad.is_empty() { strong(missing) } else { plain(missing) });
        }
        let calm = self.bad.is_empty() && self.missing < self.total;
        phrases.push(plain(if calm { ". No measure that has been reported is delayed." } else { "." }));
        phrases
    }

    /// Every rating that occurs with its count, the good ones first, then what is late, then states.
    fn rated(&self) -> Vec<Phrase> {
        let good = (self.good > 0).then(|| (self.good_in_english(), self.good, true));
        let quoted = |it: &(String, usize), strong: bool| (format!("“{}”", it.0), it.1, strong);
        let bad = self.bad.iter().map(|it| quoted(it, true));
        let states = self.states.iter().map(|it| quoted(it, self.bad.is_empty() && self.missing == 0));
        let told = good.into_iter().chain(bad).chain(states).enumerate();
        told.map(|(at, (word, count, strong))| {
            let verb = match (at, count) {
                (0, 1) => " is rated",
                (0, _) => " are rated",
                _ => "",
            };
            let text = format!("{count}{verb} {word}");
            if strong { self::strong(text) } else { plain(text) }
        })
        .collect()
    }

    /// “On schedule” (2 of them “Special note”).
    fn good_in_english(&self) -> String {
        match &self.noted {
            Some((word, count)) if *count == self.good => format!("“{word}”"),
            Some((word, count)) => format!("“{}” ({count} of them “{word}”)", self.good_word),
            None => format!("“{}”", self.good_word),
        }
    }
}

/// "10 …, 4 … and 1 …"; the "and" is left to what follows where reports are missing.
fn join_in_english(told: Vec<Phrase>, missing: usize) -> Vec<Phrase> {
    let last = told.len().saturating_sub(1);
    let mut phrases = Vec::new();
    for (at, it) in told.into_iter().enumerate() {
        if at > 0 {
            phrases.push(plain(if at == last && missing == 0 { " and " } else { ", " }));
        }
        phrases.push(it);
    }
    phrases
}

fn plain(text: impl Into<String>) -> Phrase {
    Phrase { text: text.into(), tone: Tone::Plain }
}

fn strong(text: String) -> Phrase {
    Phrase { text, tone: Tone::Strong }
}

#[cfg(test)]
mod tests {
    use super::super::counts::count_marks;
    use super::super::samples::{scheme, sign};
    use super::*;

    fn check(marks: &[(&str, usize)], missing: usize, sentence: &str) {
        check_in(Lang::Ja, marks, missing, sentence);
    }

    fn check_in(lang: Lang, marks: &[(&str, usize)], missing: usize, sentence: &str) {
        let mut now: Vec<_> = marks.iter().flat_map(|(symbol, n)| vec![Some(sign(symbol)); *n]).collect();
        now.extend(vec![None; missing]);
        let words = |it: &Phrase| match it.tone {
            Tone::Strong => format!("[{}]", it.text),
            Tone::Heard => format!("<{}>", it.text),
            Tone::Plain => it.text.clone(),
        };
        let written: String = write_sentence(&count_marks(&scheme(), &now, None), lang).iter().map(words).collect();
        assert_eq!(written, sentence);
    }

    #[test]
    fn a_calm_year_names_every_mark() {
        check(
            &[("○", 18), ("□", 1)],
            0,
            "19項目のうち[18項目が予定通り]、[１項目が検討中]です。遅れと未報告はありません。",
        );
        check(&[("○", 7), ("☆", 1)], 0, "[８項目すべてが予定通り]<（特記ありを含む）>です。遅れと未報告はありません。");
        check(
            &[("☆", 2), ("○", 1), ("□", 1)],
            0,
            "４項目のうち[３項目が予定通り]<（特記ありを含む）>、[１項目が検討中]です。遅れと未報告はありません。",
        );
        check(&[("◎", 2)], 0, "２項目のうち[２項目が完了]です。遅れと未報告はありません。");
    }

    #[test]
    fn a_hard_year_leads_to_what_is_late_and_missing() {
        check(
            &[("☆", 1), ("○", 9), ("△", 4), ("□", 1), ("×", 1), ("◎", 1)],
            2,
            "19項目のうち[予定通り]<（特記ありを含む）>[は10項目]です。[遅れ・課題が４項目、進捗なしが１項目]あり、２項目がまだ報告されていません。",
        );
        check(&[("○", 9), ("△", 1)], 0, "10項目のうち[予定通りは９項目]です。[遅れ・課題が１項目]あります。");
        check(&[("△", 1)], 0, "１項目のうち[遅れ・課題が１項目]あります。");
        check(
            &[("○", 9)],
            1,
            "10項目のうち[予定通りは９項目]です。[１項目がまだ報告されていません]。報告された項目に遅れはありません。",
        );
        check(&[], 2, "２項目のうち[２項目がまだ報告されていません]。");
    }

    #[test]
    fn the_same_is_said_in_english() {
        let check = |marks: &[(&str, usize)], missing, sentence: &str| check_in(Lang::En, marks, missing, sentence);
        let calm = "There are no delays, and nothing is left unreported.";
        check(
            &[("○", 18), ("□", 1)],
            0,
            &format!("Of 19 measures, [18 are rated “On schedule”] and [1 “Under consideration”]. {calm}"),
        );
        let noted = "“On schedule” (1 of them “Special note”)";
        check(&[("○", 7), ("☆", 1)], 0, &format!("[All 8 measures are rated {noted}]. {calm}"));
        check(&[("☆", 2)], 0, &format!("[All 2 measures are rated “Special note”]. {calm}"));
        check(&[("○", 1)], 0, &format!("[The one measure is rated “On schedule”]. {calm}"));
        check(&[("◎", 1)], 0, &format!("Of 1 measure, [1 is rated “Completed”]. {calm}"));
        check(
            &[("☆", 1), ("○", 9), ("△", 4), ("□", 1), ("×", 1)],
            2,
            &format!(
                "Of 18 measures, [10 are rated {noted}], [4 “Delays or problems”], [1 “No progress”], 1 “Under \
                 consideration”, and 2 have not been reported yet."
            ),
        );
        check(&[("○", 9), ("△", 1)], 0, "Of 10 measures, [9 are rated “On schedule”] and [1 “Delays or problems”].");
        check(
            &[("○", 9)],
            1,
            "Of 10 measures, [9 are rated “On schedule”], and [1 has not been reported yet]. No measure that has been reported \
             is delayed.",
        );
        check(&[], 1, "Of 1 measure, [1 has not been reported yet].");
        check(&[], 0, "There are no measures for this year yet.");
    }

    #[test]
    fn an_empty_year_says_so() {
        check(&[], 0, "この年度の項目はまだありません。");
    }
}
