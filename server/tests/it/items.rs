//! 聞く項目と担当, changed in browsers without script while the year is open.

use super::staff::{Browser, on_each_database};
use super::year::{city, hidden, led, opening, send};

#[tokio::test]
async fn the_secretariat_changes_who_answers_and_what_is_asked() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        let (plan, year) = (proposal.plan.to_string(), proposal.year.western().to_string());
        let of = [("plan", plan.as_str()), ("year", year.as_str())];
        let address = format!("/work/inquiry/items?plan={plan}&year={year}");
        assert!(jimukyoku.get("/work/board").await.text().contains("/work/inquiry/items"), "the board leads there");
        let page = jimukyoku.get(&address).await.text().to_owned();
        let (item, left) = (&proposal.items[0], &proposal.items[1]);
        assert!(page.contains(&item.title) && page.contains(&left.title), "{page}");

        let shunin = Browser::signed_in(server, "shunin").await;
        assert_eq!(shunin.get("/work/reports/1").await.status.as_u16(), 200);
        let was = hidden(&page, "was");
        let lead = item.responsible.as_ref().unwrap().lead;
        let other = proposal.departments.iter().find(|it| !was.split(',').any(|was| was == it.0.to_string())).unwrap();
        let other = other.0.to_string();
        let fields = [&of[..], &[("was", was.as_str()), ("lead", "")]].concat();
        let refused = jimukyoku.post("/work/inquiry/items/1/departments", &fields).await;
        assert!(refused.status.as_u16() == 422 && refused.text().contains("主担当を選んで"), "{}", refused.text());
        let fields = [&of[..], &[("was", was.as_str()), ("lead", other.as_str())]].concat();
        led(&jimukyoku.post("/work/inquiry/items/1/departments", &fields).await, &format!("{address}&done=who"));
        assert_eq!(shunin.get("/work/reports/1").await.status.as_u16(), 403, "who has no part in it any more");
        let late = jimukyoku.post("/work/inquiry/items/1/departments", &fields).await;
        assert_eq!(late.status.as_u16(), 422, "of a page that was overtaken: {}", late.text());

        let (measure, lead) = (left.measure.to_string(), lead.to_string());
        let fields = [&of[..], &[("measure", measure.as_str()), ("lead", lead.as_str())]].concat();
        led(&jimukyoku.post("/work/inquiry/items/add", &fields).await, &format!("{address}&done=added"));
        assert!(shunin.get("/work").await.text().contains(&left.title));
    })
    .await;
}

#[tokio::test]
async fn an_item_begins_by_a_form_that_keeps_what_was_typed() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        let policy =
            server.backend.snapshot().await.unwrap().policies_of(proposal.plan, proposal.basis).next().unwrap().id;
        let (plan, year) = (proposal.plan.to_string(), proposal.year.western().to_string());
        let lead = proposal.items[0].responsible.as_ref().unwrap().lead.to_string();
        let policy = policy.to_string();
        let begin = async |title: &str, number: &str, lead: &str| {
            let fields = [
                ("plan", plan.as_str()),
                ("year", year.as_str()),
                ("title", title),
                ("commitment", "・夜も開きます。"),
                ("policy", policy.as_str()),
                ("number", number),
                ("lead", lead),
            ];
            jimukyoku.post("/work/inquiry/items/begin", &fields).await
        };
        let refused = begin("", "50", &lead).await;
        assert!(refused.status.as_u16() == 422 && refused.text().contains("href=\"#title\""), "{}", refused.text());
        assert!(refused.text().contains("・夜も開きます。"), "what was typed stays");
        assert!(begin("夜の居場所", "五十", &lead).await.text().contains("数字で入れてください"));
        assert!(begin("夜の居場所", "50", "").await.text().contains("主担当を選んでください"));
        assert!(begin(&proposal.items[0].title, "50", &lead).await.text().contains("同じ題名の項目"));
        let address = format!("/work/inquiry/items?plan={plan}&year={year}&done=begun");
        led(&begin("夜の居場所", "（５０）", &lead).await, &address);
        let shunin = Browser::signed_in(server, "shunin").await;
        assert!(shunin.get("/work").await.text().contains("夜の居場所"));
        for address in ["/", "/table", "/indicators"] {
            assert!(!server.get(address).await.text().contains("夜の居場所"), "{address}");
        }
    })
    .await;
}

#[tokio::test]
async fn one_department_is_reminded_from_its_row() {
    on_each_database(async |server| {
        let proposal = city(server).await;
        let jimukyoku = Browser::signed_in(server, "jimukyoku").await;
        send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
        let board = jimukyoku.get("/work/board").await.text().to_owned();
        let row = board.split("class=\"board-remind\"").nth(1).unwrap();
        let department = hidden(row, "department");
        let (plan, year) = (proposal.plan.to_string(), proposal.year.western().to_string());
        let fields = [("plan", plan.as_str()), ("year", year.as_str()), ("department", department.as_str())];
        let to = format!("/work/board?plan={plan}&year={year}&done=remind");
        led(&jimukyoku.post("/work/board/remind", &fields).await, &to);
        let again = jimukyoku.post("/work/board/remind", &fields).await;
        assert!(again.status.as_u16() == 422 && again.text().contains("今日すでに督促しています"), "{}", again.text());
        let board = jimukyoku.get("/work/board").await.text().to_owned();
        assert_eq!(board.matches("<small>督促 ").count(), 1, "the others were left in peace: {board}");
    })
    .await;
}
