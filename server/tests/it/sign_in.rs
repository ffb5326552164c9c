//! The door: links, passwords, codes, cookies, and whose page a form comes from.

use super::staff::{Browser, HOST, PASSWORD, link_in, on_each_database, open, settle};
use super::support::{NOW, TestServer};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use backend::Call;
use model::account::{AuditFilter, Deed, SignInRefused};
use server::layers::Transport;
use std::net::SocketAddr;

#[tokio::test]
async fn the_first_link_makes_the_first_account_once() {
    on_each_database(async |server| {
        let link = server.serving.accounts.create_first_link(&Call::local(NOW)).await.unwrap().unwrap();
        let address = format!("/login/link/{}", link.reveal());
        let browser = Browser::new(server);
        let page = browser.get(&address).await;
        assert!(page.text().contains("最初の管理の担当") && page.text().contains("12文字以上"), "{}", page.text());
        let fields = |name, password, again| {
            [("name", name), ("person", "管理　太郎"), ("mail", ""), ("password", password), ("again", again)]
        };
        for (fields, said) in [
            (fields("kanri", "short", "short"), "12文字以上にしてください"),
            (fields("kanri", "Password2025!", "Password2025!"), "よく使われる"),
            (fields("kanri", PASSWORD, "another"), "２つのパスワードが違います"),
            (fields("k", PASSWORD, PASSWORD), "３文字から"),
        ] {
            let refused = browser.post(&address, &fields).await;
            assert_eq!(refused.status, 422, "{said}");
            assert!(refused.text().contains(said), "{said} in {}", refused.text());
            assert!(refused.text().contains("管理　太郎") && !refused.text().contains(PASSWORD), "typed words stay");
        }
        let taken = browser.post(&address, &fields("kanri", PASSWORD, PASSWORD)).await;
        assert_eq!((taken.status.as_u16(), taken.header("location")), (303, "/login?said=password"));
        let again = browser.post(&address, &fields("kanri2", PASSWORD, PASSWORD)).await;
        assert!(again.status == 410 && again.text().contains("もう使われています"), "{}", again.text());
        Browser::signed_in(server, "kanri").await;
    })
    .await;
}

#[tokio::test]
async fn a_cookie_opens_the_door_and_signing_out_closes_it() {
    on_each_database(async |server| {
        open(server).await;
        let browser = Browser::new(server);
        let asked = browser.get("/work/people?q=a").await;
        assert_eq!(asked.status, 303);
        assert_eq!(asked.header("location"), "/login?said=asked&to=%2Fwork%2Fpeople%3Fq%3Da");
        let door = browser.get(asked.header("location")).await;
        assert!(door.text().contains("ログインすると開けます"), "{}", door.text());
        let wrong = browser.post("/login", &[("name", "kanri"), ("password", "wrong"), ("to", "/work/audit")]).await;
        assert_eq!(wrong.status, 422);
        let text = wrong.text();
        assert!(text.contains(&SignInRefused::Wrong.to_string()) && text.contains("value=\"kanri\""), "{text}");
        assert!(text.contains("value=\"/work/audit\"") && !text.contains("value=\"wrong\""), "{text}");
        let right = browser.post("/login", &[("name", "kanri"), ("password", PASSWORD), ("to", "/work/audit")]).await;
        assert_eq!((right.status.as_u16(), right.header("location")), (303, "/work/audit"));
        let kept = right.header("set-cookie");
        assert!(kept.starts_with("ayumi=") && kept.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{kept}");
        assert_eq!(browser.get("/work/audit").await.status, 200);
        assert_eq!(browser.get("/login").await.header("location"), "/work");
        let old = browser.cookie();
        let left = browser.post("/logout", &[]).await;
        assert!(left.header("set-cookie").contains("Max-Age=0"), "{}", left.header("set-cookie"));
        assert_ne!(browser.cookie(), old);
        let gone = server.ask("GET", "/work", &[("cookie", &old)]).await;
        assert_eq!(gone.header("location"), "/login?said=over&to=%2Fwork", "the old cookie opens nothing");
    })
    .await;
}

#[tokio::test]
async fn signing_out_with_text_that_was_not_sent_asks_first() {
    let server = TestServer::signing_in(None).await;
    open(&server).await;
    let browser = Browser::signed_in(&server, "kanri").await;
    browser.add_cookie("ayumi-unsent=12.15");
    let asked = browser.post("/logout", &[]).await;
    assert_eq!(asked.status, 422);
    let text = asked.text();
    assert!(text.contains("まだ送っていない文が残っています") && text.contains("/work/reports/15\""), "{text}");
    assert_eq!(browser.get("/work").await.status, 200, "nobody is signed out by a question");
    let left = browser.post("/logout", &[("forget", "yes")]).await;
    assert_eq!((left.status.as_u16(), left.header("clear-site-data")), (303, "\"storage\""));
    assert!(left.headers.get_all("set-cookie").iter().any(|it| it.to_str().unwrap().starts_with("ayumi-unsent=;")));
}

#[tokio::test]
async fn signing_in_gives_a_new_session_and_leads_to_no_other_site() {
    let server = TestServer::signing_in(None).await;
    open(&server).await;
    let browser = Browser::signed_in(&server, "kanri").await;
    let before = browser.cookie();
    let fields = [("name", "kanri"), ("password", PASSWORD), ("to", "https://evil.example/work")];
    let answer = browser.post("/login", &fields).await;
    assert_eq!(answer.header("location"), "/work");
    assert_ne!(browser.cookie(), before);
    let old = server.ask("GET", "/work", &[("cookie", &before)]).await;
    assert_eq!(old.status, 303, "the session before is over");
}

#[tokio::test]
async fn another_sites_page_changes_nothing_and_is_put_on_record() {
    on_each_database(async |server| {
        let root = open(server).await;
        let browser = Browser::signed_in(server, "kanri").await;
        for (origin, status) in [
            ("https://evil.example", 403),
            ("null", 403),
            ("http://ayumi.example", 403),
            (&*format!("http://{HOST}"), 303),
        ] {
            let answer = browser.post_from(origin, "/logout", &[]).await;
            assert_eq!(answer.status, status, "{origin}");
            assert!(status == 303 || answer.text().contains("この操作はできません"), "{}", answer.text());
        }
        let filter = AuditFilter { deed: Some(Deed::Refused), ..AuditFilter::default() };
        let page = server.serving.accounts.read_audit(&root, &filter, &Call::local(NOW)).await.unwrap();
        let told: Vec<_> = page.entries.iter().map(|it| (it.by, it.subject.as_str())).collect();
        assert_eq!(told, [(Some(root.account), "foreign page: POST /logout")], "few rows for many tries");
    })
    .await;
}

#[tokio::test]
async fn plain_http_lets_nobody_in_unless_the_settings_say_so() {
    let server = TestServer::empty().await;
    for address in ["/login", "/login/link/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let page = server.get(address).await;
        assert!(page.status == 200 && page.text().contains("いまはログインできません"), "{}", page.text());
        assert!(page.text().contains("--allow-insecure-http") && !page.text().contains("<form"), "{}", page.text());
    }
    let browser = Browser::new(&server);
    let refused = browser.post("/login", &[("name", "kanri"), ("password", PASSWORD)]).await;
    assert_eq!((refused.status.as_u16(), refused.header("set-cookie")), (403, ""));
}

#[tokio::test]
async fn by_https_the_cookie_is_bound_to_the_host() {
    let server = TestServer::served_by(Transport::Tls).await;
    open(&server).await;
    let browser = Browser::new(&server);
    let answer = browser.post("/login", &[("name", "kanri"), ("password", PASSWORD)]).await;
    let kept = answer.header("set-cookie");
    assert!(kept.starts_with("__Host-ayumi=") && kept.contains("; Secure"), "{kept}");
    let page = browser.get("/work").await;
    assert!(page.status == 200 && !page.text().contains("暗号化されていません"), "{}", page.text());
}

#[tokio::test]
async fn staff_pages_are_kept_by_nobody_and_run_no_script() {
    let server = TestServer::signing_in(None).await;
    open(&server).await;
    let browser = Browser::signed_in(&server, "kanri").await;
    for address in ["/work", "/work/account", "/work/people", "/work/people/1", "/work/audit", "/work/people/999"] {
        let page = browser.get(address).await;
        assert_eq!(page.header("cache-control"), "no-store", "{address}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"), "{policy}");
        if page.status == 200 {
            assert!(!policy.contains("script-src") && !page.text().contains("<script"), "{address}: {policy}");
            assert!(page.text().contains("庁内・未公表") && page.text().contains("暗号化されていません"), "{address}");
            assert!(!page.text().contains(" style=\""), "{address}");
        }
    }
}

#[tokio::test]
async fn public_pages_are_the_same_bytes_signed_in_and_out() {
    let server = TestServer::signing_in(None).await;
    server.import(1).await;
    open(&server).await;
    let browser = Browser::signed_in(&server, "kanri").await;
    for address in ["/", "/table", "/indicators", "/measures/1", "/nope"] {
        let (inside, outside) = (browser.get(address).await, server.get(address).await);
        let page = |text: &str| text.split("番号").next().unwrap().to_owned();
        assert_eq!(page(inside.text()), page(outside.text()), "{address}");
        assert_eq!(inside.header("etag"), outside.header("etag"), "{address}");
        assert_eq!(inside.header("set-cookie"), "", "{address}");
    }
}

#[tokio::test]
async fn a_second_factor_is_set_up_asked_for_and_ended() {
    on_each_database(async |server| {
        open(server).await;
        settle(server, "yamada", vec![], &[]).await;
        let browser = Browser::signed_in(server, "yamada").await;
        let wrong = browser.post("/work/account/factor", &[("proof", "wrong")]).await;
        assert_eq!(wrong.status, 422);
        let begun = browser.post("/work/account/factor", &[("proof", PASSWORD)]).await;
        assert_eq!(begun.header("location"), "/work/account/factor");
        let page = browser.get("/work/account/factor").await;
        let text = page.text();
        assert!(text.contains("<svg") && text.contains("account-secret"), "{text}");
        let secret: String =
            text.split("account-secret\">").nth(1).unwrap().split('<').next().unwrap().replace(' ', "");
        let wrong = browser.post("/work/account/factor/confirm", &[("code", "000000")]).await;
        assert!(wrong.status == 422 && wrong.text().contains("<svg"), "the pattern stays");
        let codes = browser.post("/work/account/factor/confirm", &[("code", &code_of(&secret, 0))]).await;
        assert_eq!(codes.text().matches("<li><code>").count(), 10, "{}", codes.text());
        let recovery = codes.text().split("<li><code>").nth(1).unwrap().split('<').next().unwrap().to_owned();

        let other = Browser::new(server);
        let half = other.post("/login", &[("name", "yamada"), ("password", PASSWORD), ("to", "/work/account")]).await;
        assert_eq!(half.header("location"), "/login/code?to=%2Fwork%2Faccount");
        assert_eq!(other.get("/work").await.status, 303, "half signed in is not signed in");
        let used = other.post("/login/code", &[("code", &code_of(&secret, 0)), ("to", "/work/account")]).await;
        assert!(used.status == 422 && used.text().contains("確認コードが違います"), "a code is used once");
        let whole = other.post("/login/code", &[("code", &recovery), ("to", "/work/account")]).await;
        assert_eq!(whole.header("location"), "/work/account");
        assert!(other.get("/work/account").await.text().contains("9"), "one recovery code less");
        let ended = other.post("/work/account/factor/end", &[("code", &code_of(&secret, 1))]).await;
        assert_eq!(ended.header("location"), "/work/account", "{}", ended.text());
        Browser::signed_in(server, "yamada").await;
    })
    .await;
}

/// The code that an authenticator shows so many steps of thirty seconds from now.
fn code_of(secret: &str, steps: i64) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let key = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&key).unwrap();
    mac.update(&(NOW.0 / 30 + steps).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0xF);
    let four: [u8; 4] = hash[at..at + 4].try_into().unwrap();
    format!("{:06}", (u32::from_be_bytes(four) & 0x7FFF_FFFF) % 1_000_000)
}

#[tokio::test]
async fn another_password_ends_all_sessions_and_a_session_is_ended_by_its_owner() {
    let server = TestServer::signing_in(None).await;
    open(&server).await;
    settle(&server, "yamada", vec![], &[]).await;
    let (one, two) = (Browser::signed_in(&server, "yamada").await, Browser::signed_in(&server, "yamada").await);
    let page = one.get("/work/account").await;
    assert!(page.text().contains("2台") && page.text().contains("いま使っている端末"), "{}", page.text());
    let end = |text: &str| {
        let all = text.split("/work/account/sessions/").skip(1).map(|it| it.split('/').next().unwrap().to_owned());
        all.max_by_key(|it| it.parse::<i64>().unwrap()).unwrap()
    };
    let newest = end(page.text());
    let ended = one.post(&format!("/work/account/sessions/{newest}/end"), &[]).await;
    assert_eq!(ended.header("location"), "/work/account");
    assert_eq!(two.get("/work").await.status, 303);
    let new = "青い屋根の図書館と猫たち";
    let change =
        async |old| one.post("/work/account/password", &[("old", old), ("password", new), ("again", new)]).await;
    assert_eq!(change("wrong").await.status, 422);
    assert_eq!(change(PASSWORD).await.header("location"), "/login?said=password");
    assert_eq!(one.get("/work").await.status, 303);
    let answer = one.post("/login", &[("name", "yamada"), ("password", new)]).await;
    assert_eq!(answer.header("location"), "/work");
}

#[tokio::test]
async fn a_form_that_comes_too_late_is_not_lost() {
    let server = TestServer::signing_in(None).await;
    let late = Browser::new(&server).post("/work/people/new", &[("name", "yamada")]).await;
    assert_eq!(late.status, 401);
    assert!(late.text().contains("まだ送られていません") && late.text().contains("再読み込み"), "{}", late.text());
}

#[tokio::test]
async fn who_guesses_waits_and_is_told_how_long() {
    let server = TestServer::signing_in(None).await;
    open(&server).await;
    let browser = Browser::new(&server);
    let mut said = String::new();
    for _ in 0..8 {
        let answer = browser.post("/login", &[("name", "kanri"), ("password", "wrong")]).await;
        answer.text().clone_into(&mut said);
    }
    assert!(said.contains("秒待ってから"), "{said}");
}

#[tokio::test]
async fn a_demo_link_signs_in_at_the_press_of_a_button_and_not_by_being_looked_at() {
    let server = TestServer::signing_in(None).await;
    open(&server).await;
    let account = settle(&server, "yamada", vec![], &[]).await;
    let token = server.serving.accounts.create_demo_link(account, &Call::local(NOW)).await.unwrap();
    let address = format!("/login/link/{}", token.reveal());
    let browser = Browser::new(&server);
    for _ in 0..2 {
        assert!(browser.get(&address).await.text().contains("見本市の人としてログイン"));
    }
    assert_eq!(browser.post(&address, &[]).await.header("location"), "/work");
    assert_eq!(browser.get("/work").await.status, 200);
    assert_eq!(link_in(&format!("x{address}")), token.reveal());
}

#[tokio::test]
async fn where_somebody_comes_from_is_not_theirs_to_say() {
    let server = TestServer::signing_in(None).await;
    let root = open(&server).await;
    let mut request = Request::post("/login")
        .header("x-forwarded-for", "203.0.113.9")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("name=kanri&password=wrong"))
        .unwrap();
    request.extensions_mut().insert(ConnectInfo::<SocketAddr>("198.51.100.7:4711".parse().unwrap()));
    assert_eq!(server.send(request).await.status, 422);
    let filter = AuditFilter { deed: Some(Deed::SignInFailed), ..AuditFilter::default() };
    let page = server.serving.accounts.read_audit(&root, &filter, &Call::local(NOW)).await.unwrap();
    assert_eq!(page.entries[0].address.as_deref(), Some("198.51.100.7"));
}
