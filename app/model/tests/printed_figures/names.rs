//! Names that end or begin like something else: like a year, like 約, in letters, with を; and what stands around them.

use crate::list::{check, list_with};
use model::intake::Decisions;
use model::sheet::read;

#[test]
fn the_end_of_a_word_is_no_word_before_the_number() {
    for (narrative, figures) in [
        ("・非行少年　12人（前年度10人）", &["非行少年|12|人|10"][..]),
        ("・青少年　50人（前年度45人）", &["青少年|50|人|45"]),
        ("・契約　12件（前年度10件）", &["契約|12|件|10"]),
        ("・任意後見契約　約50件", &["任意後見契約|50|件|-|約"]),
        ("・サービス利用契約　延べ12件", &["サービス利用契約|12|件|-|延べ"]),
        ("・講演会　年２回（前年度３回）", &["講演会|2|回|3|年間"]),
        ("・参加者約50人", &["参加者|50|人|-|約"]),
    ] {
        check(narrative, figures, 0);
    }
}

#[test]
fn a_name_may_end_in_letters() {
    check("・ＡＥＤ120台", &["ＡＥＤ|120|台|-"], 0);
    check("・専門職：PT３人、OT２人", &["専門職 PT|3|人|-", "専門職 OT|2|人|-"], 0);
    check("・R5回、A4判、ISO9001", &[], 0);
}

#[test]
fn a_name_may_tell_what_a_thing_does() {
    check("・社会を明るくする運動：参加者123人（前年度110人）", &["社会を明るくする運動 参加者|123|人|110"], 0);
    check("・子どもを守る家：登録数123件（前年度120件）", &["子どもを守る家 登録数|123|件|120"], 0);
}

#[test]
fn a_year_or_plan_in_brackets_before_a_name_is_heard() {
    for narrative in ["<R5>相談件数：100件", "［Ｒ５］講演会：３回", "＜Ｒ５＞講演会：３回", "（計画）講演会３回"]
    {
        check(narrative, &[], 1);
    }
    check("【令和６年度計画】\n・講演会：３回\n【令和６年度実績】\n・講演会：２回", &["講演会|2|回|-"], 1);
    check("【見込量】\n・講演会：３回\n【実績】\n・講演会：２回（前年度１回）", &["講演会|2|回|1"], 1);
    check("・登録者数　120人（令和五年度：100人）", &["登録者数|120|人|100"], 0);
}

#[test]
fn another_years_section_holds_until_the_next_one() {
    for between in ["", "\n"] {
        check(
            &format!(
                "【令和５年度実績】\n・相談件数：100件\n{between}・訪問件数：110件\n【令和６年度実績】\n・相談件数：120件\n{between}・訪問件数：130件"
            ),
            &["相談件数|120|件|100", "訪問件数|130|件|110"],
            0,
        );
    }
}

#[test]
fn an_amount_of_another_time_in_the_bracket_behind_is_asked_about() {
    for bracket in ["計画策定時2,100件", "３年前2,100件", "コロナ前2,100件", "第11回：2,100件"] {
        check(&format!("・相談件数：2,345件（{bracket}）"), &["相談件数|2345|件|-"], 1);
    }
    check("・登録者：120人（令和５年12月末：90人）", &["登録者|120|人|-"], 1);
    check("・相談件数：506件（↓前年度634件）", &["相談件数|506|件|634"], 0);
}

#[test]
fn the_unit_may_stand_in_a_bracket_behind_the_number() {
    check("・登録者数　120(人)", &["登録者数|120|人|-"], 0);
    check("・訪問世帯数　12（世帯）", &["訪問世帯数|12|世帯|-"], 0);
}

#[test]
fn numbers_of_headings_are_no_part_of_names() {
    for number in ["①", "(2)", "3 "] {
        check(&format!("{number}講演会\n　参加者：45人"), &["講演会 参加者|45|人|-"], 0);
    }
}

#[test]
fn nothing_that_counts_things_goes_unseen() {
    for (narrative, unseen) in [
        ("・民生委員：91人（定数96人）（前年度87人）", "96"),
        ("・就労継続支援Ａ40人、訪問200人", "40"),
        ("・相談会　年４回（各回10人）", "10"),
        ("・平均寿命：男性82.3歳", "82.3"),
    ] {
        let reading = read(&list_with(narrative), &Decisions::new()).unwrap();
        let left = reading.left.iter().any(|it| it.text.contains(unseen));
        let asked = reading.doubts.iter().any(|it| it.text.contains(unseen));
        assert!(left || asked, "{narrative}: {:#?}", reading.left);
    }
}

#[test]
fn a_part_of_the_day_or_of_people_is_no_other_time() {
    check("・参加者：22人（午前10人、午後12人）", &["参加者|22|人|-", "参加者 午前|10|人|-", "参加者 午後|12|人|-"], 0);
    check(
        "・利用者：22人（就学前10人、小学生12人）",
        &["利用者|22|人|-", "利用者 就学前|10|人|-", "利用者 小学生|12|人|-"],
        0,
    );
    check("・登録者：22人（計画策定時18人）", &["登録者|22|人|-"], 1);
    check("・登録者：22人（３年前18人）", &["登録者|22|人|-"], 1);
}

#[test]
fn a_zero_of_years_is_no_sign_of_a_list() {
    check("・〇歳児保育：12人", &["〇歳児保育|12|人|-"], 0);
    check("〇歳児：12人\n○相談件数：３件", &["〇歳児|12|人|-", "相談件数|3|件|-"], 0);
}

#[test]
fn signs_within_a_report_are_no_legend() {
    let text = list_with(
        "【評価】\n○：好評だった\n△：周知が不足した\n次年度は、広報紙と市のホームページでの周知を広げ、参加しやすくする。",
    );
    let reading = read(&text, &Decisions::new()).unwrap();
    let narrative = &reading.table.plans[0].policies[0].rows[0].narrative;
    assert!(narrative.contains("好評だった") && narrative.contains("周知が不足"), "{narrative}");
}

#[test]
fn every_amount_of_a_line_is_named_where_none_is_taken() {
    let left = read(&list_with("・就労継続支援Ａ140人、同Ｂ40人が利用した。"), &Decisions::new()).unwrap();
    let told = format!("{:?}{:?}", left.left, left.doubts);
    assert!(told.contains("140人") && told.contains("Ｂ40人"), "{told}");
}

#[test]
fn what_leads_from_a_time_to_a_name_is_no_part_of_it() {
    for (narrative, name) in [
        ("・令和７年３月末現在、登録者数：35人（前年度32人）", "登録者数"),
        ("・令和７年３月31日現在、登録者数35人（前年度32人）", "登録者数"),
        ("・令和７年３月31日時点、登録者数35人（前年度32人）", "登録者数"),
        ("・令和６年度、登録者数35人（前年度32人）", "登録者数"),
        ("・令和６年度中の登録者数：35人（前年度32人）", "登録者数"),
        ("・令和６年度に実施した講座：35人（前年度32人）", "実施した講座"),
        ("・令和７年３月31日現在で登録者数は35人（前年度32人）", "登録者数"),
        ("・令和６年度はつらつ教室：35人（前年度32人）", "はつらつ教室"),
    ] {
        let (row, _) = crate::list::read_with(narrative, &Decisions::new());
        let names: Vec<_> = row.indicators.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, [name], "{narrative}");
    }
}

#[test]
fn ends_of_two_years_are_of_one_name() {
    for narrative in [
        "・登録者数：令和５年度末32人、令和６年度末35人",
        "・登録者数：令和５年度末32人→令和６年度末35人",
        "・登録者数：前年度末32人、今年度末35人",
        "・登録者数：令和５年度末現在32人　令和６年度末現在35人",
        "・登録者数　R6.3.31現在32人　R7.3.31現在35人",
    ] {
        let (row, asked) = crate::list::read_with(narrative, &Decisions::new());
        let named = row.indicators.iter().all(|it| it.name == "登録者数");
        assert!(named && !(row.indicators.is_empty() && asked.is_empty()), "{narrative}: {:#?}", row.indicators);
    }
}

#[test]
fn new_and_all_are_two_of_the_same() {
    check(
        "・登録者：新規35人、累計320人（前年度：新規32人、累計285人）",
        &["登録者 新規|35|人|32", "登録者 累計|320|人|285"],
        0,
    );
}

#[test]
fn a_year_in_brackets_behind_a_bullet_is_heard() {
    let (row, asked) =
        crate::list::read_with("・【令和６年度】相談件数：506件\n・【令和５年度】相談件数：634件", &Decisions::new());
    let values: Vec<_> = row.indicators.iter().map(|it| (it.name.as_str(), it.value)).collect();
    assert!(values.len() == 1 && values[0].0 == "相談件数", "{values:?} {asked:#?}");
}
