//! The year as people play it in browsers without script: a 照会 is opened, reports are written, signed, submitted, sent
//! back, confirmed and published, and a reader sees it in the next request and not before.

use super::staff::{Browser, held, on_each_database, open, settle};
use super::support::{Answer, NOW, TestServer};
use backend::Call;
use model::account::{Actor, AuditFilter, Deed, DepartmentRole, OfficeRole};
use model::id::AccountId;
use model::inquiry::Proposal;

const STORY: &str = "・地域の会合に出向いて相談を受け、担い手の講座を三回開いた。";

/// An invented city with its people; gives what its last list leads to ask.
pub async fn city(server: &TestServer) -> Proposal {
    server.import(1).await;
    open(server).await;
    settle(server, "jimukyoku", vec![], &[OfficeRole::Secretariat]).await;
    let actor = Actor {
        account: AccountId(1),
        today: super::staff::year(2025),
        memberships: Vec::new(),
        offices: vec![OfficeRole::Secretariat],
    };
    let plan = server.backend.snapshot().await.unwrap().facts.plans[0].id;
    let proposal = server.backend.propose_inquiry(&actor, plan).await.unwrap();
    let responsible = proposal.items[0].responsible.clone().unwrap();
    settle(server, "shunin", vec![held(responsible.lead, DepartmentRole::Writer)], &[]).await;
    settle(server, "kacho", vec![held(responsible.lead, DepartmentRole::Approver)], &[]).await;
    for (at, joint) in responsible.joint.iter().enumerate() {
        settle(server, &format!("joint{at}"), vec![held(*joint, DepartmentRole::Approver)], &[]).await;
    }
    proposal
}

/// Fields of the form that opens the year for the first item alone.
pub fn opening(proposal: &Proposal, due: &str) -> Vec<(String, String)> {
    let item = &proposal.items[0];
    let responsible = item.responsible.as_ref().unwrap();
    let measure = item.measure;
    let mut fields = vec![
        ("plan".to_owned(), proposal.plan.to_string()),
        ("year".to_owned(), proposal.year.western().to_string()),
        ("due".to_owned(), due.to_owned()),
        ("message".to_owned(), "よろしくお願いします。".to_owned()),
        ("asked".to_owned(), measure.to_string()),
        (format!("lead-{measure}"), responsible.lead.to_string()),
    ];
    fields.extend(responsible.joint.iter().map(|it| (format!("joint-{measure}"), it.to_string())));
    fields
}

pub async fn send(browser: &Browser<'_>, address: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(address, &fields).await
}

/// What a hidden field of a page holds.
pub fn hidden(text: &str, name: &str) -> String {
    let field = text.split("<input").find(|it| it.contains(&format!("name=\"{name}\""))).unwrap();
    field.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

/// The first of the page's fields for a figure.
fn value_field(text: &str) -> String {
    text.split("id=\"value-").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

async fn write(browser: &Browser<'_>, narrative: &str, value: &str) -> Answer {
    let page = browser.get("/work/reports/1").await.text().to_owned();
    let (stamp, field) = (hidden(&page, "stamp"), format!("value-{}", value_field(&page)));
    let fields = [("stamp", stamp.as_str()), ("mark", "○"), ("narrative", narrative), ("remark", ""), (&field, value)];
    browser.post("/work/reports/1", &fields).await
}

/// Takes a step as the page offers it.
pub async fn step(browser: &Browser<'_>, step: &str, more: &[(&str, &str)]) -> Answer {
    let page = browser.get("/work/reports/1").await.text().to_owned();
    let form = page.split("<form").find(|it| it.contains(&format!("/work/reports/1/{step}\""))).unwrap_or_default();
    assert!(!form.is_empty(), "{step} is not offered: {page}");
    let steps = hidden(form, "steps");
    let mut fields = vec![("steps", steps.as_str())];
    let department = form.contains("name=\"department\"").then(|| hidden(form, "department"));
    fields.extend(department.as_deref().map(|it| ("department", it)));
    fields.extend(more);
    browser.post(&format!("/work/reports/1/{step}"), &fields).await
}

/// Everything that an anonymous reader can ask for about a 項目.
pub fn public_addresses(measure: &str, year: i32) -> Vec<String> {
    let mut addresses: Vec<String> =
        ["/", "/table", "/indicators", "/indicators/1", "/charts/indicators/1.svg"].map(str::to_owned).into();
    addresses.extend(["/", "/table", "/indicators"].map(|path| format!("{path}?year={year}")));
    addresses.extend([measure.to_owned(), measure.split('?').next().unwrap().to_owned()]);
    addresses.push("/api/v1/years".to_owned());
    addresses
}

pub fn led(answer: &Answer, to: &str) {
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, to), "{}", answer.text());
}

#[tokio::test]
async fn a_year_is_played_from_the_inquiry_to_the_public_page() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let joint = proposal.items[0].responsible.as_ref().unwrap().joint.len();
        let year = proposal.year.western();
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        let form = jimukyoku.get(&format!("/work/inquiry/new?plan={}", proposal.plan)).await;
        assert!(form.text().contains(&proposal.items[0].title), "{}", form.text());
        let opened = send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        led(&opened, &format!("/work/board?plan={}&year={year}&done=open", proposal.plan));

        let shunin = Browser::signed_in(server, "shunin").await;
        let desk = shunin.get("/work").await.text().to_owned();
        assert!(desk.contains("/work/reports/1") && desk.contains("未着手"), "{desk}");
        let refused = write(&shunin, STORY, "たくさん").await;
        assert_eq!(refused.status.as_u16(), 422);
        let text = refused.text();
        assert!(
            text.contains("「たくさん」は数字として読めません") && text.contains(STORY),
            "what was typed stays: {text}"
        );
        led(&write(&shunin, STORY, "1,234").await, "/work/reports/1?done=stored");

        let kacho = Browser::signed_in(server, "kacho").await;
        for at in 0..joint {
            let other = Browser::signed_in(server, &format!("joint{at}")).await;
            led(&step(&other, "sign", &[]).await, "/work/reports/1?done=sign");
        }
        led(&step(&kacho, "submit", &[]).await, "/work/reports/1?done=submit");
        let frozen = shunin.get("/work/reports/1").await.text().to_owned();
        assert!(!frozen.contains("<textarea") && !frozen.contains("data-page") && frozen.contains(STORY), "{frozen}");

        let blank = step(&jimukyoku, "send-back", &[("reason", " ")]).await;
        assert!(blank.status.as_u16() == 422 && blank.text().contains("理由を書いてください"), "{}", blank.text());
        led(
            &step(&jimukyoku, "send-back", &[("reason", "内訳をお書きください。")]).await,
            "/work/reports/1?done=send-back",
        );
        assert!(shunin.get("/work").await.text().contains("内訳をお書きください。"));
        led(&write(&shunin, &format!("{STORY}\n・内訳を加えた。"), "1,234").await, "/work/reports/1?done=stored");
        for at in 0..joint {
            let other = Browser::signed_in(server, &format!("joint{at}")).await;
            led(&step(&other, "sign", &[]).await, "/work/reports/1?done=sign");
        }
        led(&step(&kacho, "submit", &[]).await, "/work/reports/1?done=submit");
        let board = jimukyoku.get("/work/board").await.text().to_owned();
        assert!(board.contains("確認を待っているもの") && board.contains("name=\"seen\""), "{board}");
        let plan = proposal.plan.to_string();
        let steps = hidden(board.split("/work/reports/1/confirm").nth(1).unwrap(), "steps");
        let stale = [("plan", plan.as_str()), ("year", &year.to_string()), ("seen", "1:0")];
        let left = jimukyoku.post("/work/board/confirm", &stale).await;
        assert!(left.text().contains("0件を確定し、1件はそのままにしました。「1"), "named: {}", left.text());
        let seen = [("plan", plan.as_str()), ("year", &year.to_string()), ("seen", &format!("1:{steps}"))];
        led(
            &jimukyoku.post("/work/board/confirm", &seen).await,
            &format!("/work/board?plan={plan}&year={year}&done=confirm"),
        );

        let measure = format!("/measures/{}?year={year}", proposal.items[0].measure);
        for address in public_addresses(&measure, year) {
            let text = server.get(&address).await.text().to_owned();
            assert!(!text.contains("担い手の講座を三回開いた"), "a draft on {address}: {text}");
            assert!(!text.contains("資料５") && !text.contains("照会"), "{address}: {text}");
        }
        let publish = [
            ("year", year.to_string()),
            ("plan", plan.clone()),
            ("meeting", "第１回福祉推進審議会".to_owned()),
            ("meeting-date", "2025-07-10".to_owned()),
            ("number", "資料５".to_owned()),
            ("as-of", "2025-03-31".to_owned()),
        ];
        let publish = publish.map(|(name, value)| (name.to_owned(), value));
        led(&send(&jimukyoku, "/work/publish", &publish).await, &format!("/work/publish?year={year}&done=publish"));
        let after = server.get(&measure).await.text().to_owned();
        assert!(after.contains("担い手の講座を三回開いた") && after.contains("1,234"), "{after}");
        let offered = jimukyoku.get(&format!("/work/publish?year={year}")).await.text().to_owned();
        let typed =
            publish.iter().filter(|(name, _)| matches!(name.as_str(), "meeting" | "meeting-date" | "number" | "as-of"));
        assert!(offered.contains("すでに公表しています"), "{offered}");
        assert!(
            typed.clone().count() == 4
                && typed.clone().all(|(_, value)| offered.contains(&format!("value=\"{value}\""))),
            "{offered}"
        );
        let again = send(&jimukyoku, "/work/publish", &publish).await;
        assert!(again.status.as_u16() == 422 && again.text().contains("前に公表した内容と同じ"), "{}", again.text());
    })
    .await;
}

#[tokio::test]
async fn two_who_write_at_once_lose_nothing() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        let (one, other) = (Browser::signed_in(server, "shunin").await, Browser::signed_in(server, "kacho").await);
        let stamp = hidden(one.get("/work/reports/1").await.text(), "stamp");
        led(&write(&other, "先に書いた。", "5").await, "/work/reports/1?done=stored");
        let late = [("stamp", stamp.as_str()), ("mark", ""), ("narrative", "後から書いた。"), ("remark", "")];
        let overtaken = one.post("/work/reports/1", &late).await;
        let text = overtaken.text();
        assert_eq!(overtaken.status.as_u16(), 422);
        assert!(text.contains("ほかの人が先に保存しました") && text.contains("後から書いた。"), "{text}");
        assert!(text.contains("先に書いた。"), "and what stands there now: {text}");
        let stored = other.get("/work/reports/1").await.text().to_owned();
        assert!(stored.contains("先に書いた。") && !stored.contains("後から書いた。"), "{stored}");
        // A long text without script is ten times as long on its way.
        let long = "長".repeat(30_000);
        led(&write(&one, &long, "5").await, "/work/reports/1?done=stored");
        assert!(other.get("/work/reports/1").await.text().contains(&long));
    })
    .await;
}

/// Goes back to a version as its page offers it.
async fn restore(browser: &Browser<'_>, version: u32, stamp: Option<&str>) -> Answer {
    let address = format!("/work/reports/1/history/{version}");
    let page = browser.get(&address).await.text().to_owned();
    let stamp = stamp.map_or_else(|| hidden(&page, "stamp"), str::to_owned);
    browser.post(&format!("{address}/restore"), &[("stamp", &stamp)]).await
}

#[tokio::test]
async fn an_older_version_comes_back_by_a_form_and_nothing_is_lost_by_it() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let lead = proposal.items[0].responsible.as_ref().unwrap().lead;
        settle(server, "etsuran", vec![held(lead, DepartmentRole::Reader)], &[]).await;
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        let shunin = Browser::signed_in(server, "shunin").await;
        let empty = shunin.get("/work/reports/1/history").await;
        assert!(empty.text().contains("まだ記録はありません。"), "{}", empty.text());
        led(&write(&shunin, "最初の文。", "5").await, "/work/reports/1?done=stored");
        let report = shunin.get("/work/reports/1").await.text().to_owned();
        assert!(report.contains("href=\"/work/reports/1/history\""), "{report}");
        let history = shunin.get("/work/reports/1/history").await.text().to_owned();
        assert!(history.contains("今の内容") && history.contains("shuninさん（評価、説明、実績値）"), "{history}");
        let compared = shunin.get("/work/reports/1/history/1?against=now").await.text().to_owned();
        assert!(compared.contains("<ins>") && compared.contains("最初の文。"), "{compared}");

        let stale = hidden(&compared, "stamp");
        led(&restore(&shunin, 1, None).await, "/work/reports/1?done=restored");
        let blank = shunin.get("/work/reports/1?done=restored").await.text().to_owned();
        assert!(!blank.contains("最初の文。") && blank.contains("前の版に戻しました。"), "{blank}");
        let refused = restore(&shunin, 2, Some(&stale)).await;
        assert!(
            refused.status.as_u16() == 422 && refused.text().contains("ほかの人が書きました"),
            "{}",
            refused.text()
        );
        led(&restore(&shunin, 2, None).await, "/work/reports/1?done=restored");
        assert!(shunin.get("/work/reports/1").await.text().contains("最初の文。"));
        assert_eq!(shunin.get("/work/reports/1/history/9").await.status.as_u16(), 404);

        let etsuran = Browser::signed_in(server, "etsuran").await;
        let watched = etsuran.get("/work/reports/1").await.text().to_owned();
        assert!(watched.contains("&quot;writes&quot;:false") && !watched.contains("<textarea"), "{watched}");
        assert!(shunin.get("/work/reports/1").await.text().contains("&quot;writes&quot;:true"));
        let read = etsuran.get("/work/reports/1/history/1").await;
        assert!(read.status.is_success() && !read.text().contains("この版に戻す"), "{}", read.text());
        let refused = etsuran.post("/work/reports/1/history/1/restore", &[("stamp", "")]).await;
        assert!(refused.status.as_u16() == 422 && refused.text().contains("今は戻せません"), "{}", refused.text());
    })
    .await;
}

#[tokio::test]
async fn a_report_is_closed_to_those_without_a_part_in_it() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        let past = send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-05-31")).await;
        assert!(past.status.as_u16() == 422 && past.text().contains("締切が今日より前"), "{}", past.text());
        assert!(past.text().contains("よろしくお願いします。"), "what was typed stays");
        send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        settle(server, "yosomono", vec![], &[]).await;
        let stranger = Browser::signed_in(server, "yosomono").await;
        let refused = stranger.get("/work/reports/1").await;
        let told = refused.text().contains("この報告の担当課・団体の人だけが見られます。");
        assert!(refused.status.as_u16() == 403 && told && refused.text().contains("仕事場"), "{}", refused.text());
        assert_eq!(stranger.get("/work/reports/1/history").await.status.as_u16(), 403);
        assert_eq!(stranger.post("/work/reports/1", &[("narrative", "いたずら")]).await.status.as_u16(), 403);
        assert_eq!(stranger.post("/work/reports/1/confirm", &[("steps", "0")]).await.status.as_u16(), 403);
        assert_eq!(jimukyoku.get("/work/reports/99").await.status.as_u16(), 404);
        let filter = AuditFilter { deed: Some(Deed::Refused), ..AuditFilter::default() };
        let root = Actor {
            account: AccountId(1),
            today: super::staff::year(2025),
            memberships: Vec::new(),
            offices: vec![OfficeRole::Administrator],
        };
        let page = server.serving.accounts.read_audit(&root, &filter, &Call::local(NOW)).await.unwrap();
        let subjects: Vec<_> = page.entries.iter().map(|it| it.subject.as_str()).collect();
        assert_eq!(subjects, ["report 1"; 4], "each refusal is on record");
        assert_eq!(
            server.get("/live/reports/1").await.status.as_u16(),
            400,
            "the socket is there, for those who ask for one"
        );
    })
    .await;
}
