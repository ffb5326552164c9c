//! A city's people with their browsers: what the tests of signing in, of people and of rights have in common.

use super::support::{Answer, NOW, TestServer};
use axum::body::Body;
use axum::http::Request;
use backend::Call;
use backend::account::Invited;
use backend::store::Address;
use model::account::{Actor, DepartmentRole, Identity, Membership, OfficeRole, PersonName, SignInName};
use model::id::{AccountId, DepartmentId};
use model::year::FiscalYear;
use sea_orm::{ConnectionTrait as _, Database};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

pub const PASSWORD: &str = "みどりの橋と白い小犬たち";
pub const HOST: &str = "ayumi.example:3000";

/// A browser that keeps its cookie.
pub struct Browser<'a> {
    server: &'a TestServer,
    cookie: Mutex<String>,
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a TestServer) -> Self {
        Self { server, cookie: Mutex::default() }
    }

    /// Signed in with the password that everybody has here.
    pub async fn signed_in(server: &'a TestServer, name: &str) -> Self {
        let it = Self::new(server);
        let answer = it.post("/login", &[("name", name), ("password", PASSWORD)]).await;
        assert_eq!((answer.status.as_u16(), answer.header("location")), (303, "/work"), "{}", answer.text());
        it
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send("GET", address, &[], Body::empty()).await
    }

    /// As a form of our own page sends it.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(&format!("http://{HOST}"), address, fields).await
    }

    /// As a page of that origin sends it.
    pub async fn post_from(&self, origin: &str, address: &str, fields: &[(&str, &str)]) -> Answer {
        let escape = leptos_router::location::Url::escape;
        let pairs = fields.iter().map(|(key, value)| format!("{key}={}", escape(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let headers = [("origin", origin), ("content-type", "application/x-www-form-urlencoded")];
        self.send("POST", address, &headers, body.into()).await
    }

    pub fn cookie(&self) -> String {
        self.cookie.lock().unwrap().clone()
    }

    /// A cookie that a script of our own page has set.
    pub fn add_cookie(&self, pair: &str) {
        self.cookie.lock().unwrap().push_str(&format!("; {pair}"));
    }

    async fn send(&self, method: &str, address: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(address).header("host", HOST);
        for (name, value) in headers.iter().copied().chain([("cookie", self.cookie().as_str())]) {
            request = request.header(name, value);
        }
        let answer = self.server.send(request.body(body).unwrap()).await;
        if let Some(kept) = answer.headers.get("set-cookie") {
            let kept = kept.to_str().unwrap().split(';').next().unwrap();
            kept.clone_into(&mut self.cookie.lock().unwrap());
        }
        answer
    }
}

pub fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

pub fn held(department: DepartmentId, role: DepartmentRole) -> Membership {
    Membership { department, role, first: year(2020), last: None }
}

fn identity(name: &str) -> Identity {
    let sign_in = SignInName::new(name).unwrap();
    Identity { sign_in, name: PersonName::new(&format!("{name}さん")).unwrap(), mail: None }
}

/// The first account, 管理, called "kanri".
pub async fn open(server: &TestServer) -> Actor {
    let (accounts, call) = (&server.serving.accounts, Call::local(NOW));
    let link = accounts.create_first_link(&call).await.unwrap().unwrap();
    let account = accounts.accept_first(&link, identity("kanri"), PASSWORD, &call).await.unwrap();
    let offices = vec![OfficeRole::Administrator];
    Actor { account, today: year(2025), memberships: Vec::new(), offices }
}

/// Somebody with a password.
pub async fn settle(
    server: &TestServer,
    name: &str,
    memberships: Vec<Membership>,
    offices: &[OfficeRole],
) -> AccountId {
    let (accounts, call) = (&server.serving.accounts, Call::local(NOW));
    let root = Actor {
        account: AccountId(1),
        today: year(2025),
        memberships: Vec::new(),
        offices: vec![OfficeRole::Administrator],
    };
    let invited = Invited { identity: identity(name), memberships, offices: offices.to_vec() };
    let (account, link) = accounts.invite(&root, invited, &call).await.unwrap();
    accounts.accept(&link, PASSWORD, &call).await.unwrap();
    account
}

/// The one-time link that a page shows.
pub fn link_in(text: &str) -> &str {
    let rest = text.split_once("/login/link/").unwrap().1;
    &rest[..43]
}

/// Runs a test on each database there is: PostgreSQL, in a schema of its own, when DATABASE_URL names one.
pub async fn on_each_database(test: impl AsyncFn(&TestServer)) {
    test(&TestServer::signing_in(None).await).await;
    let Some(url) = std::env::var("DATABASE_URL").ok().filter(|it| it.starts_with("postgres")) else { return };
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let schema = format!("ayumi_http_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let say = async |statement: String| {
        let db = Database::connect(&url).await.unwrap();
        db.execute_unprepared(&statement).await.unwrap();
        db.close().await.unwrap();
    };
    say(format!("CREATE SCHEMA \"{schema}\"")).await;
    let sign = if url.contains('?') { '&' } else { '?' };
    let address = Address::Server(format!("{url}{sign}options[search_path]={schema}"));
    let server = TestServer::signing_in(Some(&address)).await;
    test(&server).await;
    server.backend.close().await;
    say(format!("DROP SCHEMA \"{schema}\" CASCADE")).await;
}
