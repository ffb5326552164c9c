//! A chart as a file of its own: the same drawing with its size, its language and the few rules that paint it.

use super::draw::draw;
use super::frame::Frame;
use model::calendar::Calendar;
use model::indicator::Series;

/// The colours and sizes of style/ui/chart.css, as far as a file without a page needs them.
const RULES: &str = "text{font:400 14px 'Noto Sans JP','Hiragino Sans','Yu Gothic UI','Noto Sans CJK JP',sans-serif;\
font-variant-numeric:tabular-nums}path{fill:none}.now{fill:#0017c1}text.now{font-size:16px;font-weight:700}\
.last{fill:#c5d7fb;stroke:#3460fb}.other{fill:#e8f1fe;stroke:#4979f5}.line{stroke:#3460fb;stroke-width:2.5}\
.ring{fill:#fff;stroke:#3460fb;stroke-width:2}.base,.leader{stroke:#1a1a1a}.grid{stroke:#d4d4d4}\
.gap{stroke:#949494;stroke-dasharray:2 3}.cut{stroke:#1a1a1a;stroke-dasharray:5 4}.value{fill:#333}\
.quiet,.fine{fill:#595959}.strong{fill:#1a1a1a;font-weight:700}\
[data-frame=desk] text{font-size:16px}[data-frame=desk] text.now{font-size:18px}[data-frame=desk] text.fine{font-size:14px}";

/// A complete SVG document.
#[must_use]
pub fn draw_file(series: &Series, frame: Frame, calendar: Calendar) -> String {
    let (wide, high) = frame.size();
    let head = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" lang="ja" "#);
    let drawn = draw(series, frame, calendar);
    let body = drawn.strip_prefix("<svg ").unwrap_or(&drawn);
    match body.split_once('>') {
        Some((attributes, inner)) => {
            let ground = format!(r##"<rect x="-.5" y="-.5" width="{wide}" height="{high}" fill="#fff"/>"##);
            format!("{head}{attributes}><style>{RULES}</style>{ground}{inner}")
        }
        None => drawn,
    }
}
