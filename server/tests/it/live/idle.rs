//! A session that only an open page holds on to.

use crate::staff::{Browser, HOST};
use crate::support::{NOW, TestServer};
use crate::year::{city, opening, send};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use backend::Moment;
use backend::live::Rights;
use model::account::IDLE_LIMIT;
use model::id::ReportId;
use model::live::ASIDE;
use server::routes::{Hand, router};

/// What the gate says of a browser's connection at another time; `None`: it ends.
async fn admit(server: &TestServer, browser: &Browser<'_>, clock: fn() -> Moment, hand: Hand) -> Option<Rights> {
    let serving = server.serving.but(|it| (it.clock, it.live) = (clock, None)).with_documents();
    let request = Request::builder().uri("/live/reports/1").header("cookie", browser.cookie());
    let (parts, ()) = request.body(()).unwrap().into_parts();
    let gate = serving.live.clone().unwrap().gate;
    gate.admit(&parts, ReportId(1), hand).await.ok().map(|it| it.rights)
}

/// What the page hears when it asks by itself how the report stands.
async fn look(server: &TestServer, browser: &Browser<'_>, clock: fn() -> Moment) -> StatusCode {
    let request = Request::builder().uri("/work/reports/1").header("host", HOST).header("cookie", browser.cookie());
    let request = request.header(ASIDE, "1").body(Body::empty()).unwrap();
    let serving = server.serving.but(|it| it.clock = clock);
    TestServer::answer_of(router(serving), request).await.status
}

#[tokio::test]
async fn a_page_left_open_keeps_no_session_alive_and_who_writes_does() {
    let server = TestServer::signing_in(None).await;
    let proposal = city(&server).await;
    let jimukyoku = Browser::signed_in(&server, "jimukyoku").await;
    send(&jimukyoku, "/work/inquiry/new", &opening(&proposal, "2025-06-30")).await;
    let (rests, writes) = (Browser::signed_in(&server, "shunin").await, Browser::signed_in(&server, "kacho").await);
    let almost: fn() -> Moment = || NOW.after(IDLE_LIMIT - 1);
    let over: fn() -> Moment = || NOW.after(IDLE_LIMIT);
    assert_eq!(admit(&server, &rests, almost, Hand::Rests).await, Some(Rights::Write));
    assert_eq!(admit(&server, &writes, almost, Hand::Writes).await, Some(Rights::Write));
    // What the page asks by itself to show what has changed around it keeps none alive either.
    assert_eq!(look(&server, &rests, almost).await, StatusCode::OK);
    assert_eq!(admit(&server, &rests, over, Hand::Rests).await, None);
    assert_eq!(look(&server, &rests, over).await, StatusCode::SEE_OTHER);
    assert_eq!(admit(&server, &writes, over, Hand::Rests).await, Some(Rights::Write));
}
