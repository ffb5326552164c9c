//! What a chart shows and what it must never show, and how heavy it may be.

use super::label::Area;
use super::{Extent, Frame, draw, draw_file};
use model::calendar::Calendar;
use model::indicator::{Beginning, Break, Counting, Figure, Point, Reason, Series, Timing};
use model::writing::{Lang, Writing};
use model::year::FiscalYear;

fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

/// Years from `first`; a number, a reason, or "" for nothing written.
fn series(first: i32, figures: &[&str]) -> Series {
    let point = |(at, words): (usize, &&str)| {
        let reason = Reason::ALL.into_iter().find(|it| it.words() == *words);
        let figure = match (reason, words.is_empty()) {
            (Some(reason), _) => Some(Figure::Absent(reason)),
            (None, true) => None,
            (None, false) => Some(Figure::Value(words.parse().unwrap())),
        };
        Point { year: year(first + i32::try_from(at).unwrap()), figure, approximate: false, note: None }
    };
    Series {
        name: "市内小中学校での学習 受講者（延べ）".to_owned(),
        unit: Some("人".to_owned()),
        counting: Some(Counting::Cumulative),
        timing: None,
        points: figures.iter().enumerate().map(point).collect(),
        beginning: Beginning::default(),
        breaks: Vec::new(),
        selected: year(2024),
    }
}

/// Eight years with all that can happen: 実施なし, a redefinition, notes, 集計中.
fn eventful() -> Series {
    let mut it = series(2019, &["310", "実施なし", "96", "241", "282", "164", "205", "集計中"]);
    it.breaks = vec![Break { from: year(2022), sentence: "令和４年度から教職員を含まない".to_owned() }];
    it.points[1].note = Some("感染症の影響：学校での開催を中止".to_owned());
    it.points[5].note = Some("特殊要因：開催が２校から１校になった".to_owned());
    it
}

fn stock(mut it: Series) -> Series {
    it.timing = Some(Timing::YearEnd);
    it
}

fn drawn(series: &Series, frame: Frame) -> String {
    draw(series, frame, Writing::default())
}

/// One element a line, as a person would read it.
fn lines(svg: &str) -> String {
    svg.replace("><", ">\n<")
}

#[test]
fn columns_of_a_card() {
    insta::assert_snapshot!(lines(&drawn(&series(2019, &["275", "実施なし", "86", "214", "282", "164"]), Frame::CARD)));
}

#[test]
fn a_line_of_a_card_stops_at_a_year_without_a_value() {
    insta::assert_snapshot!(lines(&drawn(
        &stock(series(2019, &["98", "110", "集計中", "127", "131", "129"])),
        Frame::CARD
    )));
}

#[test]
fn the_large_chart_of_an_eventful_series() {
    insta::assert_snapshot!(lines(&drawn(&eventful(), Frame::DESK)));
}

#[test]
fn the_same_on_a_phone_has_numbers_for_its_notes() {
    insta::assert_snapshot!(lines(&drawn(&eventful(), Frame::PHONE)));
}

#[test]
fn a_line_never_crosses_a_redefinition() {
    let mut it = stock(series(2021, &["10", "12", "14", "16"]));
    let pieces = |it: &Series| drawn(it, Frame::CARD).matches(r#"class="line""#).count();
    assert_eq!(pieces(&it), 1);
    it.breaks = vec![Break { from: year(2023), sentence: "実人数にした".to_owned() }];
    assert_eq!(pieces(&it), 2);
}

#[test]
fn zero_is_written_and_absent_is_a_box() {
    let svg = drawn(&series(2021, &["0", "対象外", "3", "5"]), Frame::CARD);
    assert_eq!(svg.matches(r#"class="gap""#).count(), 1);
    assert!(svg.contains(">0</text>") && svg.contains(">対象外</text>"), "{svg}");
}

#[test]
fn years_before_the_first_have_a_word_and_no_box() {
    let mut it = series(2019, &["", "", "", "", "11", "27"]);
    it.beginning = Beginning::Known;
    let svg = drawn(&it, Frame::CARD);
    assert!(svg.contains(">５年度から</text>") && !svg.contains("gap"), "{svg}");
}

#[test]
fn what_has_begun_without_a_figure_yet_has_one_box_in_its_year() {
    let mut it = series(2019, &["", "", "", "", "", ""]);
    it.beginning = Beginning::Known;
    let svg = drawn(&it, Frame::CARD);
    assert!(svg.contains("から</text>"), "{svg}");
    assert_eq!(svg.matches(">記載なし</text>").count(), 1, "{svg}");
}

#[test]
fn a_beginning_that_is_not_known_is_not_told() {
    for (first, figures) in [(2023, &["", "27"][..]), (2017, &["", "", "", "", "", "", "11", "27"])] {
        for frame in [Frame::CARD, Frame::PHONE, Frame::TABLET, Frame::DESK] {
            let mut it = series(first, figures);
            assert!(!drawn(&it, frame).contains("から</text>") && !drawn(&it, frame).contains("記載なし"));
            it.beginning = Beginning::Unprinted;
            let svg = drawn(&it, frame);
            assert_eq!((svg.matches(">記載なし</text>").count(), svg.contains("から</text>")), (1, false), "{svg}");
            assert!(!svg.contains("gap") && !svg.contains(r#" x="-"#) && !svg.contains(r#" y="-"#), "{svg}");
        }
    }
}

#[test]
fn a_blank_year_within_is_a_box_too() {
    let svg = drawn(&series(2021, &["4", "", "3", "5"]), Frame::CARD);
    assert!(svg.contains(">記載なし</text>"), "{svg}");
}

#[test]
fn the_calendar_changes_all_years() {
    let mut it = series(2022, &["", "11", "27"]);
    it.beginning = Beginning::Known;
    let svg = draw(&it, Frame::DESK, Calendar::Western.into());
    assert!(svg.contains(">2024</text>") && svg.contains(">令和４</text>") && svg.contains("2023年度から"), "{svg}");
    let svg = draw(&it, Frame::CARD, Calendar::Western.into());
    assert!(svg.contains(">2024</text>") && !svg.contains('６'), "{svg}");
}

#[test]
fn in_english_only_the_citys_own_words_are_japanese_and_say_so() {
    let english = Writing::default().said_in(Lang::En);
    let mut it = eventful();
    it.points[6].figure = Some(Figure::Absent(Reason::NotApplicable));
    for frame in [Frame::CARD, Frame::PHONE, Frame::TABLET, Frame::DESK] {
        let svg = draw(&it, frame, english);
        assert!(svg.contains(">R6</text>") && svg.contains(">not done</text>") && svg.contains(">n/a</text>"), "{svg}");
        assert!(svg.contains(r#"aria-label="From 310 in FY2019 (Reiwa 1) to 164 in FY2024 (Reiwa 6)."#), "{svg}");
        for element in svg.split('<').filter(|it| model::writing::is_japanese(it)) {
            assert!(element.contains(r#" lang="ja""#), "{element}");
        }
    }
    let svg = draw(&it, Frame::DESK, english.by(Calendar::Western));
    assert!(svg.contains(">FY2019</text>") && svg.contains(">2024</text>") && svg.contains(">R6</text>"), "{svg}");
    let file = draw_file(&it, Frame::DESK, Extent::Own, english);
    assert!(file.contains(r#" lang="en" "#) && file.contains(r#" lang="ja">市内小中学校での学習"#), "{file}");
}

#[test]
fn every_value_stays_inside_its_frame() {
    let check = |series: &Series| {
        for frame in [Frame::CARD, Frame::PHONE, Frame::TABLET, Frame::DESK] {
            let english = draw(series, frame, Writing::default().said_in(Lang::En));
            assert!(!english.contains(r#" x="-"#) && !english.contains(r#" y="-"#), "{frame:?}: {english}");
            let svg = drawn(series, frame);
            assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
            assert!(!svg.contains(r#" x="-"#) && !svg.contains(r#" y="-"#), "{frame:?}: {svg}");
        }
    };
    check(&series(2023, &["1234567890", "1234567999"]));
    check(&series(2023, &["79228162514264337593543950335", "1"]));
    check(&series(2023, &["-12", "30"]));
    check(&series(2024, &["7"]));
    check(&series(2022, &["0", "0", "0"]));
    check(&series(2022, &["実施なし", "集計中", "廃止"]));
    check(&series(2022, &["0.35", "0.4", "1.25"]));
    check(&series(2024, &[]));
}

#[test]
fn no_drawing_bears_a_style_a_font_or_foreign_markup() {
    let mut it = eventful();
    it.name = r#"<b onclick="x">"#.to_owned();
    it.breaks[0].sentence = "<script>".to_owned();
    for frame in [Frame::CARD, Frame::PHONE, Frame::TABLET, Frame::DESK] {
        let svg = drawn(&it, frame);
        assert!(
            !svg.contains("style") && !svg.contains("font-") && !svg.contains("<script") && !svg.contains("<b"),
            "{svg}"
        );
    }
}

#[test]
fn a_value_below_zero_is_written_clear_of_the_years() {
    let svg = drawn(&series(2023, &["-12", "30"]), Frame::CARD);
    let label = svg.split("<text").find(|it| it.contains(">-12<")).unwrap();
    let height = label.split(r#"y=""#).nth(1).and_then(|it| it.split('"').next()).unwrap();
    assert!(height.parse::<i32>().unwrap() < 104, "{label}");
}

#[test]
fn a_value_that_a_neighbour_would_hide_is_left_to_the_table() {
    let years: Vec<&str> = ["12345", "10300", "12345"].into_iter().cycle().take(15).collect();
    let svg = drawn(&series(2010, &years), Frame::PHONE);
    assert!(!svg.contains(r#"class="amount" x="86""#) && svg.contains(">12,345<"), "{svg}");
}

/// Places of a card's words, upright ones left out.
fn places(svg: &str) -> Vec<(&str, Area)> {
    svg.split("<text ").skip(1).filter_map(place).collect()
}

fn place(text: &str) -> Option<(&str, Area)> {
    let (head, rest) = text.split_once('>')?;
    let number = |name: &str| head.split(name).nth(1)?.split('"').next()?.parse().ok();
    let size = if head.contains(r#""now""#) { Frame::CARD.strong() } else { Frame::CARD.text() };
    let at = (number(r#" x=""#)?, number(r#" y=""#)?);
    let words = rest.split("</text>").next().filter(|_| !head.contains("writing-mode"))?;
    Some((words, Area::of_text(words, size, at)))
}

#[test]
fn a_card_shows_every_year_and_its_words_never_touch() {
    for years in 2..=24 {
        for value in ["336", "1234", "12345", "1234567"] {
            let it = series(2025 - years, &vec![value; usize::try_from(years).unwrap()]);
            let svg = drawn(&it, Frame::CARD);
            let columns = ["other", "last", "now"].map(|it| svg.matches(&format!(r#"<path class="{it}""#)).count());
            assert_eq!(columns, [usize::try_from(years).unwrap() - 2, 1, 1], "{svg}");
            let places = places(&svg);
            for (at, (words, area)) in places.iter().enumerate() {
                let other =
                    places[at + 1..].iter().find(|(_, it)| it.shifted(-2).meets(area) || it.shifted(2).meets(area));
                assert_eq!(other, None, "{words} in {years} years of {value}");
            }
        }
    }
}

#[test]
fn the_value_of_the_year_before_is_told_however_many_years_there_are() {
    for years in 2..=20 {
        let mut figures = vec!["12345"; years];
        figures[years - 2] = "12300";
        let svg = drawn(&series(2025 - i32::try_from(years).unwrap(), &figures), Frame::CARD);
        assert!(svg.contains(">12,300<") && svg.contains(">12,345<"), "{years} years: {svg}");
    }
}

#[test]
fn reasons_of_years_beside_each_other_are_told_once_where_they_would_touch() {
    let told = |years: usize| {
        let it = series(2025 - i32::try_from(years).unwrap(), &vec!["実施なし"; years]);
        let svg = drawn(&it, Frame::CARD);
        (svg.matches(r#"class="gap""#).count(), svg.matches(">実施なし</text>").count())
    };
    assert_eq!(told(12), (12, 12));
    assert_eq!(told(24), (24, 12));
}

#[test]
fn drawings_are_light() {
    let check = |series: &Series, frame, most| {
        let bytes = drawn(series, frame).len();
        assert!(bytes <= most, "{frame:?} has {bytes} bytes");
    };
    let long = series(2005, &["12345.5"; 20]);
    check(&long, Frame::CARD, 3_000);
    check(&stock(long), Frame::CARD, 3_000);
    for it in [eventful(), stock(eventful()), series(2017, &["12345.5"; 8])] {
        check(&it, Frame::CARD, 3_000);
        check(&it, Frame::PHONE, 8_000);
        check(&it, Frame::TABLET, 8_000);
        check(&it, Frame::DESK, 8_000);
    }
}

#[test]
fn a_file_stands_on_its_own() {
    for it in [eventful(), stock(eventful())] {
        for frame in [Frame::CARD, Frame::DESK] {
            let svg = draw_file(&it, frame, Extent::Own, Writing::default());
            assert!(svg.starts_with(r#"<svg xmlns="http://www.w3.org/2000/svg" width=""#), "{svg}");
            assert!(svg.contains(">市内小中学校での学習 受講者（延べ）</text>"), "{svg}");
            assert!(!svg.contains("class=") && !svg.contains("style"), "a class without attributes: {svg}");
            assert!(svg.len() < 8_000, "{} bytes", svg.len());
        }
    }
}
