//! Who sits at a report's document by a real session: what ends it, ends the connection, and nobody else's.

use super::client::{Asking, Client};
use crate::metrics;
use crate::rights::ask;
use crate::staff::{Browser, held, open, settle};
use crate::support::TestServer;
use model::account::DepartmentRole;
use server::routes::{listen, router};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::{Notify, oneshot};
use yrs::Text as _;

/// The server on a real socket, on a thread of its own.
async fn serve(server: &TestServer) -> (String, Arc<Notify>, std::thread::JoinHandle<()>) {
    let (serving, end, (say, said)) = (server.serving.clone(), Arc::new(Notify::new()), oneshot::channel());
    let told = Arc::clone(&end);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let thread = std::thread::spawn(move || {
        runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            say.send(listener.local_addr().unwrap().to_string()).unwrap();
            listen(listener, router(serving), Default::default(), async || told.notified().await).await;
        });
    });
    (said.await.unwrap(), end, thread)
}

async fn join(address: &str, browser: &Browser<'_>, number: u64) -> Client {
    let mut client = Client::new(number);
    let asking = Asking { cookie: Some(browser.cookie()), report: 1, ..Asking::default() };
    client.connect(address, &asking).await.unwrap();
    client.settle().await;
    client
}

/// How it was closed, and after how long.
async fn wait_for_end(client: &mut Client) -> (Option<u16>, Duration) {
    let began = Instant::now();
    client.hear_until(|_| false).await;
    (client.closed.as_ref().map(|it| u16::from(it.code)), began.elapsed())
}

#[tokio::test]
async fn a_page_of_one_person_does_not_write_for_another_who_signed_in_beside_it() {
    let server = TestServer::signing_in(None).await;
    server.import(1).await;
    open(&server).await;
    let own = server.backend.snapshot().await.unwrap().facts.departments[0].id;
    ask(&server, own).await;
    let first = settle(&server, "first", vec![held(own, DepartmentRole::Writer)], &[]).await;
    let second = settle(&server, "second", vec![held(own, DepartmentRole::Writer)], &[]).await;
    let (address, end, thread) = serve(&server).await;
    let browser = Browser::signed_in(&server, "second").await;
    for (account, joins) in [(second, true), (first, false)] {
        let query = format!("account={account}");
        let asking = Asking { query, cookie: Some(browser.cookie()), report: 1, ..Asking::default() };
        let mut client = Client::new(10);
        assert_eq!(client.connect(&address, &asking).await.is_ok(), joins, "{account}");
    }
    end.notify_one();
    tokio::task::spawn_blocking(|| thread.join()).await.unwrap().unwrap();
}

#[tokio::test]
async fn who_sits_at_a_report_is_counted_for_operators_until_they_leave() {
    let mut server = TestServer::signing_in(None).await;
    server.serving = server.serving.clone().with_metrics();
    server.import(1).await;
    open(&server).await;
    let own = server.backend.snapshot().await.unwrap().facts.departments[0].id;
    ask(&server, own).await;
    settle(&server, "writer", vec![held(own, DepartmentRole::Writer)], &[]).await;
    let (address, end, thread) = serve(&server).await;
    let browser = Browser::signed_in(&server, "writer").await;
    let count = async || {
        let text = metrics::ask(&server.serving).await.text().to_owned();
        ["ayumi_live_connections", "ayumi_live_rooms"].map(|name| metrics::number(&text, name))
    };
    assert_eq!(count().await, [0.0, 0.0]);
    let (first, second) = (join(&address, &browser, 10).await, join(&address, &browser, 11).await);
    assert_eq!(count().await, [2.0, 1.0]);
    drop((first, second));
    let began = Instant::now();
    while count().await != [0.0, 0.0] {
        assert!(began.elapsed() < Duration::from_secs(20), "{:?}", count().await);
        tokio::task::yield_now().await;
    }
    end.notify_one();
    tokio::task::spawn_blocking(|| thread.join()).await.unwrap().unwrap();
}

#[tokio::test]
async fn signing_out_and_losing_an_account_end_the_connection_within_five_seconds() {
    let server = TestServer::signing_in(None).await;
    server.import(1).await;
    open(&server).await;
    let own = server.backend.snapshot().await.unwrap().facts.departments[0].id;
    ask(&server, own).await;
    let writer = || vec![held(own, DepartmentRole::Writer)];
    for name in ["leaves", "stays"] {
        settle(&server, name, writer(), &[]).await;
    }
    let disabled = settle(&server, "disabled", writer(), &[]).await;
    let (address, end, thread) = serve(&server).await;
    let (leaves, stays) = (Browser::signed_in(&server, "leaves").await, Browser::signed_in(&server, "stays").await);
    let gone = Browser::signed_in(&server, "disabled").await;
    let mut one = join(&address, &leaves, 10).await;
    let mut other = join(&address, &gone, 11).await;
    let mut third = join(&address, &stays, 12).await;
    // They were looked at once, and found in order.
    one.hear_for(Duration::from_millis(3_500)).await;

    leaves.post("/logout", &[]).await;
    let (code, took) = wait_for_end(&mut one).await;
    assert!(code == Some(4403) && took < Duration::from_secs(5), "{code:?} after {took:?}");
    let kanri = Browser::signed_in(&server, "kanri").await;
    let stopped = kanri.post(&format!("/work/people/{disabled}/disable"), &[]).await;
    assert!(stopped.status.is_redirection(), "{}", stopped.text());
    let (code, took) = wait_for_end(&mut other).await;
    assert!(code == Some(4403) && took < Duration::from_secs(5), "{code:?} after {took:?}");

    third.edit(|it, write| it.narrative.push(write, "まだいる。")).await;
    third.settle().await;
    assert!(third.is_connected());
    drop(third);
    end.notify_one();
    tokio::task::spawn_blocking(|| thread.join()).await.unwrap().unwrap();
}
