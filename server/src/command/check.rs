//! `ayumi check`: whether what is stored is sound.

use super::Failure;
use super::place::{Missing, with_backend};
use crate::config::{Place, Service, Settings};
use crate::routes::Painter;
use backend::Backend;
use backend::intake::Checked;
use model::calendar::Calendar;
use model::publication::Publication;
use std::fmt::Write;
use std::path::PathBuf;

/// Arguments of `ayumi check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Font file that `serve` is given for charts as PNG
    #[arg(long, value_name = "FILE", env = "AYUMI_FONT")]
    font: Option<PathBuf>,
}

/// Checks files, references, rows, sources and what was derived from them.
pub async fn run(place: Place, Arguments { font }: Arguments) -> Result<String, Failure> {
    let font = Settings::resolve(&place, Service { font, ..Service::default() })?.font;
    let check = async |backend: &Backend| Ok(backend.check().await?);
    let mut text = write(&with_backend(&place, Missing::Refuse, check).await?)?;
    text.push_str(tell_font(Painter::new(font).is_able()));
    Ok(text)
}

/// Not a fault of what is stored, but readers miss something.
const fn tell_font(able: bool) -> &'static str {
    if able {
        return "";
    }
    "日本語のフォントが見つからないので、図を PNG では出せません（SVG では出せます）。\
     フォントを入れるか、--font でファイルを示してください。\n"
}

/// What a check found; a failure where something is wrong.
pub(super) fn write(checked: &Checked) -> Result<String, Failure> {
    let mut text = format!("公表資料 {}件、報告と実績値 {}件を調べました。\n", checked.publications, checked.facts);
    checked.counting.iter().for_each(|it| write_publication(&mut text, it, ""));
    checked.withdrawn.iter().for_each(|it| write_publication(&mut text, it, "　取り下げ済み"));
    if checked.audit.rows > 0 {
        // Who keeps it elsewhere sees later that the last rows are gone, which the chain itself can't show.
        let _ = writeln!(text, "監査記録 {}件。最後の記録の照合値 {}", checked.audit.rows, checked.audit.head);
    }
    for problem in &checked.problems {
        let _ = writeln!(text, "・{problem}");
    }
    if checked.problems.is_empty() {
        text.push_str("問題はありません。\n");
        return Ok(text);
    }
    let count = checked.problems.len();
    Err(Failure::refused(format!("保存されているデータに問題が{count}件あります。")).showing(text))
}

/// By its number, as `ayumi withdraw` takes it.
fn write_publication(text: &mut String, it: &Publication, state: &str) {
    let (year, edition) = (Calendar::Japanese.year(it.year), format!("第{}版", it.edition));
    let parts = [Some(year), it.meeting.clone(), it.material_number.clone(), Some(edition)];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join("　");
    let _ = writeln!(text, "  公表資料 {}　{parts}{state}", it.id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_machine_without_a_font_is_told_of() {
        assert_eq!(tell_font(true), "");
        assert!(tell_font(false).contains("--font") && tell_font(false).ends_with('\n'));
    }
}
