//! `ayumi import`: takes in a printed list and says what it made of it.

use super::place::{Missing, is_new, now, read_year, with_backend};
use super::{Failure, report};
use crate::config::Place;
use backend::intake::{How, Imported, Order, PlanYears, Source, read_text};
use backend::{Backend, Site};
use model::publication::Provenance;
use std::fs::File;
use std::path::{Path, PathBuf};

/// Arguments of `ayumi import`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The list as text, copied or extracted from the PDF (UTF-8, UTF-16 with a byte order mark, or Shift_JIS);
    /// - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only say what would be stored
    #[arg(long)]
    dry_run: bool,
    /// Report as JSON: taken, doubts, left, table
    #[arg(long)]
    json: bool,
    /// Store nothing if the list raises a new doubt
    #[arg(long)]
    strict: bool,
    /// First and last year of the list's plans, which the list does not say; with a title, of that plan alone
    /// (several may be given)
    #[arg(long, value_name = "[TITLE=]FIRST-LAST", value_parser = read_plan_years)]
    plan_years: Vec<PlanYears>,
}

/// Reads the file and stores it.
pub async fn run(place: Place, arguments: Arguments) -> Result<String, Failure> {
    let text = read_file(&arguments.file)?;
    let how = match (arguments.dry_run, arguments.strict) {
        (true, _) => How::Try,
        (false, true) => How::StoreIfClear,
        (false, false) => How::Store,
    };
    let sources = vec![Source { text, plan_years: arguments.plan_years, provenance: Provenance::Official }];
    let imported = store(&place, Order { sources, site: Site::default(), how, at: now() }).await?;
    let Some(imported) = imported.first() else { return Ok(String::new()) };
    let result = if arguments.json { report::write_json(imported)? } else { report::write_text(imported) };
    if how == How::StoreIfClear && !imported.stored {
        let count = imported.doubts.len();
        let sentence = format!("確認が必要なものが{count}件あるため、保存していません（--strict）。");
        return Err(Failure::refused(sentence).showing(result));
    }
    Ok(result)
}

/// Where there is no database yet, the list is taken in memory first: one that is refused leaves none behind.
async fn store(place: &Place, order: Order) -> Result<Vec<Imported>, Failure> {
    let import = async |backend: &Backend| Ok(backend.import(order.clone()).await?);
    if is_new(place).await? {
        let tried = with_backend(place, Missing::Pretend, import).await?;
        if !tried.iter().all(|it| it.stored) {
            return Ok(tried);
        }
    }
    with_backend(place, Missing::Create, import).await
}

fn read_file(path: &Path) -> Result<String, Failure> {
    if path == Path::new("-") {
        return Ok(read_text(std::io::stdin().lock())?);
    }
    let unreadable = |error: std::io::Error| Failure::io(format!("ファイル {} を読めません：{error}", path.display()));
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(Failure::io(format!("{} はフォルダーです。ファイルを指定してください。", path.display())));
    }
    Ok(read_text(file)?)
}

/// 「2024-2029」 or 「第６期地域福祉計画=2024-2029」.
fn read_plan_years(text: &str) -> Result<PlanYears, String> {
    let (title, years) = match text.rsplit_once('=') {
        Some((title, years)) => (Some(title.trim().to_owned()), years),
        None => (None, text),
    };
    let (first, last) = years.split_once(['-', '〜', '～']).ok_or("expected FIRST-LAST, as 2024-2029")?;
    let (first, last) = (read_year(first)?, read_year(last)?);
    if last < first {
        return Err("the last year stands before the first".to_owned());
    }
    Ok(PlanYears { title, first, last })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plan_years_are_for_all_plans_or_for_one() {
        let all = read_plan_years("2024-2029").unwrap();
        assert_eq!((all.title, all.first.western(), all.last.western()), (None, 2024, 2029));
        let one = read_plan_years("再犯防止推進計画=R6-R11").unwrap();
        assert_eq!((one.title.as_deref(), one.last.western()), (Some("再犯防止推進計画"), 2029));
        for wrong in ["2024", "2029-2024", "x-y", ""] {
            assert!(read_plan_years(wrong).is_err(), "{wrong}");
        }
    }
}
