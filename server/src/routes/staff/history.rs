//! 変更の記録 of a report: its versions, one of them beside another, and the way back to it.

use super::answer::{complain, desk, lead, show};
use super::fields::Fields;
use super::guard::Inside;
use super::report::keep_out;
use crate::layers::Refusal;
use app::inquiry::{draw_history, draw_version};
use app::ui::Complaint;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use backend::Error;
use backend::live::Sent;
use backend::report::draft::stamp_of;
use model::id::ReportId;
use model::inquiry::{Against, VersionPage};
use serde::Deserialize;

const OVERTAKEN: &str =
    "このページを開いたあとに、ほかの人が書きました。何も変えていません。違いをもう一度確かめてから、戻してください。";
const FROZEN: &str =
    "今は戻せません。報告が提出または確定されているか、書きこむ役割がないか、すでにこの版と同じ内容です。";
const CLOSED: &str = "今は保存できません。管理の担当にお知らせください。";

/// With what a version is to be compared.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    against: String,
}

/// The versions.
pub(super) async fn page(inside: Inside, Path(id): Path<i64>) -> Result<Response, Refusal> {
    let found = inside.serving.backend.get_history_page(inside.actor(), ReportId(id)).await;
    let page = found.map_err(|error| keep_out(ReportId(id), error))?;
    Ok(show(StatusCode::OK, draw_history(&desk(&inside.serving).await?, &inside.signed(), page)))
}

/// One version.
pub(super) async fn version(
    inside: Inside,
    Path(of): Path<(i64, i32)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let against = if asked.against == "now" { Against::Now } else { Against::Before };
    let page = read(&inside, of, against).await?;
    draw(&inside, StatusCode::OK, page, None).await
}

/// Back to a version. What stands there meanwhile is kept as one.
pub(super) async fn restore(inside: Inside, Path(of): Path<(i64, i32)>, fields: Fields) -> Result<Response, Refusal> {
    let page = read(&inside, of, Against::Now).await?;
    let complaint = match bring_back(&inside, of, (&page, fields.text("stamp"))).await {
        Ok(None) => return Ok(lead(&format!("/work/reports/{}?done=restored", of.0))),
        Ok(Some(sentence)) => Complaint::whole(sentence),
        Err(error) => complain(error, None)?,
    };
    let page = read(&inside, of, Against::Now).await?;
    draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, page, Some(&complaint)).await
}

async fn bring_back(
    inside: &Inside,
    (id, number): (i64, i32),
    (page, stamp): (&VersionPage, &str),
) -> Result<Option<&'static str>, Error> {
    let (report, backend, actor) = (ReportId(id), &inside.serving.backend, inside.actor());
    let Some(live) = &inside.serving.live else { return Ok(Some(CLOSED)) };
    if page.restorable.is_none() {
        return Ok(Some(FROZEN));
    }
    let before = backend.get_draft(actor, report).await?.draft;
    if stamp_of(&before) != stamp {
        return Ok(Some(OVERTAKEN));
    }
    let wanted = backend.get_version(actor, (report, number)).await?;
    let writer = backend.get_writer(actor, report).await?;
    Ok(match live.documents.restore(report, writer, (&before, wanted)).await? {
        Sent::Stored => None,
        Sent::Overtaken(_) => Some(OVERTAKEN),
    })
}

async fn read(inside: &Inside, (id, number): (i64, i32), against: Against) -> Result<VersionPage, Refusal> {
    let found = inside.serving.backend.get_version_page(inside.actor(), (ReportId(id), number), against).await;
    found.map_err(|error| keep_out(ReportId(id), error))
}

async fn draw(
    inside: &Inside,
    status: StatusCode,
    page: VersionPage,
    complaint: Option<&Complaint>,
) -> Result<Response, Refusal> {
    Ok(show(status, draw_version(&desk(&inside.serving).await?, &inside.signed(), page, complaint)))
}
