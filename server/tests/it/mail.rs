//! 督促 by mail: what waits in the queue reaches a mail server, once.

use super::staff::{Browser, open, settle, year};
use super::support::{NOW, TestServer};
use backend::Call;
use backend::account::Invited;
use backend::inquiry::Opening;
use model::account::{Actor, Identity, MailAddress, Mailing, OfficeRole, PersonName, SignInName};
use model::date::Date;
use model::id::AccountId;
use model::inquiry::{Deadlines, Notice, Question};
use model::report::Responsible;
use sea_orm::{ConnectionTrait as _, Database};
use server::config::Settings;
use server::mail::Post;
use std::collections::BTreeMap;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpListener;

/// A mail server that takes one mail a connection; gives what it was told.
async fn take_mail(listener: TcpListener) -> String {
    let (socket, _) = listener.accept().await.unwrap();
    let mut socket = BufReader::new(socket);
    let mut said = String::new();
    socket.write_all(b"220 here\r\n").await.unwrap();
    let mut body = false;
    loop {
        let mut line = String::new();
        if socket.read_line(&mut line).await.unwrap() == 0 {
            return said;
        }
        said.push_str(&line);
        let answer: &[u8] = match line.trim_end() {
            "." => {
                body = false;
                b"250 taken\r\n"
            }
            _ if body => b"",
            "DATA" => {
                body = true;
                b"354 go on\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 yes\r\n",
        };
        socket.write_all(answer).await.unwrap();
    }
}

fn settings(smtp: Option<String>, from: Option<&str>) -> Settings {
    Settings {
        data: "data".into(),
        database: None,
        listen: "127.0.0.1:3000".parse().unwrap(),
        metrics: None,
        base: Default::default(),
        public_url: Some("https://ayumi.example/".to_owned()),
        plain_http: server::layers::PlainHttp::Refused,
        trusted_proxy: Vec::new(),
        smtp,
        mail_from: from.map(str::to_owned),
        site_name: None,
        site_code: None,
        font: None,
    }
}

/// A year in which one department is waited for, with one writer who has an address.
async fn remind(server: &TestServer) {
    server.import(1).await;
    open(server).await;
    let now = server.backend.snapshot().await.unwrap();
    let (plan, measure, own) = (now.facts.plans[0].id, now.facts.measures[0].id, now.facts.departments[0].id);
    let path = server.folder().join("data/ayumi.sqlite");
    let db = Database::connect(format!("sqlite:{}", path.display())).await.unwrap();
    let rows = format!(
        "INSERT INTO account (id, sign_in, name, mail, made_at) VALUES (90, 'kaki', '書記', 'kaki@city.example', 0);\
         INSERT INTO membership VALUES (90, {own}, 'Writer', 2020, NULL)"
    );
    db.execute_unprepared(&rows).await.unwrap();
    db.close().await.unwrap();
    let secretary = Actor {
        account: AccountId(1),
        today: year(2025),
        memberships: Vec::new(),
        offices: vec![OfficeRole::Secretariat],
    };
    let next = now.years_of(plan).next_back().and_then(|it| it.next()).unwrap();
    let deadlines = Deadlines { due: Date::constant(2025, 6, 30), exceptions: BTreeMap::new() };
    let responsible = Responsible { lead: own, joint: Vec::new() };
    let opening = Opening {
        plan,
        year: next,
        notice: Notice::new("", deadlines).unwrap(),
        questions: vec![Question { measure, responsible }],
    };
    server.backend.open_inquiry(&secretary, opening, &Call::local(NOW)).await.unwrap();
    server.backend.remind(&secretary, (plan, next), &[], &Call::local(NOW)).await.unwrap();
}

#[tokio::test]
async fn a_reminder_reaches_the_mail_server_once() {
    let server = TestServer::signing_in(None).await;
    remind(&server).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let smtp = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = tokio::spawn(take_mail(listener));
    let post = Post::of(&settings(Some(smtp), Some("事務局 <fukushi@city.example>"))).unwrap().unwrap();
    post.send_all(&server.serving).await.unwrap();
    post.send_all(&server.serving).await.unwrap();
    drop(post);
    let said = taken.await.unwrap();
    assert_eq!(said.matches("RCPT TO:<kaki@city.example>").count(), 1, "{said}");
    assert!(said.contains("MAIL FROM:<fukushi@city.example>"), "{said}");
}

#[tokio::test]
async fn a_mail_server_that_is_away_holds_nobody_up() {
    let server = TestServer::signing_in(None).await;
    remind(&server).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let smtp = format!("smtp://{}", listener.local_addr().unwrap());
    drop(listener);
    let post = Post::of(&settings(Some(smtp), Some("fukushi@city.example"))).unwrap().unwrap();
    post.send_all(&server.serving).await.unwrap();
    assert_eq!(server.serving.accounts.claim_mail(NOW).await.unwrap(), None, "noted, and not tried again");
    settle(&server, "jimukyoku", vec![], &[OfficeRole::Secretariat]).await;
    let jimukyoku = Browser::signed_in(&server, "jimukyoku").await;
    let board = jimukyoku.get("/work/board").await.text().to_owned();
    assert!(board.contains("届いていないかもしれない督促のメールが1通あります。"), "{board}");
    let page = jimukyoku.get("/work/mail").await.text().to_owned();
    assert!(page.contains("kaki@city.example") && page.contains("メールサーバーにつながりません。"), "{page}");
    let mail = page.split_once("/work/mail/").unwrap().1.split('/').next().unwrap();
    let again = jimukyoku.post(&format!("/work/mail/{mail}/again"), &[]).await;
    assert_eq!((again.status.as_u16(), again.header("location")), (303, "/work/mail?done=mail"), "{}", again.text());
    let twice = jimukyoku.post(&format!("/work/mail/{mail}/again"), &[]).await;
    assert!(twice.status.as_u16() == 422 && twice.text().contains("もう送られている"), "{}", twice.text());
    assert!(server.serving.accounts.claim_mail(NOW).await.unwrap().is_some(), "it waits once more");
}

#[tokio::test]
async fn who_is_invited_gets_their_link_by_mail() {
    let server = TestServer::signing_in(None).await;
    let root = open(&server).await;
    let accounts = server.serving.accounts.clone().with_mail(Mailing::On);
    let identity = Identity {
        sign_in: SignInName::new("kaki").unwrap(),
        name: PersonName::new("書記").unwrap(),
        mail: Some(MailAddress::new("kaki@city.example").unwrap()),
    };
    let invited = Invited { identity, memberships: vec![], offices: vec![] };
    accounts.invite(&root, invited, &Call::local(NOW)).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let smtp = format!("smtp://{}", listener.local_addr().unwrap());
    let taken = tokio::spawn(take_mail(listener));
    let post = Post::of(&settings(Some(smtp), Some("fukushi@city.example"))).unwrap().unwrap();
    post.send_all(&server.serving).await.unwrap();
    drop(post);
    let said = taken.await.unwrap();
    assert_eq!(said.matches("RCPT TO:<kaki@city.example>").count(), 1, "{said}");
    assert!(said.contains("Subject: "), "{said}");
}

#[test]
fn what_is_wrong_with_the_mail_server_is_said_without_its_password() {
    let refused = |smtp: &str, from| Post::of(&settings(Some(smtp.to_owned()), from)).unwrap_err();
    assert!(refused("smtp://mail.example", None).contains("--mail-from"));
    assert!(refused("smtp://mail.example", Some("nobody")).contains("「nobody」"));
    let sentence = refused("http://user:secret@mail.example", Some("a@city.example"));
    assert!(sentence.contains("smtp://") && !sentence.contains("secret"), "{sentence}");
    assert!(Post::of(&settings(None, None)).unwrap().is_none());
}
