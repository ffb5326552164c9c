//! What the 管理 does: inviting, roles, disabling, 異動, and the audit log.

use super::staff::{Browser, PASSWORD, held, link_in, on_each_database, open, settle};
use super::support::TestServer;
use model::account::DepartmentRole;
use model::id::DepartmentId;

async fn departments(server: &TestServer) -> Vec<DepartmentId> {
    server.import(1).await;
    server.backend.snapshot().await.unwrap().facts.departments.iter().map(|it| it.id).collect()
}

#[tokio::test]
async fn somebody_is_invited_sets_a_password_and_has_their_role() {
    on_each_database(async |server| {
        let one = departments(server).await[0].to_string();
        open(server).await;
        let root = Browser::signed_in(server, "kanri").await;
        assert!(root.get("/work/people/new").await.text().contains("招待のリンクを作る"));
        let fields = |name, last| {
            [
                ("name", name),
                ("person", "田中　一郎"),
                ("mail", "tanaka@city.example"),
                ("department", &*one),
                ("role", "approver"),
                ("first", "2025"),
                ("last", last),
                ("secretariat", "on"),
            ]
        };
        let refused = root.post("/work/people/new", &fields("kanri", "")).await;
        assert!(refused.status == 422 && refused.text().contains("ほかの人が使っています"), "{}", refused.text());
        assert!(refused.text().contains("田中　一郎") && refused.text().contains("checked"), "what was typed stays");
        let refused = root.post("/work/people/new", &fields("tanaka", "2024")).await;
        assert!(refused.status == 422 && refused.text().contains("始まりの年度より前"), "{}", refused.text());
        let made = root.post("/work/people/new", &fields("tanaka", "")).await;
        assert_eq!(made.status, 200);
        assert!(made.text().contains("http://ayumi.example:3000/login/link/"), "{}", made.text());

        let tanaka = Browser::new(server);
        let address = format!("/login/link/{}", link_in(made.text()));
        let page = tanaka.get(&address).await;
        assert!(page.text().contains("はじめてのパスワード") && page.text().contains("田中　一郎"));
        let taken = tanaka.post(&address, &[("password", PASSWORD), ("again", PASSWORD)]).await;
        assert_eq!(taken.header("location"), "/login?said=password");
        let tanaka = Browser::signed_in(server, "tanaka").await;
        let text = tanaka.get("/work").await.text().to_owned();
        assert!(text.contains("承認（令和７年度から）") && text.contains("事務局"), "{text}");
        assert!(!text.contains("/work/people"), "people are the business of the 管理");
        let list = root.get(&format!("/work/people?q=%E7%94%B0%E4%B8%AD&department={one}")).await;
        assert!(list.text().contains("2人中 1人") && list.text().contains("田中　一郎"), "{}", list.text());
    })
    .await;
}

#[tokio::test]
async fn roles_offices_and_names_are_changed_on_a_persons_page() {
    on_each_database(async |server| {
        let one = departments(server).await[0];
        open(server).await;
        let account = settle(server, "yamada", vec![held(one, DepartmentRole::Writer)], &[]).await;
        let root = Browser::signed_in(server, "kanri").await;
        let page = format!("/work/people/{account}");
        let shows = async |words: &str| root.get(&page).await.text().contains(words);
        assert!(shows("入力（令和２年度から）").await);
        let department = one.to_string();
        let role = |role, first| [("department", &*department), ("role", role), ("first", first), ("last", "2026")];
        let given = root.post(&format!("{page}/roles"), &role("approver", "2025")).await;
        let changed = format!("{page}?done=changed");
        assert_eq!(given.header("location"), changed);
        assert!(root.get(&changed).await.text().contains("変更しました。"));
        assert!(shows("承認（令和７〜８年度）").await);
        let refused = root.post(&format!("{page}/roles"), &role("approver", "2027")).await;
        assert!(refused.status == 422 && refused.text().contains("終わりの年度"), "{}", refused.text());
        let nowhere = root.post(&format!("{page}/roles"), &[("department", "")]).await;
        assert!(nowhere.status == 422 && nowhere.text().contains("課・団体を選んでください"));
        let end = |role, first, when| [("department", &*department), ("role", role), ("first", first), ("when", when)];
        root.post(&format!("{page}/roles/end"), &end("writer", "2020", "year")).await;
        assert!(shows("入力（令和２〜７年度）").await);
        root.post(&format!("{page}/roles/end"), &end("approver", "2025", "now")).await;
        assert!(!shows("承認（").await, "a mistake is taken back at once");
        root.post(&format!("{page}/offices/give"), &[("office", "secretariat")]).await;
        assert!(shows("事務局を外す").await);
        root.post(&format!("{page}/offices/end"), &[("office", "secretariat")]).await;
        assert!(!shows("事務局を外す").await);
        let last = root.post("/work/people/1/offices/end", &[("office", "administrator")]).await;
        assert!(last.status == 422 && last.text().contains("ひとりもいなくなります"), "{}", last.text());
        let taken = root.post(&format!("{page}/identity"), &[("name", "kanri"), ("person", "別の名前")]).await;
        assert!(taken.status == 422 && taken.text().contains("別の名前"), "{}", taken.text());
        root.post(&format!("{page}/identity"), &[("name", "yamada"), ("person", "山田　花子")]).await;
        assert!(shows("<h1>山田　花子</h1>").await);
        assert_eq!(root.get("/work/people/999").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn who_is_disabled_is_out_at_once_and_a_reset_link_lets_a_forgetful_one_in() {
    on_each_database(async |server| {
        open(server).await;
        let account = settle(server, "yamada", vec![], &[]).await;
        let (root, yamada) = (Browser::signed_in(server, "kanri").await, Browser::signed_in(server, "yamada").await);
        let page = format!("/work/people/{account}");
        root.post(&format!("{page}/disable"), &[]).await;
        assert_eq!(yamada.get("/work").await.status, 303);
        let refused = yamada.post("/login", &[("name", "yamada"), ("password", PASSWORD)]).await;
        assert!(refused.text().contains("止められています"), "{}", refused.text());
        assert!(root.post(&format!("{page}/link"), &[]).await.text().contains("先に、止めるのをやめてください"));
        root.post(&format!("{page}/enable"), &[]).await;
        let made = root.post(&format!("{page}/link"), &[]).await;
        assert!(made.text().contains("再設定のリンク") && made.text().contains("令和７年６月２日"), "{}", made.text());
        let (new, address) = ("青い屋根の図書館と猫たち", format!("/login/link/{}", link_in(made.text())));
        assert_eq!(yamada.post(&address, &[("password", new), ("again", new)]).await.status, 303);
        let answer = yamada.post("/login", &[("name", "yamada"), ("password", new)]).await;
        assert_eq!(answer.header("location"), "/work");
        let sessions = root.get(&page).await.text().to_owned();
        let end = sessions.split(&format!("{page}/sessions/")).nth(1).unwrap().split('/').next().unwrap();
        root.post(&format!("{page}/sessions/{end}/end"), &[]).await;
        assert_eq!(yamada.get("/work").await.status, 303, "the 管理 ends a session too");
    })
    .await;
}

#[tokio::test]
async fn roles_are_handed_over_from_a_year_on() {
    on_each_database(async |server| {
        let one = departments(server).await[0];
        open(server).await;
        let from = settle(server, "yamada", vec![held(one, DepartmentRole::Approver)], &[]).await.to_string();
        let to = settle(server, "tanaka", vec![], &[]).await.to_string();
        let root = Browser::signed_in(server, "kanri").await;
        let page = root.get("/work/people/handover").await;
        assert!(page.text().contains("yamadaさん") && page.text().contains("令和８年度"), "{}", page.text());
        let unchosen = root.post("/work/people/handover", &[("from", ""), ("to", &*to), ("year", "2026")]).await;
        assert!(unchosen.status == 422 && unchosen.text().contains("前の担当と次の担当を選んでください"));
        let same = [("from", &*from), ("to", &*from), ("year", "2026")];
        let refused = root.post("/work/people/handover", &same).await;
        assert!(refused.status == 422 && refused.text().contains("別の人を選んでください"));
        let moved = [("from", &*from), ("to", &*to), ("year", "2026")];
        assert_eq!(root.post("/work/people/handover", &moved).await.status, 303);
        assert!(root.get(&format!("/work/people/{from}")).await.text().contains("承認（令和２〜７年度）"));
        assert!(root.get(&format!("/work/people/{to}")).await.text().contains("承認（令和８年度から）"));
    })
    .await;
}

#[tokio::test]
async fn the_audit_log_is_searched_leafed_through_and_taken_away() {
    on_each_database(async |server| {
        open(server).await;
        for number in 0..20 {
            settle(server, &format!("person{number:02}"), vec![], &[]).await;
        }
        let root = Browser::signed_in(server, "kanri").await;
        let page = root.get("/work/audit").await;
        assert_eq!(page.text().matches("番</p>").count(), 50, "a page");
        let more = page.text().split("href=\"/work/audit?").nth(1).unwrap().split('"').next().unwrap();
        let next = root.get(&format!("/work/audit?{more}")).await;
        assert!(next.status == 200 && !next.text().contains("これより前の記録"), "{}", next.text());
        let shown = page.text().matches("番</p>").count() + next.text().matches("番</p>").count();
        let file = root.get("/work/audit.csv").await;
        assert!(file.header("content-type").starts_with("text/csv") && file.text().starts_with("\u{feff}番号,日時"));
        assert_eq!(file.text().lines().count(), shown + 1, "every row once");
        let deed = "/work/audit?deed=%E3%83%AD%E3%82%B0%E3%82%A4%E3%83%B3&by=1&from=2025-06-01&to=2025-06-01";
        assert_eq!(root.get(deed).await.text().matches("番</p>").count(), 1);
        let before = root.get("/work/audit?to=2025-05-31").await;
        assert!(before.text().contains("当てはまる記録はありません"));
        let odd = root.get("/work/audit?from=yesterday").await;
        assert!(odd.status == 422 && odd.text().contains("日付は") && odd.text().contains("yesterday"));
    })
    .await;
}

#[tokio::test]
async fn departments_are_renamed_merged_and_founded_from_a_year_on() {
    on_each_database(async |server| {
        let all = departments(server).await;
        let (one, two) = (all[0].to_string(), all[1].to_string());
        open(server).await;
        let account = settle(server, "yamada", vec![held(all[0], DepartmentRole::Writer)], &[]).await;
        let root = Browser::signed_in(server, "kanri").await;
        let page = "/work/departments";
        let rename = [("renamed", &*one), ("new-name", "新しい福祉課"), ("renamed-year", "2026")];
        assert_eq!(
            root.post(&format!("{page}/rename"), &rename).await.header("location"),
            format!("{page}?done=changed")
        );
        assert!(root.get(page).await.text().contains("新しい福祉課（令和８年度から）"));
        let taken =
            root.post(&format!("{page}/found"), &[("founded", "新しい 福祉課"), ("founded-year", "2026")]).await;
        assert!(taken.status == 422 && taken.text().contains("もうあります"), "{}", taken.text());
        assert!(taken.text().contains("value=\"新しい 福祉課\""), "what was typed stays");
        let founded = [("founded", "こども課"), ("founded-year", "2026")];
        assert_eq!(root.post(&format!("{page}/found"), &founded).await.status, 303);
        let merge = |from, into| [("merged", from), ("into", into), ("merged-year", "2027"), ("people", "on")];
        for (from, into, said) in [("", "", "選んでください"), (&*one, &*one, "別の課・団体を選んでください")]
        {
            let refused = root.post(&format!("{page}/merge"), &merge(from, into)).await;
            assert!(refused.status == 422 && refused.text().contains(said), "{said} in {}", refused.text());
        }
        assert_eq!(root.post(&format!("{page}/merge"), &merge(&one, &two)).await.status, 303);
        assert!(root.get(page).await.text().contains("令和９年度から、仕事は「"), "the year is to come");
        let person = root.get(&format!("/work/people/{account}")).await;
        assert!(person.text().contains("入力（令和９年度から）"), "{}", person.text());
        for (number, status) in [(1, 422), (9, 404), (3, 303), (1, 303)] {
            let answer = root.post(&format!("{page}/{number}/back"), &[]).await;
            assert_eq!(answer.status, status, "{number}: {}", answer.text());
            assert!(status != 422 || answer.text().contains("新しいものから順に"), "{}", answer.text());
        }
        assert!(!root.get(page).await.text().contains("新しい福祉課"), "taken back");
        let log = root.get("/work/audit?deed=%E7%B5%84%E7%B9%94%E6%94%B9%E6%AD%A3").await;
        assert!(log.text().contains("令和８年度から「新しい福祉課」に名称変更"), "{}", log.text());
        assert_eq!(server.backend.check().await.unwrap().problems, [""; 0]);
    })
    .await;
}
