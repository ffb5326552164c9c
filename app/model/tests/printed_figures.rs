//! Figures of a 説明, one line form after the other: what is taken, and what is asked instead of being guessed.

#![allow(clippy::unwrap_used, reason = "tests")]

use model::indicator::Figure;
use model::intake::{Decisions, Doubt};
use model::sheet::{PrintedIndicator, Row, read};

/// A list of 令和６年度 whose first item has this 説明.
fn list_with(narrative: &str) -> String {
    format!(
        "見守り計画進捗状況一覧表\n令和７年３月31日現在\n\n１　見守り計画\n\n※評価：「○」予定通り進捗、「×」進捗なし\n\n\
         評価 説明(進捗状況) 備考 担当 項目\n\n令和６(2024)年度\n\n1 見守りの推進\n\n(1)\n\n見守りの会議の\n開催と支援の実施\n\n\
         ・会議を開きます。見守りを広げ、支え合う地域をつくるための取組み\nを続けます。\n\n○\n\n{narrative}\n\n地域支援課\n\n\
         (2)\n\n別の項目\n\n・続けます。\n\n○\n\n・役員会、運営委員会等に出席し、運営を支える取組みを行うこととし、\n\
         次の年度に向けた準備を進めた。\n\n地域支援課\n"
    )
}

fn read_with(narrative: &str, decisions: &Decisions) -> (Row, Vec<Doubt>) {
    let reading = read(&list_with(narrative), decisions).unwrap();
    (reading.table.plans[0].policies[0].rows[0].clone(), reading.doubts)
}

fn show_figure(figure: Option<Figure>) -> String {
    match figure {
        None => "-".to_owned(),
        Some(Figure::Value(value)) => value.to_string(),
        Some(Figure::Absent(reason)) => reason.words().to_owned(),
    }
}

/// name|value|unit|previous, then 延 実 末 年 約 where they hold.
fn show(one: &PrintedIndicator) -> String {
    let unit = one.unit.as_deref().unwrap_or("-");
    let mut shown = format!("{}|{}|{unit}|{}", one.name, show_figure(one.value), show_figure(one.previous));
    for word in [one.counting.map(|it| it.words()), one.timing.map(|it| it.words()), one.approximate.then_some("約")]
        .into_iter()
        .flatten()
    {
        shown.push('|');
        shown.push_str(word);
    }
    shown
}

fn check(narrative: &str, figures: &[&str], doubts: usize) {
    let (row, asked) = read_with(narrative, &Decisions::new());
    let read: Vec<String> = row.indicators.iter().map(show).collect();
    assert_eq!(read, figures, "{narrative}");
    assert_eq!(asked.len(), doubts, "{narrative}: {asked:#?}");
    assert_eq!(row.departments, ["地域支援課"], "{narrative}");
    assert_eq!(row.remark, None, "{narrative}");
}

#[test]
fn plain_forms_are_taken_without_a_question() {
    for (narrative, figures) in [
        ("・相談件数：506件（前年度634件）", &["相談件数|506|件|634"][..]),
        ("・相談件数：５０６件（前年度　６３４件)", &["相談件数|506|件|634"]),
        ("・相談件数：506件〔前年度634件〕", &["相談件数|506|件|634"]),
        ("年度末現在登録団体数：36（前年度35）", &["年度末現在登録団体数|36|-|35|年度末現在"]),
        ("・参加者数181名（前年度135名）", &["参加者数|181|名|135"]),
        ("・フォーラム　年２回（前年度２回）", &["フォーラム|2|回|2|年間"]),
        ("・総合相談　相談件数　延823件（前年度　762件）", &["総合相談 相談件数|823|件|762|延べ"]),
        ("・訪問支援　延べ１，２３４人日（前年度1,100人日）", &["訪問支援|1234|人日|1100|延べ"]),
        ("・達成率：約９８．５％（前年度９７％）", &["達成率|98.5|％|97|約"]),
        ("・満足度：3.5ポイント（前年度3.2ポイント）", &["満足度|3.5|ポイント|3.2"]),
        ("・補助金額：1,200千円（前年度980千円）", &["補助金額|1200|千円|980"]),
        ("・配布部数：１万2000部（前年度１万部）", &["配布部数|12000|部|10000"]),
        ("・設置数：５基（前年度４基）", &["設置数|5|基|4"]),
        ("・相談件数：０件（前年度０件）", &["相談件数|0|件|0"]),
        ("・研修：３回実施（前年度２回）", &["研修|3|回|2"]),
        ("・利用者数は50人（前年度45人）であった。", &["利用者数|50|人|45"]),
        ("・団体立上げ、運営の相談：17件（前年度20件）", &["団体立上げ、運営の相談|17|件|20"]),
        ("・参加者：市民30人、職員５人", &["参加者 市民|30|人|-", "参加者 職員|5|人|-"]),
        ("・講演会：令和６年10月５日（土）　参加者45名", &["講演会 参加者|45|名|-"]),
        ("・通報を受けて訪問した件数：10件（前年度８件）", &["通報を受けて訪問した件数|10|件|8"]),
        ("・窓口で相談を受ける人数　12人", &["窓口で相談を受ける人数|12|人|-"]),
        (
            "・相談を受けて支援につながった件数は10件（前年度８件）であった。",
            &["相談を受けて支援につながった件数|10|件|8"],
        ),
        ("・子育てひろば　12回", &["子育てひろば|12|回|-"]),
        ("・登録者　こども　20人　大人　15人", &["登録者 こども|20|人|-", "登録者 大人|15|人|-"]),
        ("パンフレットの作成と配布7000部", &["パンフレットの作成と配布|7000|部|-"]),
    ] {
        check(narrative, figures, 0);
    }
}

#[test]
fn the_year_before_may_be_named_or_several() {
    for (narrative, figures) in [
        ("・相談件数：10件(R5:12件)", &["相談件数|10|件|12"][..]),
        ("・相談件数：10件（令和５年度　12件）", &["相談件数|10|件|12"]),
        ("・相談件数：10件（５年度12件）", &["相談件数|10|件|12"]),
        ("・相談件数：506件（前年度634件、前々年度700件）", &["相談件数|506|件|634"]),
        (
            "・広域連携　女子会　年８回　ママ会　年４回（前年度　女子会５回、ママ会３回）",
            &["広域連携 女子会|8|回|5|年間", "広域連携 ママ会|4|回|3|年間"],
        ),
        ("・作成済：23人／対象者 85人（前年度 17人／対象者 80人）", &["作成済|23|人|17", "対象者|85|人|80"]),
        ("・通報：延べ46件、実38件（前年度　延べ52件、実41件）", &["通報|46|件|52|延べ", "通報|38|件|41|実"]),
        (
            "・ひろば　年12回　延べ240人（前年度　年11回　延べ198人）",
            &["ひろば|12|回|11|年間", "ひろば|240|人|198|延べ"],
        ),
        ("・出張相談：６か所で開催（前年度５か所）", &["出張相談|6|か所|5"]),
        ("・委員：87人（定数95人）（前年度90人）", &["委員|87|人|90"]),
        ("・講座　12回　参加者数　300人（前年度　10回　250人）", &["講座|12|回|10", "参加者数|300|人|250"]),
        ("・電話相談 100件　来所相談 50件（前年度 電話90件、来所40件）", &["電話相談|100|件|90", "来所相談|50|件|40"]),
    ] {
        check(narrative, figures, 0);
    }
    check("・相談件数：10件（令和４年度12件）", &["相談件数|10|件|-"], 1);
    check("・相談件数：506件（634件）", &["相談件数|506|件|-"], 1);
    check("・相談件数：506件（前年度と同数）", &["相談件数|506|件|-"], 1);
    check(
        "・相談件数：506件（前年度634件\n・来所件数：10件（前年度11件）",
        &["相談件数|506|件|-", "来所件数|10|件|11"],
        1,
    );
}

#[test]
fn a_reason_is_no_zero_and_no_blank() {
    for (narrative, figures) in [
        ("・研修会：３回（前年度実施なし）", &["研修会|3|回|実施なし"][..]),
        ("・研修会：３回（前年度新規）", &["研修会|3|回|新規"]),
        ("・研修会：実施なし（前年度２回）", &["研修会|実施なし|回|2"]),
        ("・登録者数：集計中（前年度68人）", &["登録者数|集計中|人|68"]),
        ("・研修会：未実施", &["研修会|実施なし|-|-"]),
        ("・研修会：０回（前年度２回）", &["研修会|0|回|2"]),
    ] {
        check(narrative, figures, 0);
    }
    check("・登録者数：－（前年度68人）", &[], 1);
    check("・講演会：45名（前年度中止）", &["講演会|45|名|-"], 1);
}

#[test]
fn what_is_no_yearly_amount_is_no_figure() {
    for narrative in [
        "・東部、中央、西部に２人ずつ置いた。",
        "・８事業、５つの課題、４つの場面を話し合った。",
        "8/23　防犯の研修会（802会議室）",
        "・令和６年10月の法改正を受けた。",
        "・定員：20人",
        "・会場：802会議室",
        "・電話：0422-60-1234",
        "・研修会　月２回",
        "・開館時間：10:00～16:30",
        "・第２回の会議を開いた。",
        "・１人暮らしの方を訪ねた。",
        "・区分：新規",
    ] {
        check(narrative, &[], 0);
    }
}

#[test]
fn prose_and_other_values_are_asked_and_not_taken() {
    for (narrative, doubts) in [
        ("・市民講座を３回開催し、市民50人が参加した。", 2),
        ("・市内10校で実施した。", 1),
        ("・研修参加者：20～30人", 1),
        ("・増減：△128件", 1),
        ("・７年３月末　６件", 1),
        ("・令和６年度：506件　令和５年度：634件", 2),
        ("・R6：506件、R5：634件", 2),
        ("・相談件数：1,23件", 1),
    ] {
        check(narrative, &[], doubts);
    }
    check("・前年度実績：634件　今年度実績：506件", &["今年度実績|506|件|-"], 1);
    check("・相談件数：506件　前年度634件", &["相談件数|506|件|-"], 1);
    check("・相談件数：506件（うち電話300件）（前年度634件）", &["相談件数|506|件|634"], 1);
    check("・研修会（都事業）　参加33人（前", &["研修会（都事業） 参加|33|人|-"], 1);
    check("・出前講座：７回（延べ152人）", &["出前講座|7|回|-"], 1);
    check("・研修：10人（前年度12件）", &["研修|10|人|12"], 1);
}

#[test]
fn a_figure_torn_at_the_edge_is_one() {
    check("・相談件数：12\n3件（前年度200件）", &["相談件数|123|件|200"], 0);
    check("・相談件数：1,2\n34件（前年度1,200件）", &["相談件数|1234|件|1200"], 0);
    check("・つないだ人：5人\n（前年度4人）\n・就労した人：３人", &["つないだ人|5|人|4", "就労した人|3|人|-"], 0);
    check("・相談件数：506件（前年度\n634件）", &["相談件数|506|件|634"], 0);
    check("・研修会（都事業）　参加33人（前\n年度実施なし）", &["研修会（都事業） 参加|33|人|実施なし"], 0);
    check(
        "研修（第1回講義８８名/第2回演習７０\n名/第3回講義９７名）",
        &["第1回講義|88|名|-", "第2回演習|70|名|-", "第3回講義|97|名|-"],
        0,
    );
}

#[test]
fn a_heading_holds_for_its_own_lines() {
    check(
        "・支え合いポイント実績(年度末現在）\n協力施設数：33施設（前年度33施設）\n登録者数：68人（前年度73人）\n・人材の登録数：１人（前年度１人）",
        &[
            "支え合いポイント 協力施設数|33|施設|33|年度末現在",
            "支え合いポイント 登録者数|68|人|73|年度末現在",
            "人材の登録数|1|人|1",
        ],
        0,
    );
    check(
        "・就労支援　実利用者数：71人（前年度41人）\n                    就労件数：37件（前年度18件）\n・実習　対象者数：６人",
        &["就労支援 実利用者数|71|人|41|実", "就労支援 就労件数|37|件|18", "実習 対象者数|6|人|-"],
        0,
    );
    check(
        "【普及部会】市民への講演　参加者５７名\n【連携部会】会議　２回",
        &["普及部会 市民への講演 参加者|57|名|-", "連携部会 会議|2|回|-"],
        0,
    );
    check("令和７年３月31日現在\n登録者数：50人（前年度45人）", &["登録者数|50|人|45|年度末現在"], 0);
    check(
        "・相談件数：506件（前年度634件）\n　うち電話：300件（前年度400件）",
        &["相談件数|506|件|634", "相談件数 うち電話|300|件|400"],
        0,
    );
}

#[test]
fn a_note_belongs_to_its_figure() {
    let (row, _) = read_with("保護司会：20人（前年度22人）※兼務を含む", &Decisions::new());
    assert_eq!(row.indicators[0].note.as_deref(), Some("兼務を含む"));
    assert_eq!(row.indicators[0].as_printed, "保護司会：20人（前年度22人）");
}

#[test]
fn about_is_kept_for_the_year_that_it_stands_with() {
    let about = |narrative: &str| {
        let (row, _) = read_with(narrative, &Decisions::new());
        (row.indicators[0].approximate, row.indicators[0].previous_approximate)
    };
    assert_eq!(about("・来場者数：約100人（前年度約90人）"), (true, true));
    assert_eq!(about("・来場者数：100人（前年度90人程度）"), (false, true));
    assert_eq!(about("・来場者数：約100人（前年度90人）"), (true, false));
}

#[test]
fn an_answer_is_followed_at_the_next_reading() {
    let narrative = "・市内10校で実施した。";
    let (_, doubts) = read_with(narrative, &Decisions::new());
    let id = doubts[0].id.clone();
    let decided = Decisions::from([(id.clone(), "take".to_owned())]);
    let (row, doubts) = read_with(narrative, &decided);
    assert_eq!(row.indicators.iter().map(show).collect::<Vec<_>>(), ["市内|10|校|-"]);
    assert_eq!(doubts[0].id, id);
}
