//! A chart as a file of its own: the same drawing with its size, its language, and colours as attributes in the place of
//! classes. No style sheet: a strict policy of content blocks it, and office programs ignore it.

use super::draw::draw;
use super::frame::Frame;
use super::plot::SLOTS;
use super::svg::escaped;
use model::indicator::Series;
use model::writing::{Lang, Writing};

/// What each class of style/ui/chart.css is as attributes, by element.
const PAINT: [(&str, &str); 19] = [
    (r#"<path class="now""#, r##"<path fill="#0017c1""##),
    (r#"<path class="last""#, r##"<path fill="#c5d7fb" stroke="#3460fb""##),
    (r#"<path class="other""#, r##"<path fill="#e8f1fe" stroke="#4979f5""##),
    (r#"<path class="line""#, r##"<path fill="none" stroke="#3460fb" stroke-width="2.5""##),
    (r#"<path class="base""#, r##"<path stroke="#1a1a1a""##),
    (r#"<path class="leader""#, r##"<path stroke="#1a1a1a""##),
    (r#"<path class="grid""#, r##"<path stroke="#d4d4d4""##),
    (r#"<path class="gap""#, r##"<path fill="#fff" stroke="#949494" stroke-dasharray="2 3""##),
    (r#"<path class="cut""#, r##"<path stroke="#1a1a1a" stroke-dasharray="5 4""##),
    (r#"<circle class="now""#, r##"<circle fill="#0017c1""##),
    (r#"<circle class="ring""#, r##"<circle fill="#fff" stroke="#3460fb" stroke-width="2""##),
    (r#"<circle class="leader""#, r##"<circle fill="#1a1a1a""##),
    (r#"<text class="amount""#, r##"<text fill="#333""##),
    (r#"<text class="quiet""#, r##"<text fill="#595959""##),
    (r#"<text class="strong""#, r##"<text fill="#1a1a1a" font-weight="700""##),
    (r#"<text class="fine""#, r##"<text fill="#595959" font-size="14""##),
    (r#"<text class="now""#, r##"<text fill="#0017c1" font-weight="700""##),
    // of the drawing itself
    (r#"class="chart" "#, ""),
    ("data-numbered=\"\" ", ""),
];

/// Height of the head that tells the indicator's name, which no page tells beside a file.
const HEAD: u32 = 36;

/// How large a drawing shows where it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// As it was drawn.
    Own,
    /// As wide as its place.
    OfPlace,
}

/// A complete SVG document.
#[must_use]
pub fn draw_file(series: &Series, frame: Frame, extent: Extent, writing: Writing) -> String {
    let (wide, high) = frame.size();
    let face = "'Noto Sans JP','Hiragino Sans','Yu Gothic UI','Noto Sans CJK JP',sans-serif";
    let extent = match extent {
        Extent::Own => format!(r#"width="{wide}" height="{}""#, high + HEAD),
        Extent::OfPlace => r#"width="100%""#.to_owned(),
    };
    let root = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" {extent} lang="{}" font-family="{face}" font-size="{}" "##,
        writing.lang.key(),
        frame.text()
    );
    let of_name = if writing.lang == Lang::En { r#" lang="ja""# } else { "" };
    let head = format!(
        r##"><rect x="-.5" y="-{HEAD}.5" width="{wide}" height="{}" fill="#fff"/><text y="-14" text-anchor="start" font-weight="700"{of_name}>{}</text>"##,
        high + HEAD,
        escaped(&series.name)
    );
    let shown = format!(r#"viewBox="-.5 -.5 {wide} {high}""#);
    let taller = format!(r#"viewBox="-.5 -{HEAD}.5 {wide} {}""#, high + HEAD);
    let drawn = draw(series, frame, writing).replacen(&shown, &taller, 1);
    let mut file = drawn.replacen("<svg ", &root, 1).replacen('>', &head, 1);
    // Nobody points at it.
    if let Some((before, behind)) = file.split_once(SLOTS)
        && let Some((_, behind)) = behind.split_once('"')
    {
        file = format!("{before}{behind}");
    }
    for (class, attributes) in PAINT {
        file = file.replace(class, attributes);
    }
    file
}
