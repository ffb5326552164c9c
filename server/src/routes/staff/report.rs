//! One report: reading it, writing in it by a form, and its steps.

use super::answer::{complain, desk, lead, show, show_with_script};
use super::fields::Fields;
use super::guard::Inside;
use crate::layers::Refusal;
use app::inquiry::{PaperForm, draw_report};
use app::ui::Complaint;
use axum::extract::{Path, Query};
use axum::http::header::COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use backend::live::{Documents, Sent};
use backend::report::draft::{DraftReport, Seen, stamp_of};
use backend::{Backend, Call, Error};
use model::account::Actor;
use model::id::{DepartmentId, IndicatorId, ReportId};
use model::inquiry::ReportPage;
use model::live::{ASIDE, read_unsent};
use model::report::{Draft, Entry, EntryRefused};
use serde::Deserialize;
use std::collections::BTreeMap;

const OVERTAKEN: &str = "ほかの人が先に保存しました。入力した内容は「記入」に残っています。「今の内容」を確かめ、必要なところを直してから、\
                         もう一度保存してください。";
/// Of a frozen report, which no script looks after.
const KEPT: &str = "この端末には、まだ保存されていない文が残っています。差戻しや再開で報告がまた開くと、このページを開いたときに送られます。";
const CLOSED: &str = "今は保存できません。入力した内容を写しておき、管理の担当にお知らせください。";

/// What a page says of the form before it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    done: String,
}

/// The page of a report.
pub(super) async fn page(
    inside: Inside,
    Path(id): Path<i64>,
    Query(said): Query<Said>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let report = ReportId(id);
    let page = read(&inside, report).await?;
    if !headers.contains_key(ASIDE)
        && let Err(error) = inside.serving.backend.look_at(inside.actor(), report, &inside.call).await
    {
        // It can be read all the same when nothing can be stored.
        tracing::warn!(target: "http", %report, %error, "a look at a report was not noted");
    }
    let form = form_of(&page);
    let lines = headers.get_all(COOKIE).iter().filter_map(|it| it.to_str().ok());
    let kept = !page.state.is_open() && lines.flat_map(read_unsent).any(|it| it == report);
    let told = words_of(&said.done).or(kept.then_some(KEPT));
    draw(&inside, StatusCode::OK, (&page, form), (told, None)).await
}

/// Stores what was typed. What somebody else wrote meanwhile stays, and so does what was typed.
pub(super) async fn write(inside: Inside, Path(id): Path<i64>, fields: Fields) -> Result<Response, Refusal> {
    let report = ReportId(id);
    let page = read(&inside, report).await?;
    let typed = typed_form(&fields);
    let complaint = match read_form(&page, &typed) {
        Ok(wanted) => match store(&inside, report, &typed.stamp, wanted).await {
            Ok(None) => return Ok(lead(&format!("/work/reports/{report}?done=stored"))),
            Ok(Some(complaint)) => complaint,
            Err(error) => complain(error, None)?,
        },
        Err(complaint) => complaint,
    };
    let page = read(&inside, report).await?;
    // Sent once more, the form counts as written by somebody who has seen what stands there now.
    let overtaken = complaint.sentence == OVERTAKEN;
    let typed = PaperForm { stamp: stamp_of(&page.draft), overtaken, ..typed };
    draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, (&page, typed), (None, Some(&complaint))).await
}

async fn store(inside: &Inside, report: ReportId, stamp: &str, wanted: Draft) -> Result<Option<Complaint>, Error> {
    let Some(live) = &inside.serving.live else { return Ok(Some(Complaint::whole(CLOSED))) };
    let (backend, actor): (&Backend, &Actor) = (&inside.serving.backend, inside.actor());
    let before = backend.get_draft(actor, report).await?.draft;
    if stamp_of(&before) != stamp {
        return Ok(Some(Complaint::whole(OVERTAKEN)));
    }
    let writer = backend.get_writer(actor, report).await?;
    let documents: &Documents = &live.documents;
    Ok(match documents.send_form(report, writer, (&before, wanted)).await? {
        Sent::Stored => None,
        Sent::Overtaken(_) => Some(Complaint::whole(OVERTAKEN)),
    })
}

fn typed_form(fields: &Fields) -> PaperForm {
    let lines = |name: &str| fields.text(name).replace("\r\n", "\n");
    PaperForm {
        mark: fields.text("mark").to_owned(),
        narrative: lines("narrative"),
        remark: lines("remark"),
        values: fields.numbered("value").map(|(id, text)| (IndicatorId(id), text.to_owned())).collect(),
        stamp: fields.text("stamp").to_owned(),
        ..PaperForm::default()
    }
}

/// What the form says. Values of indicators that the page doesn't show stay.
fn read_form(page: &ReportPage, typed: &PaperForm) -> Result<Draft, Complaint> {
    let mut values = page.draft.values.clone();
    for row in &page.values {
        let Some(text) = typed.values.get(&row.indicator) else { continue };
        let entry = Entry::typed(text, row.unit.as_deref());
        match entry.map_err(|refused: EntryRefused| Complaint::whole(format!("{}：{refused}", row.name)))? {
            Some(entry) => values.insert(row.indicator, entry),
            None => values.remove(&row.indicator),
        };
    }
    let mark = Some(typed.mark.clone()).filter(|it| !it.is_empty());
    Ok(Draft { mark, narrative: typed.narrative.clone(), remark: typed.remark.clone(), values })
}

/// What stands in the fields of a page that is opened.
pub(super) fn form_of(page: &ReportPage) -> PaperForm {
    let value = |(id, entry): (&IndicatorId, &Entry)| (*id, entry.write());
    PaperForm {
        mark: page.draft.mark.clone().unwrap_or_default(),
        narrative: page.draft.narrative.clone(),
        remark: page.draft.remark.clone(),
        values: page.draft.values.iter().map(value).collect::<BTreeMap<_, _>>(),
        stamp: stamp_of(&page.draft),
        ..PaperForm::default()
    }
}

/// A step, by its word in the address.
pub(super) async fn step(
    inside: Inside,
    Path((id, step)): Path<(i64, String)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    read(&inside, ReportId(id)).await?;
    let seen = Seen { report: ReportId(id), steps: fields.own("steps")? };
    let (backend, actor, call) = (&inside.serving.backend, inside.actor(), &inside.call);
    match take(backend, (actor, call), seen, (&step, &fields)).await? {
        Ok(after) => Ok(lead(&way_back(&after, &step, &fields))),
        Err(error) => {
            let field = fields.text("reason").trim().is_empty().then_some("reason");
            let complaint = complain(error, field.filter(|_| matches!(step.as_str(), "send-back" | "reopen")))?;
            let page = read(&inside, seen.report).await?;
            let form = PaperForm { reason: fields.text("reason").to_owned(), ..form_of(&page) };
            draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, (&page, form), (None, Some(&complaint))).await
        }
    }
}

async fn take(
    backend: &Backend,
    (actor, call): (&Actor, &Call),
    seen: Seen,
    (step, fields): (&str, &Fields),
) -> Result<Result<DraftReport, Error>, StatusCode> {
    let reason = fields.text("reason");
    Ok(match step {
        "sign" => backend.sign(actor, seen, DepartmentId(fields.own("department")?), call).await,
        "submit" => backend.submit(actor, seen, call).await,
        "withdraw" => backend.withdraw_report(actor, seen, call).await,
        "confirm" => backend.confirm(actor, seen, call).await,
        "send-back" => backend.send_back(actor, seen, reason, call).await,
        "reopen" => backend.reopen(actor, seen, reason, call).await,
        _ => return Err(StatusCode::NOT_FOUND),
    })
}

fn way_back(after: &DraftReport, step: &str, fields: &Fields) -> String {
    match fields.text("back") {
        "board" => format!("/work/board?plan={}&year={}&done={step}", after.plan, after.year.western()),
        _ => format!("/work/reports/{}?done={step}", after.report),
    }
}

/// What a page says of the form before it.
pub(super) fn words_of(done: &str) -> Option<&'static str> {
    Some(match done {
        "stored" => "保存しました。",
        "restored" => "前の版に戻しました。戻す前の内容も「変更の記録」に残っています。",
        "sign" => "署名しました。",
        "submit" => "提出しました。事務局の確認を待ちます。",
        "withdraw" => "取り下げました。また書きこめます。",
        "altered" => "指標を変えました。公表までは取り消せます。",
        "undone" => "指標の変更を取り消しました。",
        "confirm" => "確定しました。",
        "send-back" => "差し戻しました。",
        "reopen" => "再開しました。担当がまた書きこめます。",
        "remind" => "督促しました。仕事場に表示され、メールアドレスのある人にはメールも送られます。",
        "mail" => "もう一度送ります。順番が来ると送られます。",
        "open" => "照会を始めました。",
        "change" => "案内と締切を変えました。",
        "who" => "担当を変えました。",
        "added" => "項目を加えました。担当の仕事場に表示されます。",
        "begun" => "新しい項目を始めました。担当の仕事場に表示されます。",
        "publish" => "公表しました。",
        "changed" => "変更しました。",
        "handed-over" => "役割を引き継ぎました。報告の担当は課・団体のままです。",
        _ => return None,
    })
}

pub(super) async fn read(inside: &Inside, report: ReportId) -> Result<ReportPage, Refusal> {
    let found = inside.serving.backend.get_report_page(inside.actor(), report, &inside.call).await;
    found.map_err(|error| keep_out(report, error))
}

/// A report of others: who may see it is said, and that somebody may not is put on record.
pub(super) fn keep_out(report: ReportId, error: Error) -> Refusal {
    match error {
        Error::Refused(sentence) => Refusal::kept_out(format!("report {report}"), sentence),
        other => other.into(),
    }
}

pub(super) async fn draw(
    inside: &Inside,
    status: StatusCode,
    (page, form): (&ReportPage, PaperForm),
    told: (Option<&'static str>, Option<&Complaint>),
) -> Result<Response, Refusal> {
    let html = draw_report(&desk(&inside.serving).await?, &inside.signed(), (page, form), told);
    Ok(if page.state.is_open() { show_with_script(status, &html) } else { show(status, html) })
}
