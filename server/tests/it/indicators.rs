//! 指標を変える, as people do it in browsers without script, and what readers see of it.

use super::staff::{Browser, on_each_database};
use super::support::TestServer;
use super::year::{city, hidden, led, opening, public_addresses, send};
use model::inquiry::Proposal;

const NAME: &str = "夜間講座 受講者数";

/// Opens the year in which report 1 is of 「shunin」.
async fn opened(server: &TestServer) -> Proposal {
    let proposal = city(server).await;
    let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
    let answer = send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.text());
    proposal
}

async fn add(browser: &Browser<'_>, name: &str, unit: &str, why: &str) -> super::support::Answer {
    let fields = [("name", name), ("unit", unit), ("counting", "延べ"), ("timing", "年間"), ("why", why)];
    browser.post("/work/reports/1/indicators/add", &fields).await
}

/// The key of an indicator in the form of 記入, by its name.
fn field_of(page: &str, name: &str) -> String {
    let is_own = |it: &&str| it.contains("for=\"value-") && it.contains(name);
    let label = page.split("<label").find(is_own).unwrap_or_else(|| panic!("{name} in {page}"));
    label.split_once("for=\"value-").unwrap().1.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn an_indicator_is_added_in_a_form_that_keeps_what_was_typed() {
    on_each_database(async |server| {
        opened(server).await;
        let shunin = Browser::signed_in(server, "shunin").await;
        let refused = add(&shunin, " ", "組", "講座を始めたため").await;
        assert_eq!(refused.status.as_u16(), 422);
        let text = refused.text();
        assert!(text.contains("指標の名前を入れてください。") && text.contains("href=\"#add-name\""), "{text}");
        assert!(text.contains("value=\"組\"") && text.contains("value=\"講座を始めたため\""), "what was typed stays");
        assert!(add(&shunin, NAME, "組", "").await.text().contains("理由を書いてください。"));
        assert!(add(&shunin, NAME, "3組", "理由").await.text().contains("数字を使わずに"));
        led(&add(&shunin, NAME, "組", "講座を始めたため").await, "/work/reports/1?done=altered");
        let again = add(&shunin, NAME, "組", "講座を始めたため").await;
        assert!(again.text().contains("同じ名前の指標がもうあります"), "{}", again.text());
        assert_eq!(shunin.post("/work/reports/1/indicators/divide", &[]).await.status.as_u16(), 404);
    })
    .await;
}

#[tokio::test]
async fn what_was_changed_is_taken_back_in_one_press() {
    on_each_database(async |server| {
        opened(server).await;
        let shunin = Browser::signed_in(server, "shunin").await;
        let page = shunin.get("/work/reports/1").await.text().to_owned();
        let known = page.split("id=\"value-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let fields = [("indicator", known.as_str()), ("why", "電話を含めて数えることにした。")];
        led(&shunin.post("/work/reports/1/indicators/redefine", &fields).await, "/work/reports/1?done=altered");
        let page = shunin.get("/work/reports/1?done=altered").await.text().to_owned();
        assert!(page.contains("数え方の変更：電話を含めて数えることにした。"), "{page}");
        assert!(page.contains("公表までは取り消せます。"));
        let number = hidden(&page, "alteration");
        let undo = [("alteration", number.as_str())];
        led(&shunin.post("/work/reports/1/indicators/undo", &undo).await, "/work/reports/1?done=undone");
        let twice = shunin.post("/work/reports/1/indicators/undo", &undo).await;
        assert!(twice.status.as_u16() == 422 && twice.text().contains("もう取り消されています"), "{}", twice.text());
        let page = shunin.get("/work/reports/1").await.text().to_owned();
        assert!(page.contains("shuninさんが取り消しました") && !page.contains("数え方の変更：電話"), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_new_indicator_is_no_business_of_readers_before_the_year_is_published() {
    on_each_database(async |server| {
        let proposal = opened(server).await;
        let shunin = Browser::signed_in(server, "shunin").await;
        add(&shunin, NAME, "組", "講座を始めたため").await;
        let page = shunin.get("/work/reports/1").await.text().to_owned();
        let key = field_of(&page, NAME);
        let (stamp, field) = (hidden(&page, "stamp"), format!("value-{key}"));
        let fields = [("stamp", stamp.as_str()), ("narrative", "・講座を開いた。"), ("remark", ""), (&field, "987654")];
        led(&shunin.post("/work/reports/1", &fields).await, "/work/reports/1?done=stored");
        let measure = format!("/measures/{}", proposal.items[0].measure);
        for address in public_addresses(&measure, proposal.year.western()) {
            let text = server.get(&address).await.text().to_owned();
            assert!(!text.contains("夜間講座") && !text.contains("987,654"), "{address}: {text}");
        }
        for address in [format!("/indicators/{key}"), format!("/charts/indicators/{key}.svg")] {
            let answer = server.get(&address).await;
            assert!(answer.status.as_u16() == 404 && !answer.text().contains("夜間講座"), "{address}");
        }
    })
    .await;
}
