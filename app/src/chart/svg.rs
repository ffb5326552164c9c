//! The drawing backend: plotters' calls become short SVG. Whole units only; the view box is shifted by half a unit, so
//! that lines of one unit fall on the pixels. Colours become classes, a text turned by 90° becomes an upright one, and a
//! text's point is the middle of its baseline unless its anchor says otherwise.

use super::ink::Ink;
use model::writing::{Lang, is_japanese};
use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontTransform,
};
use std::convert::Infallible;
use std::fmt::Write as _;

/// Writes into a string, which can't fail.
pub(super) struct Svg<'a> {
    out: &'a mut String,
    size: (u32, u32),
    lang: Lang,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl<'a> Svg<'a> {
    pub(super) const fn new(out: &'a mut String, size: (u32, u32), lang: Lang) -> Self {
        Self { out, size, lang }
    }

    fn write(&mut self, words: std::fmt::Arguments<'_>) -> Drawn {
        // `fmt::Write for String` never fails
        let _ = self.out.write_fmt(words);
        Ok(())
    }
}

impl DrawingBackend for Svg<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        let class = Ink::of(color.rgb).class();
        self.write(format_args!(r#"<path class="{class}" d="M{x} {y}h1"/>"#))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Drawn {
        let class = Ink::of(style.color().rgb).class_of_shape();
        let (width, height) = (right - left, bottom - top);
        self.write(format_args!(r#"<path class="{class}" d="M{left} {top}h{width}v{height}H{left}z"/>"#))
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Drawn {
        let ink = Ink::of(style.color().rgb);
        let mut d = String::new();
        let (mut at, mut first): (Option<BackendCoord>, Option<BackendCoord>) = (None, None);
        for (x, y) in path {
            first = first.or(Some((x, y)));
            let _ = match at {
                None => write!(d, "M{x} {y}"),
                Some((_, before)) if before == y => write!(d, "H{x}"),
                Some((before, _)) if before == x => write!(d, "V{y}"),
                Some(_) => write!(d, "L{x} {y}"),
            };
            at = Some((x, y));
        }
        // What ends where it began is a shape.
        let class = if at == first { ink.class_of_shape() } else { ink.class() };
        self.write(format_args!(r#"<path class="{class}" d="{d}"/>"#))
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, _fill: bool) -> Drawn {
        let class = Ink::of(style.color().rgb).class_of_shape();
        self.write(format_args!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, (x, y): BackendCoord) -> Drawn {
        let class = Ink::of(style.color().rgb).class();
        let upright = match style.transform() {
            FontTransform::Rotate90 => r#" writing-mode="vertical-rl""#,
            _ => "",
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => r#" text-anchor="start""#,
            HPos::Center => "",
            HPos::Right => r#" text-anchor="end""#,
        };
        let lang = if self.lang == Lang::En && is_japanese(text) { r#" lang="ja""# } else { "" };
        let text = escaped(text);
        self.write(format_args!(r#"<text class="{class}" x="{x}" y="{y}"{upright}{anchor}{lang}>{text}</text>"#))
    }
}

/// Text that may stand in an element or in a quoted attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // not allowed in XML at all
            it if it.is_control() => out.push(' '),
            it => out.push(it),
        }
    }
    out
}
