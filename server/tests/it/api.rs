//! What other programs read: the API, open data, the text to be read aloud, the feed.

use super::support::TestServer;
use serde_json::Value;
use std::collections::BTreeSet;

async fn json(server: &TestServer, address: &str) -> Value {
    let answer = server.get(address).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.text());
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    serde_json::from_str(answer.text()).unwrap()
}

#[tokio::test]
async fn lists_come_in_pages_and_can_be_narrowed() {
    let server = TestServer::with_lists().await;
    let first = json(&server, "/api/v1/observations?per_page=7").await;
    let total = first["total"].as_u64().unwrap();
    assert!(total > 20 && first["items"].as_array().unwrap().len() == 7, "{first}");
    let mut keys = BTreeSet::new();
    for page in 1..=total.div_ceil(20) {
        let listed = json(&server, &format!("/api/v1/observations?page={page}&per_page=20")).await;
        keys.extend(
            listed["items"].as_array().unwrap().iter().map(|it| (it["indicator_id"].as_i64(), it["year"].as_i64())),
        );
    }
    assert_eq!(keys.len() as u64, total, "each once");
    let of_year = json(&server, "/api/v1/reports?year=2020").await;
    assert!(of_year["items"].as_array().unwrap().iter().all(|it| it["year"] == 2020));
    let behind = json(&server, "/api/v1/plans?page=99").await;
    assert_eq!(behind["items"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn a_number_is_a_number_and_its_absence_has_a_reason() {
    let server = TestServer::with_lists().await;
    let listed = json(&server, "/api/v1/observations?per_page=1000").await;
    let items = listed["items"].as_array().unwrap();
    assert!(items.iter().any(|it| it["absent"] == "実施なし" && it["value"].is_null()));
    assert!(items.iter().all(|it| it["value"].is_number() != it["absent"].is_string()));
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_what_is_not_there_is_not_found() {
    let server = TestServer::with_lists().await;
    for address in
        ["/api/v1/plans?page=0", "/api/v1/plans?per_page=5000", "/api/v1/reports?year=x", "/api/v1/measures?page=-1"]
    {
        let refused = server.get(address).await;
        assert_eq!((refused.status.as_u16(), refused.header("content-type")), (400, "application/json"), "{address}");
    }
    for address in [
        "/api/v1/measures/999999",
        "/api/v1/indicators/x",
        "/api/v1/years/1900",
        "/api/v1/years/x",
        "/api/v1/none",
        "/data/csv/x.csv",
        "/data/text/1900.txt",
        "/data/text/2020",
    ] {
        assert_eq!(server.get(address).await.status, 404, "{address}");
    }
}

#[tokio::test]
async fn every_address_of_the_description_answers() {
    let server = TestServer::with_lists().await;
    let description = json(&server, "/api/v1/openapi.json").await;
    assert_eq!(description["openapi"], "3.1.0");
    let paths = description["paths"].as_object().unwrap();
    assert!(paths.len() >= 11, "{paths:?}");
    for path in paths.keys() {
        let address = path.replace("{year}", "2020").replace("{id}", "1");
        json(&server, &address).await;
    }
}

#[tokio::test]
async fn an_answer_that_is_known_is_not_sent_again() {
    let server = TestServer::with_lists().await;
    let tag = server.get("/api/v1/observations").await.header("etag").to_owned();
    assert_eq!(server.ask("GET", "/api/v1/observations", &[("if-none-match", &tag)]).await.status, 304);
    server.import(7).await;
    assert_eq!(server.ask("GET", "/api/v1/observations", &[("if-none-match", &tag)]).await.status, 200, "other data");
}

#[tokio::test]
async fn the_year_is_what_export_writes() {
    let server = TestServer::with_lists().await;
    let year = json(&server, "/api/v1/years/2020").await;
    assert_eq!(year["fiscal_year"], 2020);
    assert!(year["plans"][0]["policies"][0]["rows"][0]["narrative"].is_string());
}

#[tokio::test]
async fn open_data_is_one_table_a_file_without_breaks_and_formulas() {
    let server = TestServer::with_lists().await;
    for name in ["plans", "measures", "reports", "indicators", "observations", "departments", "publications", "codes"] {
        let answer = server.get(&format!("/data/csv/{name}.csv")).await;
        assert!(answer.status == 200 && answer.header("content-type") == "text/csv; charset=utf-8", "{name}");
        let mut reader = csv::Reader::from_reader(answer.text().as_bytes());
        let heads = reader.headers().unwrap().clone();
        assert_eq!((&heads[0], &heads[1]), ("団体コード", "団体名"), "{name}");
        assert_eq!(heads.iter().collect::<BTreeSet<_>>().len(), heads.len(), "{name}: each column has its own name");
        let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
        assert!(!rows.is_empty(), "{name}");
        for cell in rows.iter().flat_map(|row| row.iter()) {
            let number = cell.parse::<f64>().is_ok();
            assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t']), "{name}: {cell}");
            assert!(!cell.contains(['\n', '\r']), "{name}: {cell}");
        }
        let marked = server.get(&format!("/data/csv/{name}.csv?bom=1")).await;
        assert_eq!(marked.text().strip_prefix('\u{feff}'), Some(answer.text()), "{name}");
    }
}

#[tokio::test]
async fn the_text_to_be_read_aloud_has_every_item_and_the_feed_every_list() {
    let server = TestServer::with_lists().await;
    let text = server.get("/data/text/2020.txt").await;
    assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
    let items = text.text().lines().filter(|it| it.starts_with("評価は、") && it.ends_with('。')).count();
    assert!(items > 10, "{}", text.text());
    assert!(!text.text().contains(['→', '※']));
    let feed = server.get("/feed.atom").await;
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    let lists = json(&server, "/api/v1/publications").await["total"].as_u64().unwrap();
    assert_eq!(feed.text().matches("<entry>").count() as u64, lists.min(50));
}

#[tokio::test]
async fn without_a_list_there_are_empty_lists() {
    let server = TestServer::empty().await;
    assert_eq!(json(&server, "/api/v1/plans").await["total"], 0);
    assert_eq!(server.get("/data/csv/observations.csv").await.text().lines().count(), 1);
    assert_eq!(server.get("/feed.atom").await.status, 200);
}
