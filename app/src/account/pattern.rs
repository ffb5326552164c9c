//! A pattern that telephones read (QR code), as one SVG path. It is drawn here and shown nowhere else, so that no secret
//! goes to a service that draws patterns.

use leptos::prelude::*;
use qrcode::{Color, EcLevel, QrCode};

/// Modules of white around it, as the standard asks for.
const MARGIN: usize = 4;

/// The pattern; where a text is too long for one, nothing, and the text beside it serves.
#[component]
pub(super) fn Pattern(
    /// What it says.
    text: String,
    /// What a screen reader says.
    name: &'static str,
) -> impl IntoView {
    trace(&text).map(|(width, path)| {
        view! {
            <svg class="account-pattern" viewBox=format!("0 0 {width} {width}") role="img" aria-label=name>
                <rect width=width height=width class="ground"></rect>
                <path d=path></path>
            </svg>
        }
    })
}

/// Its width in modules, and the dark ones, row by row.
fn trace(text: &str) -> Option<(usize, String)> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, colors) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        let mut x = 0;
        while let Some(start) = (x..width).find(|at| row[*at] == Color::Dark) {
            let end = (start..width).find(|at| row[*at] == Color::Light).unwrap_or(width);
            path.push_str(&format!("M{} {}h{}v1h-{}z", start + MARGIN, y + MARGIN, end - start, end - start));
            x = end;
        }
    }
    Some((width + 2 * MARGIN, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_begins_with_the_mark_that_readers_look_for() {
        let (width, path) =
            trace("otpauth://totp/Ayumi:yamada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Ayumi").unwrap();
        // The corner's outer square: seven dark modules at the top, inside the margin.
        assert!(path.starts_with("M4 4h7v1h-7z"), "{path}");
        assert!(width >= 21 + 2 * MARGIN && path.len() < 20_000);
        assert_eq!(trace(&"x".repeat(5_000)), None);
    }
}
