//! 指標を変える: one form a change, and taking one back.

use super::answer::{complain, lead};
use super::fields::Fields;
use super::guard::Inside;
use super::report::{draw, form_of, read};
use crate::layers::Refusal;
use app::inquiry::{AlteringForm, PaperForm};
use app::ui::Complaint;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use model::id::{IndicatorId, ReportId};
use model::indicator::{Counting, Timing};
use model::report::{AlterRefused, IndicatorName, NewIndicator, Wanted, Why};

/// Changes an indicator, by the word in the address, or takes a change back.
pub(super) async fn alter(
    inside: Inside,
    Path((id, act)): Path<(i64, String)>,
    fields: Fields,
) -> Result<Response, Refusal> {
    let report = ReportId(id);
    read(&inside, report).await?;
    let (backend, actor, call) = (&inside.serving.backend, inside.actor(), &inside.call);
    let way = |done: &str| lead(&format!("/work/reports/{report}?done={done}"));
    let complaint = if act == "undo" {
        match backend.take_back_alteration(actor, report, fields.own("alteration")?, call).await {
            Ok(()) => return Ok(way("undone")),
            Err(error) => complain(error, None)?,
        }
    } else {
        match read_wanted(&act, &fields)? {
            Ok(wanted) => match backend.alter_indicator(actor, report, wanted, call).await {
                Ok(_) => return Ok(way("altered")),
                Err(error) => complain(error, None)?,
            },
            Err(complaint) => complaint,
        }
    };
    let page = read(&inside, report).await?;
    let form = PaperForm { altering: typed_form(act, &fields), ..form_of(&page) };
    draw(&inside, StatusCode::UNPROCESSABLE_ENTITY, (&page, form), (None, Some(&complaint))).await
}

/// The fields of one form, by their ids.
struct Ids {
    name: &'static str,
    unit: &'static str,
    why: &'static str,
}

type Read = Result<(Wanted, Why), Complaint>;

fn read_wanted(act: &str, fields: &Fields) -> Result<Read, StatusCode> {
    let ids = match act {
        "add" => Ids { name: "add-name", unit: "add-unit", why: "add-why" },
        "rename" => Ids { name: "rename-name", unit: "", why: "rename-why" },
        "redefine" => Ids { name: "", unit: "", why: "redefine-why" },
        "end" => Ids { name: "", unit: "", why: "end-why" },
        _ => return Err(StatusCode::NOT_FOUND),
    };
    let indicator = || fields.own("indicator").map(IndicatorId);
    let name = || IndicatorName::new(fields.text("name")).map_err(|refused| Complaint::of(ids.name, refused));
    let wanted = match act {
        "add" => name()
            .and_then(|name| read_new(name, fields).map_err(|refused| Complaint::of(ids.unit, refused)))
            .map(Wanted::Add),
        "rename" => {
            let indicator = indicator()?;
            name().map(|name| Wanted::Rename(indicator, name))
        }
        "redefine" => Ok(Wanted::Redefine(indicator()?)),
        _ => Ok(Wanted::End(indicator()?)),
    };
    let why = Why::new(fields.text("why")).map_err(|refused| Complaint::of(ids.why, refused));
    Ok(wanted.and_then(|wanted| Ok((wanted, why?))))
}

fn read_new(name: IndicatorName, fields: &Fields) -> Result<NewIndicator, AlterRefused> {
    let counting = [Counting::Cumulative, Counting::Distinct];
    let counting = counting.into_iter().find(|it| it.words() == fields.text("counting"));
    let timing = [Timing::Annual, Timing::YearEnd].into_iter().find(|it| it.words() == fields.text("timing"));
    NewIndicator::new(name, fields.text("unit"), (counting, timing))
}

fn typed_form(act: String, fields: &Fields) -> AlteringForm {
    let text = |name: &str| fields.text(name).to_owned();
    AlteringForm {
        act,
        indicator: text("indicator"),
        name: text("name"),
        unit: text("unit"),
        counting: text("counting"),
        timing: text("timing"),
        why: text("why"),
    }
}
